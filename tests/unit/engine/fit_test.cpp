#include "engine/fit.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "engine/choose_cost.h"
#include "engine/packs.h"
#include "rule/load.h"

namespace {

using namespace rolecall;

// A trade of its own with two roles: who grows and who builds.
const std::string kGarden = R"(schema: 1
pack: {name: garden, version: 1.0.0, languages: [{id: en, words: [the, and, you]}]}
taxonomy: {id: beds, name: Beds, combine: levels, leaves: [{id: plants, name: Plants}, {id: works, name: Works}]}
groups:
  - {id: plants, name: Plants, taxonomies: {beds: plants}}
  - {id: stones, name: Stones, taxonomies: {beds: works}}
sections:
  - {id: all, name: All, ask: required, duties: true}
roles:
  - {id: grower, name: Grower, speaks_for: [plants, G], speaks_against: [stones]}
  - {id: mason, name: Mason, speaks_for: [stones, 'asks:stones'], speaks_against: [plants]}
rules:
  - {id: roses, name: Roses, kind: practice, group: plants, terms: [roses]}
  - {id: ferns, name: Ferns, kind: practice, group: plants, terms: [ferns]}
  - {id: walls, name: Walls, kind: practice, group: stones, terms: [walls]}
  - {id: paths, name: Paths, kind: practice, group: stones, terms: [paths]}
models:
  - id: clause
    classes: [G, B, K, L, O]
    names: {G: growing, B: building, K: the garden, L: law, O: others}
    duties: [G, B]
  - {id: beneficiary, classes: [o, v, '-'], names: {o: owners, v: visitors, '-': nobody}}
  - {id: role, classes: [grower, mason, none]}
  - {id: 'beds:plants', classes: ['0', '1', '2']}
)";

Analyzer analyzer_of(const std::string& yaml) {
  Diagnostics diagnostics;
  const RuleSet rules = load_rules({{"garden.yaml", yaml}}, diagnostics);
  auto pack = make_pack(rules, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) BOOST_TEST_MESSAGE(d.message);
  BOOST_REQUIRE(pack.has_value());
  return Analyzer(std::move(*pack));
}

struct Labelled {
  std::vector<Posting> postings;
  Gold gold, only_learnt;
};

// Twelve growers, twelve masons, six of neither; every clause labelled.
Labelled labelled(const std::string& company) {
  Labelled made;
  for (int i = 0; i < 30; ++i) {
    const int role = i < 12 ? 0 : i < 24 ? 1 : 2;
    const std::string plant = i % 2 ? "roses" : "ferns", stone = i % 3 ? "walls" : "paths";
    const std::string duty = role == 0   ? "You tend the " + plant + " of the owners."
                             : role == 1 ? "You mend the " + stone + " for all visitors."
                                         : "You sweep the yard each day.";
    const std::string other = "The house is old and stands number " + std::to_string(i) + ".";
    Posting posting;
    posting.id = "p" + std::to_string(i);
    posting.title = "Helper";
    posting.company = company;
    posting.text = duty + "\n" + other + "\n";
    GoldPosting label;
    label.id = posting.id;
    label.role = role == 0 ? "grower" : role == 1 ? "mason" : "none";
    label.levels = {{"plants", role == 0 ? 2 : 0}};
    made.gold.postings.push_back(label);
    if (role < 2)
      made.gold.clauses.push_back({posting.id, role == 0 ? "G" : "B", duty, role == 0 ? "o" : "v"});
    made.gold.clauses.push_back({posting.id, "K", other, "-"});
    made.postings.push_back(std::move(posting));
  }
  return made;
}

struct Outcome {
  CrossValidation judged;
  Fitted fitted;
  std::string yaml;
};

Outcome outcome(const Labelled& labels, FitOptions options) {
  const Analyzer analyzer = analyzer_of(kGarden);
  options.least_postings = 2;
  Fitter fitter(analyzer, labels.gold, labels.only_learnt, options);
  for (const Posting& posting : labels.postings) fitter.add(posting);
  BOOST_REQUIRE(fitter.size() == labels.postings.size());
  Outcome made{fitter.cross_validate(), {}, {}};
  made.fitted = fitter.fit(made.judged);
  made.yaml = write_models(analyzer.pack(), made.fitted.models, "# labels\n");
  return made;
}

BOOST_AUTO_TEST_CASE(own_roles_are_learnt_and_used) {
  const Labelled labels = labelled("Elder & Sons");
  const Outcome made = outcome(labels, {});
  BOOST_TEST(macro_f1(made.judged.roles, 3) == 1.0);
  BOOST_TEST(made.judged.levels.at(0).exact == made.judged.levels.at(0).of);
  BOOST_TEST(macro_f1(made.judged.parties, 3) == 1.0);
  BOOST_TEST(made.fitted.against_sense.empty());

  const std::string rules = kGarden.substr(0, kGarden.find("models:"));
  const std::string models = made.yaml.substr(made.yaml.find("models:"));
  const Analyzer fitted = analyzer_of(rules + models);
  Scratch scratch;
  Posting fresh;
  fresh.title = "Helper";
  fresh.text = "You mend the paths for all visitors.\nThe house is old and stands here.\n";
  const Analysis analysis = fitted.analyze(fresh, scratch);
  BOOST_REQUIRE(analysis.scores.size() == 3u);
  BOOST_TEST(analysis.role == 1u);
  BOOST_TEST(analysis.taxonomies.at(0).leaves.at(0).level == 0);
  BOOST_REQUIRE(analysis.clauses.size() == 2u);
  BOOST_TEST(analysis.clauses[0].whom == 1u);
  BOOST_TEST(analysis.clauses[1].whom == kNone);  // no duty
}

BOOST_AUTO_TEST_CASE(threads_and_employers_change_no_byte) {
  const Outcome one = outcome(labelled("Elder & Sons"), {.threads = 1});
  BOOST_TEST(outcome(labelled("Elder & Sons"), {.threads = 2}).yaml == one.yaml);
  BOOST_TEST(outcome(labelled("Another Ltd"), {}).yaml == one.yaml);
  BOOST_TEST(one.yaml.find("Elder") == std::string::npos);
  BOOST_TEST(outcome(labelled("Elder & Sons"), {.seed = 2}).yaml != one.yaml);
}

// What the house is said to be has no rule: only its words tell it from duties.
BOOST_AUTO_TEST_CASE(words_without_a_rule_are_weighed_by_name) {
  const Outcome made = outcome(labelled({}), {});
  BOOST_TEST(made.yaml.find("stem:house") != std::string::npos);
  BOOST_TEST(made.yaml.find("stems:the:house") != std::string::npos);
  const std::string rules = kGarden.substr(0, kGarden.find("models:"));
  const Analyzer fitted = analyzer_of(rules + made.yaml.substr(made.yaml.find("models:")));
  Scratch scratch;
  // Neither has a hit of a rule, and they stand alike.
  const auto read = [&](const char* clause) {
    Posting fresh;
    fresh.title = "Helper";
    fresh.text = clause;
    return fitted.analyze(fresh, scratch).clauses.at(0);
  };
  const ClauseKind house = read("THE HOUSE IS OLD and it stands\n"),
                   duty = read("you tend all of the owners\n");
  BOOST_TEST(house.kind == 2u);
  BOOST_TEST((duty.kind != 2u || duty.certainty < house.certainty - 0.1f));
}

std::string fault_of_feature(const std::string& name) {
  std::string yaml = kGarden;
  const std::string clause = "    duties: [G, B]\n";
  yaml.insert(yaml.find(clause) + clause.size(),
              "    bias: [0, 0, 0, 0, 0]\n    weights: {'" + name + "': [1, 0, 0, 0, 0]}\n");
  Diagnostics diagnostics;
  const auto pack = make_pack(load_rules({{"garden.yaml", yaml}}, diagnostics), diagnostics);
  return diagnostics.all().empty() ? "" : diagnostics.all().front().message;
}

BOOST_AUTO_TEST_CASE(a_stem_must_be_spelled_as_it_is_found) {
  for (const char* name : {"stem:house", "stem:roses", "stems:old:house"})
    BOOST_TEST(fault_of_feature(name) == "");
  for (const char* name : {"stem:House", "stem:gardens", "stem:", "stem:old house", "stems:old"})
    BOOST_TEST(fault_of_feature(name).find("names nothing") != std::string::npos, name);
}

// No rule knows what tells these two apart, and both name the employer's product.
BOOST_AUTO_TEST_CASE(words_without_a_rule_tell_roles) {
  Labelled labels = labelled("Elder & Sons");
  for (std::size_t i = 0; i < labels.postings.size(); ++i) {
    const bool grower = i % 2 == 0;
    labels.postings[i].text = (grower ? "You water seedlings for Bramble all day.\n"
                                      : "You haul mortar for Bramble all day.\n") +
                              std::string("The house is old and stands here.\n");
    labels.gold.postings[i].role = grower ? "grower" : "mason";
  }
  labels.gold.clauses.clear();
  const Outcome made = outcome(labels, {});
  BOOST_TEST(macro_f1(made.judged.roles, 3) == 1.0);
  BOOST_TEST(made.yaml.find("'word:seedlings': [") != std::string::npos);
  BOOST_TEST(made.yaml.find("word:bramble") == std::string::npos);  // never in small letters

  const std::string rules = kGarden.substr(0, kGarden.find("models:"));
  const Analyzer fitted = analyzer_of(rules + made.yaml.substr(made.yaml.find("models:")));
  Scratch scratch;
  Posting fresh;
  fresh.title = "Helper";
  fresh.text = "You haul bricks and mortar.\n";
  BOOST_TEST(fitted.analyze(fresh, scratch).role == 1u);
  FitOptions few;
  few.least_word_postings = 16;
  BOOST_TEST(outcome(labels, few).yaml.find("word:seedlings") == std::string::npos);
}

// The labels that judge are too few to tell the roles; the others tell, and are not judged. Their
// reader takes every level for one less.
BOOST_AUTO_TEST_CASE(labels_that_do_not_judge_are_learnt_from) {
  Labelled labels = labelled({});
  Labelled few = labels;
  few.gold.postings.clear();
  few.gold.clauses.clear();
  for (std::size_t i = 0; i < labels.gold.postings.size(); ++i)
    (i % 3 == 0 ? few.gold : few.only_learnt).postings.push_back(labels.gold.postings[i]);
  for (GoldPosting& label : few.only_learnt.postings)
    if (int& level = label.levels[0].second; level > 0) --level;
  few.only_learnt.clauses = labels.gold.clauses;
  for (GoldClause& clause : few.only_learnt.clauses) {
    const Posting& posting =
        few.postings[static_cast<std::size_t>(std::stoi(clause.posting.substr(1)))];
    const auto at = static_cast<std::uint32_t>(posting.text.find(clause.text));
    clause.place = {at, at + static_cast<std::uint32_t>(clause.text.size())};
    clause.text.clear();
  }
  const Outcome made = outcome(few, {});
  BOOST_TEST(made.judged.roles.size() == 10u);
  BOOST_TEST(macro_f1(made.judged.roles, 3) == 1.0);
  BOOST_TEST(made.judged.levels.at(0).of == 10u);
  BOOST_TEST(made.judged.levels.at(0).exact >= 9u);
  BOOST_TEST(made.judged.clauses.empty());
  BOOST_TEST(made.yaml.find("stem:house") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(costs_are_chosen_or_given) {
  const Labelled labels = labelled({});
  const Outcome chosen = outcome(labels, {.role_cost = 0});
  BOOST_REQUIRE(chosen.judged.costs.size() == 4u);
  BOOST_TEST(chosen.judged.costs[2].model == "role");
  BOOST_TEST(chosen.judged.costs[2].by_fold.size() == 5u);
  // These labels are without fault: the closer they are followed the better.
  BOOST_TEST(chosen.judged.costs[2].cost == kCosts.back());
  const Outcome given = outcome(labels, {.role_cost = 0.003});
  BOOST_TEST(given.judged.costs[2].cost == 0.003);
}

BOOST_AUTO_TEST_CASE(two_folds_will_do) {
  FitOptions options;
  options.folds = 2;
  BOOST_TEST(outcome(labelled({}), options).judged.roles.size() == 30u);
}

// A copy in another fold would tell what is to be guessed.
BOOST_AUTO_TEST_CASE(a_copy_of_a_posting_is_no_further_one) {
  Labelled labels = labelled({});
  labels.gold.mentions = {{"p0", {{"ferns", "ferns", "practice", "plants", "required"}}, {}}};
  const Analyzer analyzer = analyzer_of(kGarden);
  Fitter fitter(analyzer, labels.gold, labels.only_learnt, {});
  Evaluator evaluator(analyzer.pack(), labels.gold);
  Scratch scratch;
  for (int copy = 0; copy < 2; ++copy)
    for (const Posting& posting : labels.postings) {
      fitter.add(posting);
      evaluator.add(posting, analyzer.analyze(posting, scratch));
    }
  BOOST_TEST(fitter.size() == labels.postings.size());
  BOOST_TEST(fitter.cross_validate().clauses.size() == labels.gold.clauses.size());
  BOOST_TEST(evaluator.result().postings == labels.postings.size());
  BOOST_TEST(evaluator.result().recall_by_kind.at("practice").of == 1u);
  BOOST_TEST(evaluator.missing().empty());
}

BOOST_AUTO_TEST_CASE(weights_against_sense_are_told) {
  Labelled labels = labelled({});
  for (GoldPosting& label : labels.gold.postings)
    label.role = label.role == "grower" ? "mason" : label.role == "mason" ? "grower" : "none";
  const auto told = outcome(labels, {}).fitted.against_sense;
  BOOST_REQUIRE(told.size() >= 5u);
  for (const std::string want :
       {"grower: plants ought to speak for it, its weights speak against it",
        "mason: plants ought to speak against it, its weights speak for it",
        "mason: asks:stones ought to speak for it", "grower: G ought to speak for it"})
    BOOST_TEST(std::any_of(told.begin(), told.end(),
                           [&](const std::string& line) { return line.starts_with(want); }),
               want);
}

BOOST_AUTO_TEST_CASE(the_cost_of_least_loss) {
  CostTrial trial;
  BOOST_TEST(trial.best() == kCosts[kCosts.size() / 2]);  // nothing tried
  trial.loss = {5, 4, 3, 2.5, 6, 7};
  BOOST_TEST(trial.best() == kCosts[3]);
  CostTrial other;
  other.loss = {0, 0, 0, 9, 0, 9};
  BOOST_TEST((trial += other).best() == kCosts[2]);
}

BOOST_AUTO_TEST_CASE(the_likeliest_temperature, *boost::unit_test::tolerance(1e-6)) {
  BOOST_TEST(log_loss({{0, 0}}, {1}, 1) == std::log(2.0));
  BOOST_TEST(log_loss({{2, 0}}, {0}, 2) == std::log(1 + std::exp(-1.0)));
  BOOST_TEST(best_temperature({{1, 0}, {1, 0}}, {0, 0}) == 0.3);  // surer
  BOOST_TEST(best_temperature({{3, 0}, {3, 0}}, {0, 1}) > 1.9);   // as good as a guess
}

}  // namespace
