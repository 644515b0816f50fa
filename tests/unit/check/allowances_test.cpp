#include "check/allowances.h"

#include <boost/test/unit_test.hpp>

using namespace rolecall;

namespace {

// Findings at line 5 of a file whose comments fill lines 2 to 4.
Diagnostics left_of(const std::string& comments, const std::vector<std::string>& checks,
                    const CheckOptions& options = {}) {
  RuleSet rules;
  rules.files = {{"f.yaml", "schema: 1\n" + comments + "rules: []\n"}};
  Diagnostics findings;
  for (const std::string& check : checks) findings.warning(check, "m", {"f.yaml", 5, 1, {}});
  apply_allowances(rules, options, findings);
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

BOOST_AUTO_TEST_CASE(one_of_a_check_that_did_not_run_may_be_needed) {
  const std::string noise = "# rolecall: allow[corpus-noise] it is meant so often\n";
  const auto unused = [](const std::string& comment, std::size_t postings) {
    CheckOptions options;
    options.postings.assign(postings, "A pan.");
    return left_of("#\n#\n" + comment, {}, options).all().size();
  };
  BOOST_TEST(unused(noise, 0) == 0u);
  BOOST_TEST(unused(noise, 99) == 0u);
  BOOST_TEST(unused(noise, 100) == 1u);
  // Judged otherwise with postings than without.
  BOOST_TEST(unused("# rolecall: allow[weak-atom] no word is rarer\n", 0) == 0u);
  BOOST_TEST(unused("# rolecall: allow[weak-atom] no word is rarer\n", 100) == 0u);
}
