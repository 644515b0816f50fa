#include "engine/label_checks.h"

#include <boost/test/unit_test.hpp>

#include "engine/packs.h"
#include "rule/load.h"

namespace {

using namespace rolecall;

const std::string kOrchard = R"(schema: 1
pack: {name: orchard, version: 1.0.0, languages: [{id: en, words: [the, and, you]}]}
taxonomy: {id: yards, name: Yards, combine: levels, leaves: [{id: trees, name: Trees}]}
groups: [{id: fruit, name: Fruit, taxonomies: {yards: trees}}]
sections: [{id: all, name: All, ask: required}]
roles: [{id: picker, name: Picker}, {id: presser, name: Presser}]
rules: [{id: plums, name: Plums, kind: practice, group: fruit, terms: [plums]}]
models:
  - {id: clause, classes: [P, O], names: {P: picking, O: others}, duties: [P]}
  - {id: role, classes: [picker, presser, none]}
)";

std::vector<std::string> findings(const Gold& gold) {
  Diagnostics loading, found;
  const auto pack = make_pack(load_rules({{"orchard.yaml", kOrchard}}, loading), loading);
  BOOST_REQUIRE(pack.has_value());
  check_labels(gold, pack->pack, found);
  std::vector<std::string> lines;
  for (const Diagnostic& d : found.all())
    lines.push_back(std::to_string(d.at.line) + ": " + d.message + " " + d.help);
  return lines;
}

GoldPosting posting(const std::string& id, const std::string& role, std::uint32_t line) {
  GoldPosting made;
  made.id = id;
  made.role = role;
  made.at.line = line;
  return made;
}

BOOST_AUTO_TEST_CASE(each_unknown_name_is_told_once_where_it_stands_first) {
  Gold gold;
  gold.postings = {posting("a", "picker", 1), posting("b", "piker", 2), posting("c", "piker", 3)};
  gold.postings[0].second = "none";
  gold.postings[0].levels = {{"trees", 2}};
  gold.postings[2].levels = {{"tree", 1}};
  GoldClause clause;
  clause.at.line = 4;
  clause.kind = "Q";
  clause.whom = "owners";  // the pack has no model of them
  gold.clauses = {clause};
  const std::vector<std::string> told{
      "2: unknown role 'piker' did you mean \"picker\"?",
      "3: unknown layer 'tree' did you mean \"trees\"?",
      "4: unknown kind of clauses 'Q' known: P and O",
  };
  BOOST_TEST(findings(gold) == told, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_posting_is_labelled_twice) {
  Gold gold;
  gold.postings = {posting("a", "picker", 1), posting("b", "none", 2), posting("a", "none", 3)};
  gold.mentions = {{"a", {}, {}}};
  BOOST_TEST(findings(gold) == std::vector<std::string>{"3: 'a' is labelled already "},
             boost::test_tools::per_element());
}

}  // namespace
