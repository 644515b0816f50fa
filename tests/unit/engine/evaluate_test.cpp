#include "engine/evaluate.h"

#include <boost/test/unit_test.hpp>

#include "base/ascii.h"

namespace {

using namespace rolecall;

std::vector<std::uint32_t> begins(std::string_view text, const std::string& surface) {
  std::vector<std::uint32_t> found;
  for (const Range& range : places_of(ascii_lowered(text), text, surface))
    found.push_back(range.begin);
  return found;
}

BOOST_AUTO_TEST_CASE(a_surface_is_found_as_a_word_of_its_own) {
  BOOST_TEST((begins("Go, go; cargo, Gopher, GO", "go") == std::vector<std::uint32_t>{0, 4, 23}));
  BOOST_TEST((begins("C++ and C, c++17", "C++") == std::vector<std::uint32_t>{0, 11}));
  BOOST_TEST((begins("熟悉SQL语言", "sql") == std::vector<std::uint32_t>{6}));
  BOOST_TEST((begins("aa aaa", "aa") == std::vector<std::uint32_t>{0}));
  BOOST_TEST(begins("anything", "").empty());
  BOOST_TEST(begins("", "go").empty());
}

}  // namespace
