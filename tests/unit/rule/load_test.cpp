// What a sound pack is read as. What is wrong with an unsound one is in tests/diagnostics.
#include "rule/load.h"

#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "rule/show.h"

using namespace rolecall;
namespace fs = std::filesystem;

namespace {

const char* const kPack = R"(schema: 1
pack:
  name: kitchen
  version: 1.2.0
  languages:
    - {id: en, words: [the, and]}
    - {id: zh, script: han}
    - {id: sv, words: [och], supported: false}
  connectors: {any_of: [or, 或], all_of: [and]}
  openers: {behind_any: [Ability], behind_small: [Build, Cook]}
  numbers: {one: 1, 两: 2}
taxonomy:
  id: stations
  name: Stations
  source: '001'
  combine: levels
  leaves:
    - {id: cold, name: Cold}
    - id: hot
      name: Hot
      leaves:
        - {id: grill, name: Grill}
        - {id: sauce, name: Sauce}
)";

const char* const kRules = R"(schema: 1
taxonomy: {id: craft, name: Craft, combine: product, leaves: [{id: hand, name: Hand, leaves: [{id: cut, name: Cut}]}]}
groups:
  - {id: cooking, name: Cooking, taxonomies: {stations: hot/grill, craft: hand/cut}}
lists:
  tools: [$knives, whisk, $knives]
  knives: [chef knife, paring knife, whisk]
sections:
  - {id: asks, name: Asks, ask: required, duties: true}
  - {id: other, name: Other}
fields:
  - {id: years, low: 0, high: 25}
  - {id: level, scale: [junior, senior], split: true, from_years: {senior: 5}}
  - {id: nights, flag: true}
roles:
  - id: cook
    name: Cook
    description: cooks
    core:
      stove: [cooking]
      all: [cooking]
    entry_bar: 1
    bonus: {more: cooking}
models:
  - {id: role, classes: [cook, none], temperature: 0.7, margin: 0.1, bias: [0, -1.5], weights: {'group:cooking': [1e-1, 2]}}
defaults: {kind: practice, group: cooking, taxonomies: {stations: [hot/sauce, cold]}, scope: {not: [other]}, unless_posting: [hospital]}
rules:
  - id: fry
    name: Fry
    terms: [frying]
    ambiguous:
      - {terms: [pan, wok], case: exact, list: $knives, near: {any: [oven, $tools], side: after}, except: [panning]}
    regex: [{pattern: 'fr(y|ied)', case: exact, anchor: fr, except: [French fries]}]
    tests: {match: ['[[fry]] and 中[[文]]'], no_match: [{text: pan, todo: soon}]}
  - {id: own, name: Own, kind: tool, taxonomies: {stations: hot/grill}, scope: {only: asks}, unless_posting: [ship], terms: [own], overlap: keep, status: draft, replaced_by: fry}
  - {id: skip, kind: ignore, terms: [pan out], notes: no pan}
  - {id: head, kind: section, section: asks, terms: [You bring]}
  - {id: plus, kind: cue, cue: {ask: preferred, reach: before, within: 7, strong: true}, terms: [a plus]}
  - {id: senior, kind: fact, fact: {field: level, value: senior}, terms: [senior]}
)";

RuleSet load(std::vector<SourceFile> files) {
  Diagnostics found;
  RuleSet rules = load_rules(std::move(files), found);
  BOOST_TEST(show(found, rules.files) == "");
  return rules;
}

RuleSet kitchen() { return load({{"pack.yaml", kPack}, {"rules.yaml", kRules}}); }

std::vector<std::string> values(const std::vector<Text>& texts) {
  std::vector<std::string> all;
  for (const Text& t : texts) all.push_back(t.value);
  return all;
}

std::string places(const Rule& rule) {
  std::string out;
  for (const auto& ref : rule.taxonomies) {
    out += ref.taxonomy.value + ":";
    for (const Text& leaf : ref.leaves) out += " " + leaf.value;
    out += "; ";
  }
  return out;
}

const Rule& find(const RuleSet& rules, const std::string& id) {
  return *std::find_if(rules.rules.begin(), rules.rules.end(),
                       [&](const Rule& r) { return r.id.value == id; });
}

using Strings = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(a_pack_is_read_whole) {
  const RuleSet rules = kitchen();
  BOOST_TEST(rules.name == "kitchen");
  BOOST_TEST(rules.version == "1.2.0");
  BOOST_REQUIRE(rules.languages.size() == 3u);
  BOOST_TEST(rules.languages[0].supported);
  BOOST_TEST(rules.languages[1].script.value == "han");
  BOOST_TEST(!rules.languages[2].supported);
  BOOST_TEST(values(rules.connectors.any_of) == (Strings{"or", "或"}));
  BOOST_TEST(values(rules.openers.behind_any) == (Strings{"Ability"}));
  BOOST_TEST(values(rules.openers.behind_small) == (Strings{"Build", "Cook"}));
  BOOST_REQUIRE(rules.numbers.size() == 2u);
  BOOST_TEST(rules.numbers[1].second == 2);
  BOOST_REQUIRE(rules.taxonomies.size() == 2u);
  const Taxonomy& stations = rules.taxonomies[0];
  BOOST_TEST((stations.combine == Combine::Levels));
  BOOST_TEST(stations.source.value == "001");
  BOOST_REQUIRE(stations.leaves.size() == 3u);
  BOOST_TEST(stations.leaves[1].path == "hot/grill");
  BOOST_REQUIRE(stations.branches.size() == 1u);
  BOOST_TEST(stations.branches[0].path == "hot");
  BOOST_TEST(rules.sections[0].duties);
  BOOST_TEST(!rules.sections[1].ask.has_value());
  BOOST_TEST(rules.facts[0].high == 25);
  BOOST_TEST(rules.facts[1].split);
  BOOST_TEST(rules.facts[1].from_years[0].second == 5);
  BOOST_TEST(rules.facts[2].flag);
}

BOOST_AUTO_TEST_CASE(roles_and_models_keep_their_order) {
  const RuleSet rules = kitchen();
  BOOST_REQUIRE(rules.roles.size() == 1u);
  BOOST_TEST(rules.roles[0].core[0].first.value == "stove");
  BOOST_TEST(rules.roles[0].core[1].first.value == "all");
  BOOST_TEST(rules.roles[0].entry_bar == 1u);
  BOOST_REQUIRE(rules.models.size() == 1u);
  const Model& model = rules.models[0];
  BOOST_TEST(values(model.classes) == (Strings{"cook", "none"}));
  BOOST_TEST(model.temperature == 0.7);
  BOOST_TEST(model.bias[1] == -1.5);
  BOOST_TEST(model.rows[0].feature.value == "group:cooking");
  BOOST_TEST(model.rows[0].weights[0] == 0.1);
}

BOOST_AUTO_TEST_CASE(taxonomies_are_laid_over_one_at_a_time) {
  const RuleSet rules = kitchen();
  BOOST_TEST(places(find(rules, "fry")) == "stations: hot/sauce cold; craft: hand/cut; ");
  BOOST_TEST(places(find(rules, "own")) == "stations: hot/grill; craft: hand/cut; ");
  BOOST_TEST(places(find(rules, "skip")) == "");
}

BOOST_AUTO_TEST_CASE(defaults_fill_what_is_left_out) {
  const RuleSet rules = kitchen();
  const Rule& fry = find(rules, "fry");
  BOOST_TEST((fry.kind == Kind::Practice));
  BOOST_TEST(fry.status.value == "stable");
  BOOST_TEST(values(fry.not_sections) == Strings{"other"});
  BOOST_TEST(values(fry.unless_posting) == Strings{"hospital"});
}

BOOST_AUTO_TEST_CASE(a_rule_that_says_so_overrides_defaults) {
  const RuleSet rules = kitchen();
  const Rule& own = find(rules, "own");
  BOOST_TEST((own.kind == Kind::Tool));
  BOOST_TEST(values(own.only_sections) == Strings{"asks"});
  BOOST_TEST(own.not_sections.empty());
  BOOST_TEST(values(own.unless_posting) == Strings{"ship"});
  BOOST_TEST(own.keep_overlap);
  BOOST_TEST(own.status.value == "draft");
  BOOST_TEST(own.replaced_by.value == "fry");
}

BOOST_AUTO_TEST_CASE(terms_share_their_clauses) {
  const RuleSet rules = kitchen();
  const Rule& fry = find(rules, "fry");
  BOOST_REQUIRE(fry.terms.size() == 3u);
  BOOST_TEST(!fry.terms[0].ambiguous);
  for (const int i : {1, 2}) {
    const Term& term = fry.terms[i];
    BOOST_TEST(term.ambiguous);
    BOOST_TEST((term.letter_case == Case::Exact));
    BOOST_TEST(values(term.list) == (Strings{"chef knife", "paring knife", "whisk"}));
    BOOST_REQUIRE(term.near.has_value());
    BOOST_TEST((term.near->side == Side::After));
    BOOST_TEST(term.near->within == 12);
    BOOST_TEST(values(term.near->any) == (Strings{"oven", "chef knife", "paring knife", "whisk"}));
    BOOST_TEST(!term.unless.has_value());
    BOOST_TEST(values(term.except) == Strings{"panning"});
  }
  BOOST_TEST(fry.terms[2].text.value == "wok");
  BOOST_REQUIRE(fry.regexes.size() == 1u);
  BOOST_TEST(fry.regexes[0].pattern.value == "fr(y|ied)");
  BOOST_TEST(fry.regexes[0].anchor.value == "fr");
  BOOST_TEST(values(fry.regexes[0].except) == Strings{"French fries"});
}

BOOST_AUTO_TEST_CASE(effects_of_cues_facts_and_sections) {
  const RuleSet rules = kitchen();
  const Rule& plus = find(rules, "plus");
  BOOST_REQUIRE(plus.cue.has_value());
  BOOST_TEST((plus.cue->ask == Ask::Preferred));
  BOOST_TEST((plus.cue->reach == Reach::Before));
  BOOST_TEST(plus.cue->within == 7);
  BOOST_TEST(plus.cue->strong);
  BOOST_TEST(find(rules, "head").section.value == "asks");
  BOOST_REQUIRE(find(rules, "senior").fact.has_value());
  BOOST_TEST(find(rules, "senior").fact->value.value == "senior");
}

BOOST_AUTO_TEST_CASE(marks_are_taken_out_of_tests) {
  const RuleSet rules = kitchen();
  const auto& tests = find(rules, "fry").tests;
  BOOST_REQUIRE(tests.size() == 2u);
  BOOST_TEST(tests[0].text == "fry and 中文");
  BOOST_REQUIRE(tests[0].spans.size() == 2u);
  BOOST_TEST(tests[0].spans[1].of(tests[0].text) == "文");
  BOOST_TEST(!tests[1].match);
  BOOST_TEST(tests[1].todo == "soon");
}

BOOST_AUTO_TEST_CASE(a_rule_with_an_error_is_left_out) {
  std::string broken = kRules;
  broken.replace(broken.find("group: cooking, taxonomies"), 14, "group: cookery");
  Diagnostics found;
  const RuleSet rules = load_rules(
      {{"pack.yaml", kPack}, {"rules.yaml", broken + "  - {id: bad, trems: [x]}\n"}}, found);
  BOOST_TEST(found.has_errors());
  for (const Diagnostic& d : found.all())
    if (d.check == "unknown-key") BOOST_TEST(d.rule == "bad");
  for (const Rule& rule : rules.rules) BOOST_TEST(rule.id.value != "bad");
}

BOOST_AUTO_TEST_CASE(folders_are_read_in_order_without_hidden_files) {
  const fs::path folder =
      fs::temp_directory_path() / ("rolecall_load_test_" + std::to_string(::getpid()));
  fs::create_directories(folder / "b" / ".git");
  for (const char* name :
       {"b/z.yaml", "b/.git/x.yaml", ".hidden.yaml", "a.yml", "c.yaml", "readme.md"})
    std::ofstream(folder / name) << name;
  Diagnostics found;
  const auto files = read_pack_files(folder.string(), found);
  fs::remove_all(folder);
  Strings paths;
  for (const SourceFile& file : files) paths.push_back(file.path);
  BOOST_TEST(paths == (Strings{"a.yml", "b/z.yaml", "c.yaml"}));
  BOOST_TEST(files[1].text == "b/z.yaml");
  BOOST_TEST(found.empty());
  read_pack_files(folder.string(), found);
  BOOST_REQUIRE(found.all().size() == 1u);
  BOOST_TEST(found.all()[0].check == "unreadable-file");
}

BOOST_AUTO_TEST_CASE(files_are_told_as_they_are_read) {
  struct Teller : PackFileVisitor {
    Strings paths, texts;
    void begin_file(std::string_view path) override {
      paths.emplace_back(path);
      texts.emplace_back();
    }
    void add(std::string_view bytes) override { texts.back() += bytes; }
  } told;
  const std::string folder = ROLECALL_SOURCE_DIR "/rules";
  BOOST_TEST(visit_pack_files(folder, told));
  Diagnostics found;
  const auto files = read_pack_files(folder, found);
  BOOST_REQUIRE(told.paths.size() == files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    BOOST_TEST(told.paths[i] == files[i].path);
    BOOST_TEST((told.texts[i] == files[i].text));
  }
  BOOST_TEST(!visit_pack_files(folder + "/none", told));
}

BOOST_AUTO_TEST_CASE(the_default_pack_loads) {
  Diagnostics found;
  const auto folder = fs::path(ROLECALL_SOURCE_DIR) / "rules";
  const RuleSet rules = load_rules(read_pack_files(folder.string(), found), found);
  BOOST_TEST(show(found, rules.files) == "");
  BOOST_TEST(rules.rules.size() > 100u);
}
