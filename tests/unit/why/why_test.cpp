// Each reason for which a rule tags or does not tag, one text each.
#include "why/why.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <ostream>
#include <string>

#include "engine/packs.h"
#include "rule/load.h"

using namespace rolecall;

namespace {

constexpr const char* kPack = R"(schema: 1
pack: {name: bakery, version: 1.0.0}
groups: [{id: baking, name: Baking}]
sections:
  - {id: other, name: Other}
  - {id: requirements, name: Requirements, ask: required}
  - {id: benefits, name: Benefits, ask: company}
lists: {breads: [Rye, Spelt, Wheat]}
rules:
  - id: rye
    name: Rye
    kind: practice
    group: baking
    ambiguous:
      - term: Rye
        case: exact
        list: $breads
        near: {within: 3, side: before, any: [bake, Levain, knead]}
        unless: {within: 2, any: [whiskey]}
        except: [Rye Lane]
    unless_posting: [real estate]
  - id: sourdough
    name: Sourdough
    kind: practice
    group: baking
    terms: [sourdough, hand shaping, baguettes]
    scope: {not: [benefits]}
  - {id: croissant, name: Croissant, kind: practice, group: baking, terms: [C, croissant]}
  - {id: puff, name: Puff, kind: practice, group: baking, terms: [puff pastry]}
  - {id: pastry, name: Pastry, kind: practice, group: baking, terms: [pastry]}
  - {id: crumb, kind: ignore, terms: [C & D], notes: an inspection}
  - id: oven
    name: Ovens
    kind: tool
    group: baking
    regex:
      - {pattern: 'deck oven no\.? ?\d+', case: exact, except: [old deck oven 7 room]}
  - {id: heading-need, kind: section, section: requirements, terms: [What you need]}
  - {id: heading-gifts, kind: section, section: benefits, terms: [What you get]}
  - {id: title-baker, kind: title, group: baking, terms: [baker]}
  - {id: shape, kind: duty, group: baking, terms: [shape loaves]}
  - {id: smart-oven, name: Smart ovens, kind: tool, group: baking, terms: [AI ovens]}
)";

const Analyzer& analyzer() {
  static const Analyzer made = [] {
    Diagnostics findings;
    const RuleSet set = load_rules({{"pack.yaml", kPack}}, findings);
    auto pack = make_pack(set, findings);
    BOOST_REQUIRE(pack);
    return Analyzer(std::move(*pack));
  }();
  return made;
}

Index rule_of(const std::string& id) {
  const auto rules = analyzer().pack().rules();
  for (Index i = 0; i < rules.size(); ++i)
    if (analyzer().pack().str(rules[i].id) == id) return i;
  BOOST_FAIL("no rule " + id);
  return kNone;
}

RuleStory story(const std::string& rule, const std::string& text, const std::string& title = {}) {
  Posting posting;
  posting.id = "sample";
  posting.title = title;
  posting.text = text;
  return RuleTeller(analyzer()).tell(posting, rule_of(rule));
}

// "Rye:case,evidence Rye:tagged": each place with its reasons.
std::string outline(const RuleStory& told, const std::string& text) {
  std::string out;
  for (const Finding& finding : told.findings) {
    if (!out.empty()) out += ' ';
    out += finding.range.empty() ? "-" : std::string(finding.range.of(text));
    char sign = ':';
    for (const Cause& cause : finding.causes) {
      out += sign + std::string(why_name(cause.why));
      sign = ',';
    }
  }
  return out;
}

struct Sample {
  const char* rule;
  const char* text;
  const char* outline;
  const char* words;  // in the first reason
};
std::ostream& operator<<(std::ostream& out, const Sample& sample) { return out << sample.text; }

const Sample kSamples[] = {
    {"sourdough", "You tend the sourdough.", "sourdough:tagged", ""},
    {"rye", "We bake Rye at dawn.", "Rye:tagged", "\"bake\" near it vouches for it"},
    {"rye", "Loaves of Rye, Spelt.", "Rye:tagged", "\"Spelt\" beside it in a list vouches for it"},
    {"sourdough", "A sourdoughs expert.", "sourdough:boundary", "\"s\" behind it forbids it"},
    {"croissant", "Skills in C++ here.", "C:boundary", "it is a part of \"C++\""},
    {"rye", "We bake rye at dawn.", "rye:case", "case: exact wants \"Rye\""},
    {"rye", "A green rye field.", "rye:case,evidence", "right beside it would lift that"},
    {"rye", "You bake near Rye Lane.", "Rye:except", "inside the except phrase \"Rye Lane\""},
    {"rye", "A bar on Rye Lane.", "Rye:except,evidence", "\"Rye Lane\""},
    {"rye", "A field of Rye.", "Rye:evidence", "no peer of its list (Rye, spelt, wheat)"},
    {"rye", "We bake all of our many Rye loaves.", "Rye:evidence", "\"bake\" is 5 words away"},
    {"rye", "Rye is what we bake.", "Rye:evidence", "\"bake\" stands on the other side"},
    {"rye", "We bake. Rye is sold.", "Rye:evidence", "\"bake\" stands in another clause"},
    {"rye", "Spelt loaves and old Rye here.", "Rye:evidence", "not beside it in a list"},
    {"rye", "We bake Rye whiskey cakes.", "Rye:unless", "\"whiskey\" stands within 2 words"},
    {"rye", "Real estate firm. We bake Rye.", "Rye:unless-posting", "\"Real estate\" switches"},
    {"sourdough", "What you get:\nsourdough at noon\n", "sourdough:scope", "benefits"},
    {"croissant", "A grade of C & D only.", "C:ignored", "ignore rule crumb (pack.yaml:31)"},
    {"pastry", "Fine puff pastry.", "pastry:longer", "a longer hit of rule puff"},
    {"oven", "A deck oven no. 4 is here.", "deck oven no. 4:tagged", ""},
    {"oven", "A Deck Oven no. 4 is here.", "Deck Oven no. 4:case", "in the other case"},
    {"oven", "A fridge is here.", "-:literal", "is not in the text"},
    {"oven", "A deck oven no one wants.", "deck oven no:pattern", "this literal of it stands here"},
    {"oven", "One deck oven no. 44b.", "deck oven no. 44:boundary", "\"b\" behind it forbids it"},
    {"sourdough", "You do handshaping of loaves.", "handshaping:separator", "another spelling"},
    {"sourdough", "Love of sourdogh bread.", "sourdogh:spelling",
     "one letter away from \"sourdough\""},
    {"sourdough", "Fast shaping by hand.", "shaping by hand:order", "in another order"},
    {"sourdough", "With hand and eye shaping.", "hand and eye shaping:order", "other words stand"},
    {"sourdough", "We sell soap.", "-:absent", "none of its 3 terms"},
    {"title-baker", "Night work.\nThe baker we need.", "baker:field",
     "looked for in the title alone"},
    {"heading-need", "What you need\n- an apron\n", "What you need:tagged", ""},
    {"heading-need", "We know what you need from us all.", "what you need:heading", "no heading"},
    {"shape", "You shape loaves.", "shape loaves:tagged", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(each_place_has_its_reasons, kSamples, sample) {
  const RuleStory told = story(sample.rule, sample.text);
  BOOST_TEST(outline(told, sample.text) == sample.outline);
  BOOST_REQUIRE(!told.findings.empty());
  const std::string& words = told.findings.front().causes.front().words;
  BOOST_TEST(words.find(sample.words) != std::string::npos, words);
}

BOOST_AUTO_TEST_CASE(a_regex_that_would_match_across_clauses) {
  // A full stop before a capital ends the clause; "no. 4" does not.
  Diagnostics findings;
  const RuleSet set = load_rules(
      {{"pack.yaml",
        "schema: 1\npack: {name: p, version: 1.0.0}\ngroups: [{id: g, name: G}]\nrules:\n"
        "  - {id: tin, name: Tin, kind: tool, group: g, regex: [{pattern: 'tin\\W+Lid'}]}\n"}},
      findings);
  auto pack = make_pack(set, findings);
  BOOST_REQUIRE(pack);
  const Analyzer made(std::move(*pack));
  const std::string text = "Bring a tin. Lid not needed.";
  const RuleStory told = RuleTeller(made).tell(text, Field::Body, 0);
  BOOST_TEST(outline(told, text) == "tin. Lid:clauses");
}

BOOST_AUTO_TEST_CASE(the_title_is_looked_at_where_one_is_given) {
  const RuleStory skill = story("sourdough", "Nothing here.", "Sourdough baker");
  BOOST_TEST(outline(skill, "Sourdough baker") == "Sourdough:field");
  BOOST_TEST(skill.absent.size() == 2u);
  const RuleStory title = story("title-baker", "Nothing here.", "Night baker");
  BOOST_TEST(outline(title, "Night baker") == "baker:tagged");
  BOOST_TEST(title.tagged() == 1u);
}

BOOST_AUTO_TEST_CASE(a_near_miss_names_the_rule_that_has_the_place) {
  const RuleStory told = story("puff", "Pastry with a puff.");
  BOOST_REQUIRE(!told.findings.empty());
  BOOST_TEST(told.findings[0].causes[0].words.find("rule pastry takes \"Pastry\" here") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(short_terms_inside_words_are_counted_not_listed) {
  const RuleStory told = story("croissant", "cakes, cookies, custard and scones");
  BOOST_TEST(told.inside_words == 4u);
  BOOST_TEST(told.tagged() == 0u);
}

BOOST_AUTO_TEST_CASE(scraps_of_words_are_no_places) {
  BOOST_TEST(outline(story("croissant", "The croissant"), "The croissant") == "croissant:tagged");
  const RuleStory told = story("croissant", "Tac rois santo");
  BOOST_TEST(outline(told, "Tac rois santo") == "");
  BOOST_TEST(told.inside_words == 2u);
}

BOOST_AUTO_TEST_CASE(another_word_is_no_slip) {
  const std::string text = "Clean a ovens door.";
  BOOST_TEST(outline(story("smart-oven", text), text) == "-:absent");
  BOOST_TEST(outline(story("puff", "A puff pastri."), "A puff pastri.") == "puff pastri:spelling");
}

BOOST_AUTO_TEST_CASE(asking_changes_nothing) {
  RuleTeller teller(analyzer());
  Posting posting;
  posting.text = "Real estate firm on Rye Lane. rye whiskey; we bake Rye.";
  const RuleStory first = teller.tell(posting, rule_of("rye"));
  teller.tell(posting, rule_of("croissant"));
  const RuleStory again = teller.tell(posting, rule_of("rye"));
  BOOST_TEST(outline(first, posting.text) == outline(again, posting.text));
}

BOOST_AUTO_TEST_CASE(hostile_texts_end) {
  RuleTeller teller(analyzer());
  for (const std::string& text : {std::string(), std::string("\n"), std::string(20000, 'C'),
                                  std::string("Rye ") + std::string(5000, '.')})
    for (Index r = 0; r < analyzer().pack().rules().size(); ++r) {
      Posting posting;
      posting.text = text;
      BOOST_TEST(!teller.tell(posting, r).findings.empty());
    }
}

// The matcher is asked again only so often: a text of many hits that lose is told of in time.
BOOST_AUTO_TEST_CASE(time_is_bounded_for_a_text_of_many_hits) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "We eat rye there now. ";
  RuleTeller teller(analyzer());
  const auto start = std::chrono::steady_clock::now();
  const RuleStory story = teller.tell(text, Field::Body, rule_of("rye"));
  BOOST_TEST(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 30);
  BOOST_TEST(story.findings.size() == 10000u);
  BOOST_TEST(story.findings.front().causes.size() == 2u);
  BOOST_TEST(story.findings.back().causes.size() == 1u);
}
