#include "check/allowances.h"

#include <boost/test/unit_test.hpp>

using namespace rolecall;

namespace {

// Findings at line 5 of a file whose comments fill lines 2 to 4.
Diagnostics left_of(const std::string& comments, const std::vector<std::string>& checks) {
  RuleSet rules;
  rules.files = {{"f.yaml", "schema: 1\n" + comments + "rules: []\n"}};
  Diagnostics findings;
  for (const std::string& check : checks) findings.warning(check, "m", {"f.yaml", 5, 1, {}});
  apply_allowances(rules, {}, findings);
  return findings;
}

const std::string kBroad = "# rolecall: allow[short-term-no-context] short, but plain here\n";
const std::string kSame = "# rolecall: allow[duplicate-term] written so on purpose\n";

}  // namespace

BOOST_AUTO_TEST_CASE(allowances_stand_above_each_other) {
  BOOST_TEST(
      left_of(kBroad + kSame + kBroad, {"duplicate-term", "short-term-no-context"}).all().size() ==
      1u);
  BOOST_TEST(left_of(kSame + "#\n" + kSame, {"duplicate-term"}).all().size() == 1u);
}

BOOST_AUTO_TEST_CASE(one_that_repeats_another_is_not_needed) {
  const auto left = left_of(kSame + kBroad + kSame, {"duplicate-term", "short-term-no-context"});
  BOOST_REQUIRE(left.all().size() == 1u);
  BOOST_TEST(left.all()[0].check == "unused-suppression");
  BOOST_TEST(left.all()[0].at.line == 2u);
}
