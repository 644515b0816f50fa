// What the compiler makes of rules, and what it says of those it cannot take.
#include "pack/compile.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/file_findings.h"
#include "pack/pack_file.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

const std::string kHead = "schema: 1\npack: {name: p, version: 1}\n";

RuleSet load(const std::string& yaml) {
  Diagnostics found;
  RuleSet rules = load_rules({{"p.yaml", kHead + yaml}}, found);
  for (const Diagnostic& d : found.all()) BOOST_TEST_MESSAGE(d.message);
  BOOST_REQUIRE(found.empty());
  return rules;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_fact_may_be_any_number_within_its_bounds) {
  const RuleSet rules = load(
      "fields: [{id: pay, low: 0, high: 1000000}]\n"
      "rules: [{id: rich, kind: fact, fact: {field: pay, value: 250000}, terms: [quarter]}]\n");
  Diagnostics found;
  const LoadedPack pack = own_pack(compile_pack(rules, found));
  BOOST_TEST(found.empty());
  BOOST_TEST(pack.pack.rules()[0].fact_value == 250000);
}

BOOST_AUTO_TEST_CASE(findings_of_a_file_are_not_without_end) {
  std::string yaml =
      "models:\n  - id: clause\n    classes: [a, b]\n    bias: [0, 0]\n    weights: {";
  for (int i = 0; i < 2000; ++i) yaml += "'no:n" + std::to_string(i) + "': [0, 1], ";
  const RuleSet rules = load(yaml + "'no:n': [0, 1]}\n");
  Diagnostics found;
  compile_pack(rules, found);
  BOOST_REQUIRE(found.all().size() == kMaxFindingsPerFile + 1);
  BOOST_TEST(found.all().front().check == "unknown-reference");
  BOOST_TEST(found.all().back().check == "limits-exceeded");
}
