#include "base/narrowed_text.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace rolecall;

BOOST_AUTO_TEST_CASE(wide_forms_become_what_patterns_know) {
  NarrowedText narrowed;
  narrowed.read("Über ５＋\u00A0Jahre，３－４年\u3000ＳＱＬ");
  BOOST_TEST(narrowed.text() == "Über 5+ Jahre，3-4年 SQL");
  BOOST_TEST(narrowed.lower() == "Über 5+ jahre，3-4年 sql");
  narrowed.read("plain");
  BOOST_TEST(narrowed.text() == "plain");
}

// Every stretch of whole characters goes there and comes back.
BOOST_AUTO_TEST_CASE(places_go_both_ways) {
  const std::string_view written = "a\u00A0\u2009b７é８数９＋c";
  NarrowedText narrowed;
  narrowed.read(written);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;  // written, narrowed
  for (std::size_t at = 0, there = 0;;) {
    edges.emplace_back(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(there));
    if (at == written.size()) break;
    decode(written, at);
    decode(narrowed.text(), there);
  }
  for (std::size_t i = 0; i < edges.size(); ++i)
    for (std::size_t j = i; j < edges.size(); ++j) {
      const Range here{edges[i].first, edges[j].first}, there{edges[i].second, edges[j].second};
      BOOST_TEST((narrowed.narrow(here) == there));
      BOOST_TEST((narrowed.written(there) == here));
    }
}

BOOST_AUTO_TEST_CASE(soft_hyphens_are_left_out) {
  NarrowedText narrowed;
  narrowed.read("a \u00ADdough\u00ADnut\u00AD, b");
  BOOST_TEST(narrowed.text() == "a doughnut, b");
  // From the first letter to the last, and what stands between.
  BOOST_TEST((narrowed.written({2, 10}) == Range{4, 14}));
  BOOST_TEST((narrowed.written({0, 13}) == Range{0, 19}));
  BOOST_TEST(narrowed_pattern("dough\u00ADnut") == "doughnut");
}

BOOST_AUTO_TEST_CASE(a_pattern_may_write_wide_forms_too) {
  BOOST_TEST(narrowed_pattern("[０-９]＋年[，。]") == "[0-9]\\+年[，。]");
}

}  // namespace
