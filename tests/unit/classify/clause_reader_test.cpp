// Clauses read as kinds of statements, and for whom the duties are.
#include "classify/clause_reader.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "engine/analyzer.h"
#include "engine/packs.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

const std::string kRules = R"(schema: 1
pack:
  name: garden
  version: 1.0.0
  languages: [{id: en, words: [the, and, you]}, {id: zh, script: han}]
groups: [{id: plants, name: Plants}]
sections: [{id: all, name: All, ask: required, duties: true}]
rules: [{id: roses, name: Roses, kind: practice, group: plants, terms: [roses]}]
models:
)";
const std::string kClause =
    "  - {id: clause, classes: [grow, law], duties: [grow], bias: [0, 1],"
    " weights: {'rule:roses': [4, 0]}}\n";
const std::string kBeneficiary =
    "  - {id: beneficiary, classes: [owner, guest, '-'], bias: [0, 0, 0],"
    " weights: {'rule:roses': [0, 2, 0]}}\n";

Analyzer analyzer_of(const std::string& models) {
  Diagnostics found;
  const RuleSet rules = load_rules({{"garden.yaml", kRules + models}}, found);
  auto pack = make_pack(rules, found);
  for (const Diagnostic& d : found.all()) BOOST_TEST_MESSAGE(d.message);
  BOOST_REQUIRE(pack.has_value());
  return Analyzer(std::move(*pack));
}

Analysis read(const Analyzer& analyzer, const std::string& text, Scratch& scratch) {
  Posting posting;
  posting.text = text;
  return analyzer.analyze(posting, scratch);
}

Analysis read(const std::string& models) {
  Scratch scratch;
  return read(analyzer_of(models), "You water the roses and the lawn each day.\n", scratch);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_order_of_models_changes_nothing) {
  const Analysis usual = read(kClause + kBeneficiary), swapped = read(kBeneficiary + kClause);
  for (const Analysis* analysis : {&usual, &swapped}) {
    BOOST_REQUIRE(analysis->clauses.size() == 1u);
    BOOST_TEST(analysis->clauses[0].kind == 0u);
    BOOST_TEST(analysis->clauses[0].whom == 1u);
  }
  BOOST_TEST(usual.clauses[0].certainty == swapped.clauses[0].certainty);
}

BOOST_AUTO_TEST_CASE(a_posting_is_read_as_if_there_were_none_before) {
  const Analyzer analyzer = analyzer_of(
      "  - {id: clause, classes: [grow, law], duties: [grow], bias: [0, 1],"
      " weights: {'length:1': [4, 0], 'length:2': [2, 0]}}\n");
  const std::string unknown = "Rosas, tulipanes, claveles, margaritas, lirios, geranios.\n";
  Scratch fresh, used;
  BOOST_TEST(read(analyzer, "负责公园里玫瑰花和草坪的浇水与修剪工作。\n", used).lang == "zh");
  const Analysis first = read(analyzer, unknown, fresh), second = read(analyzer, unknown, used);
  BOOST_TEST(first.lang == "und");
  BOOST_REQUIRE(first.clauses.size() == 1u);
  BOOST_REQUIRE(second.clauses.size() == 1u);
  BOOST_TEST(first.clauses[0].certainty == second.clauses[0].certainty);
}
