#include "check/fixes.h"

#include <boost/test/unit_test.hpp>

#include "check/baseline.h"
#include "check/check.h"

using namespace rolecall;

BOOST_AUTO_TEST_CASE(edits_that_overlap_are_made_one_at_a_time) {
  Diagnostics findings;
  auto& d = findings.warning("a", "m", {"f", 1, 1, {}});
  d.fixes = {{"f", {0, 3}, "X"}, {"f", {2, 4}, "Y"}, {"f", {5, 6}, ""}};
  const auto mended = apply_fixes({{"f", "abcdef\n"}}, findings);
  BOOST_REQUIRE(mended.size() == 1u);
  BOOST_TEST(mended[0].after == "Xde\n");
  BOOST_TEST(mended[0].fixes == 2u);
}

BOOST_AUTO_TEST_CASE(a_baseline_lets_known_findings_pass_and_reports_stale_ones) {
  Diagnostics findings;
  findings.warning("a", "known", {"f", 1, 1, {}});
  findings.warning("a", "known", {"f", 9, 1, {}});
  const std::string list = write_baseline(findings);
  findings.warning("a", "new", {"f", 2, 1, {}});
  findings.all().erase(findings.all().begin());
  apply_baseline(
      list, "known.txt", [](std::string_view) { return true; }, findings);
  BOOST_REQUIRE(findings.all().size() == 2u);
  BOOST_TEST(findings.all()[0].message == "new");
  BOOST_TEST(findings.all()[1].check == "stale-baseline");
}

BOOST_AUTO_TEST_CASE(nothing_is_stale_of_checks_that_did_not_run) {
  Diagnostics findings;
  findings.warning("untested-clause", "known", {"f", 1, 1, {}});
  findings.warning("dead-on-corpus", "known", {"f", 2, 1, {}});
  findings.warning("weak-atom", "known", {"f", 3, 1, {}});
  const std::string list = write_baseline(findings);
  const auto stale = [&](const CheckOptions& options) {
    Diagnostics none;
    apply_baseline(
        list, "known.txt", [&](std::string_view check) { return finds_again(options, check); },
        none);
    return none.all().size();
  };
  BOOST_TEST(stale({}) == 0u);
  BOOST_TEST(stale({true, {}}) == 1u);
  BOOST_TEST(stale({true, {"A pan."}}) == 2u);
}
