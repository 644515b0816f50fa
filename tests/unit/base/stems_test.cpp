#include "base/stems.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using namespace rolecall;

std::string stems(std::string_view text) {
  std::string all;
  for_each_stem(text, [&](std::string_view stem) {
    all += (all.empty() ? "" : "|") + std::string(stem);
    return true;
  });
  return all;
}

BOOST_AUTO_TEST_CASE(words_by_their_first_letters_folded) {
  BOOST_TEST(stems("- Managing teams (K8s), management!") == "managi|teams|k8s|manage");
  BOOST_TEST(stems("") == "");
  BOOST_TEST(stems(" ...") == "");
}

BOOST_AUTO_TEST_CASE(letters_are_counted_not_bytes) {
  BOOST_TEST(stems("ÖVERSÄTTARE") == "översä");
}

BOOST_AUTO_TEST_CASE(chinese_letters_are_words_of_their_own) {
  BOOST_TEST(stems("负责AI平台") == "负|责|ai|平|台");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_part_words) {
  BOOST_TEST(stems("one\xFFtwo") == "one|two");
}

BOOST_AUTO_TEST_CASE(it_ends_when_told_to) {
  int seen = 0;
  for_each_stem("one two three", [&](std::string_view) { return ++seen < 2; });
  BOOST_TEST(seen == 2);
}

BOOST_AUTO_TEST_CASE(a_number_fits_a_feature) {
  BOOST_TEST(stem_number("manage") < 1u << 28);
  BOOST_TEST(stem_number("manage") != stem_number("manag"));
}

}  // namespace
