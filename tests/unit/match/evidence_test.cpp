// What docs/RULES.md says of terms and evidence, as rules with examples.
#include <boost/test/unit_test.hpp>

#include "engine/packs.h"
#include "engine/rule_tests.h"
#include "match/matcher.h"
#include "rule/load.h"
#include "text/layout.h"

namespace {

using namespace rolecall;

const char* const kPack = R"yaml(
schema: 1
pack:
  name: evidence
  version: 1.0.0
  languages: [{id: en, words: [the, and, of]}]
  connectors: {any_of: [or, 或], all_of: [and, 和]}
taxonomy: {id: layers, name: Layers, combine: levels, leaves: [{id: one, name: One}]}
groups: [{id: all, name: All}]
sections: [{id: other, name: Other}, {id: needs, name: Needs, ask: required}]
lists:
  metals: [iron, copper, Zn, R]
defaults: {kind: tool, group: all, taxonomies: {layers: one}}
rules:
  - id: separators
    name: Separators
    terms: [deep-frying]
    tests:
      match: ['[[deep frying]], [[deep-frying]], [[Deep–Frying]] and [[DEEP   frying]]', "so [[deep\nfrying]] it is", "We look for someone who has been at home in what is [[Deep\nFrying]]", "[[ｄｅｅｐ\u00A0－ frying]]", "by [[deep fry\u00ADing]]\u00AD."]
      no_match: ['deepfrying', "deep fry\u00ADings", "deep\n\nfrying", "Broths\nDeep\nFrying\nSoups", "Broths\rDeep\rFrying\rSoups", "Broths\u2028Deep\u2028Frying", 'deep, frying', 'deep fryings']
  - id: loose-signs
    name: Loose signs
    terms: [salt & pepper, bain/marie, AI 平台]
    tests:
      match: ['[[salt&pepper]] or [[Salt  & pepper]]', 'one [[bain / marie]]', '建设[[AI平台]]，用[[AI 平台]]']
      no_match: ['salt pepper', 'AI-平 台']
  - id: heading-needs
    kind: section
    section: needs
    terms: [Required skills, Requirements, Needs]
    tests:
      match: ['stir with a ladle[[Required skills]]Whisk', '[[Requirements]]Ladle', 'A [[Requirements]]', '这里有许多许多许多许多许多许多许多许多许多许多许多锅ladle[[Required skills]]是要求']
      no_match: ['anyrequirements', 'Needsladle', 'TheNeeds']
  - id: beside-a-glued-heading
    name: Beside a glued heading
    terms: [ladle, soup]
    tests:
      match: ['stir the soupy [[ladle]]Required skills', 'Requirements[[Soup]] of the day', 'Required skills[[Soup]]', 'Required skills[[SOUP]] here']
      no_match: ['LadleOver', 'overLadle', 'NeedsSoup', 'NeedsSOUP']
  - id: exact-case
    name: Exact case
    ambiguous: [{term: TIN, case: exact}]
    tests:
      match: ['a [[TIN]] and a [[ＴＩＮ]]']
      no_match: ['a tin', 'a Tin']
  - id: list-only
    name: List only
    ambiguous: [{term: lead, case: exact, list: $metals}]
    tests:
      match:
        - '[[lead]], iron'
        - 'iron / [[Lead]]'
        - 'copper and [[LEAD]]'
        - 'copper, and [[lead]]'
        - '铜或iron、[[lead]]'
        - "copper,\n[[lead]]"
        - "Metals:\n- copper\n- [[Lead]]\n- tin"
        - "* [[lead]];\r\n* iron;"
        - "• iron\n• [[lead]]"
        - "✓ iron\n➢ [[lead]]"
        - "1. iron\n2. [[lead]]"
        - "（1）iron；\r\n（2）[[lead]]"
        - "• iron\r• [[lead]]"
        - "• iron\u2028• [[lead]]"
        - "[[lead]]\niron"
        - 'iron; [[lead]]'
        - '[[lead]], Zn'
      no_match: ['lead the team with iron', 'lead iron', 'lead, and with iron', 'lead, zn', 'lead, tin, iron',
        "- lead\n- iron works", "- to lead\n- iron", "- lead\n\n- iron", "- lead\r\n\r\n- iron", "- 1 lead\n- iron", "- lead the\n- iron"]
  - id: near-only
    name: Near only
    ambiguous: [{term: pan, near: {within: 2, any: [fry, 炒]}}]
    tests:
      match: ['fry in [[pan]]', '[[pan]] to fry', '[[pan]]里炒', 'fry, [[pan]]']
      no_match: ['fry it in pan', 'We fry. pan', 'pan里慢炒', 'panfry', "fry\npan"]
  - id: one-side
    name: One side
    ambiguous: [{term: stock, near: {within: 3, side: before, any: [simmer]}}]
    tests:
      match: ['simmer the [[stock]]']
      no_match: ['stock to simmer']
  - id: list-or-near
    name: List or near
    ambiguous: [{term: mercury, list: $metals, near: {within: 3, any: [poisonous]}}]
    tests:
      match: ['iron, [[mercury]]', 'poisonous [[mercury]]']
      no_match: ['mercury rises']
  - id: vetoes
    name: Vetoes
    ambiguous: [{term: hob, unless: {within: 2, any: [goblin]}, except: [hob nob, the hob gate]}]
    tests:
      match: ['a gas [[hob]]', 'goblin with his small [[hob]]', 'goblin. A [[hob]]']
      no_match: ['goblin hob', 'hob or goblin', 'to hob nob', 'at the hob gate']
  - id: short-context
    name: Short context
    ambiguous: [{term: chart, near: {within: 3, any: [R, Ladle]}}]
    tests:
      match: ['a [[chart]] in R', 'a [[chart]], ladle']
      no_match: ['a chart, r', 'a chart in R&B']
  - id: dish
    name: Dish
    terms: [pie]
    tests:
      match: ['a [[pie]]', '[[pie]] [[pie]]']
      no_match: ['a pie chart', 'a cow pie']
  - id: chart-of-pies
    name: Chart of pies
    terms: [pie chart]
    tests: {match: ['a [[pie chart]]']}
  - id: inner
    name: Inner
    overlap: keep
    terms: [maker, pie chart maker two]
    tests:
      match: ['a pie chart [[maker]]', 'a watch [[maker]]', '[[pie chart maker two]]']
      no_match: ['cow pie maker']
  - id: outer
    name: Outer
    terms: [chart maker, watch maker]
    tests: {match: ['a [[watch maker]]']}
  - id: no-pie
    kind: ignore
    terms: [cow pie, cow pie maker]
    notes: not a dish
  - id: switched
    name: Switched
    terms: [oven]
    unless_posting: [dutch courage]
    tests:
      match: ['an [[oven]]']
      no_match: ['an oven. Dutch courage']
  - id: by-regex
    name: By regex
    regex: [{pattern: 'no\.\s?(?P<hit>\d+[a-z]?) knife', case: exact}]
    tests:
      match: ['a no. [[12b]] knife and no.[[3]] knife', "a no.\u00A0[[１２ｂ]]\u3000kni\u00ADfe and no.[[７]]\u2009knife"]
      no_match: ['a NO. 12b knife', 'no. 12. knife']
)yaml";

// A literal that fills a clause asks for its regex once, not at each place.
BOOST_AUTO_TEST_CASE(a_hostile_clause_leaves_no_large_buffer) {
  Diagnostics diagnostics;
  const auto pack = make_pack(load_rules({{"pack.yaml", kPack}}, diagnostics), diagnostics);
  BOOST_REQUIRE(pack.has_value());
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a knife,";
  Layout layout;
  cut(text, layout);
  BOOST_REQUIRE_EQUAL(layout.clauses.size(), 1u);
  MatchScratch scratch;
  std::vector<Span> spans;
  Matcher(pack->pack).find(text, layout, Field::Body, scratch, spans);
  BOOST_TEST(scratch.literals.size() == 1000u);
  BOOST_TEST(scratch.due.capacity() < 8u);
}

BOOST_AUTO_TEST_CASE(rules_do_as_documented) {
  Diagnostics diagnostics;
  const RuleSet rules = load_rules({{"pack.yaml", kPack}}, diagnostics);
  const auto pack = make_pack(rules, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) BOOST_TEST_MESSAGE(d.at.line << ": " << d.message);
  BOOST_REQUIRE(!diagnostics.has_errors());
  BOOST_REQUIRE(pack.has_value());
  const Analyzer analyzer(*pack);
  const auto results = run_tests(rules, analyzer);
  BOOST_TEST(results.size() > 50u);
  for (const TestResult& result : results) {
    const Rule& rule = rules.rules[result.rule];
    BOOST_TEST(!is_failure(result.outcome),
               rule.id.value << ": \"" << rule.tests[result.example].text
                             << "\": " << outcome_name(result.outcome) << ' ' << result.detail);
  }
}

}  // namespace
