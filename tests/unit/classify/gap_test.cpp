#include "classify/gap.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "../report/tiny_pack.h"
#include "classify/learning.h"

namespace {

using namespace rolecall;
using State = GapAsk::State;

// knife, pan and wok are tools of a group, pan and wok alike; cooking and plating are its
// practices; baking is called as its group.
enum : Index { kKnife, kPan, kCooking, kBaking, kRye, kDiploma, kDiplomaFact, kWok, kPlating };

struct Kitchen {
  Kitchen() {
    const auto rule = [&](const char* id, Kind kind, Index group, std::uint16_t layer) {
      RuleEntry entry;
      entry.id = entry.name = tiny.str(id);
      entry.kind = kind;
      entry.group = group;
      entry.leaves = tiny.array<LeafRef>({{0, layer}, {1, layer}});
      rules.push_back(entry);
    };
    rule("knife", Kind::Tool, 0, 0);
    rule("pan", Kind::Tool, 0, 0);
    rule("cooking", Kind::Practice, 0, 0);
    rule("baking", Kind::Method, 1, 1);
    rule("rye", Kind::Method, 1, 1);
    rule("diploma", Kind::Credential, 1, 1);
    RuleEntry fact;
    fact.id = fact.name = tiny.str("diploma-fact");
    fact.kind = Kind::Fact;
    fact.fact = 1;
    fact.fact_value = 1;
    rules.push_back(fact);
    rule("wok", Kind::Tool, 0, 0);
    rules[kPan].alike = rules[kWok].alike = 3;
    rule("plating", Kind::Practice, 0, 0);

    PackHeader header;
    header.rules = tiny.array(rules);
    header.groups = tiny.array<GroupEntry>(
        {{tiny.str("line"), tiny.str("Line")}, {tiny.str("baking"), tiny.str("Baking")}});
    TaxonomyEntry stations;
    stations.combine = Combine::Levels;
    stations.leaves = tiny.array<LeafEntry>(
        {{tiny.str("line"), tiny.str("Line")}, {tiny.str("pastry"), tiny.str("Pastry")}});
    TaxonomyEntry craft = stations;
    craft.combine = Combine::Product;
    craft.leaves = tiny.array<LeafEntry>(
        {{tiny.str("line"), tiny.str("Line"), 0}, {tiny.str("pastry"), tiny.str("Pastry"), 1}});
    craft.branches = tiny.array<BranchEntry>(
        {{tiny.str("hands"), tiny.str("Hands")}, {tiny.str("head"), tiny.str("Head")}});
    header.taxonomies = tiny.array<TaxonomyEntry>({stations, craft});
    FactFieldEntry years;
    years.id = tiny.str("min_years");
    years.knock_out = true;
    FactFieldEntry degree;
    degree.id = tiny.str("degree");
    degree.split = true;
    degree.knock_out = true;
    degree.scale = tiny.array<ScaleEntry>({{tiny.str("school")}, {tiny.str("guild")}});
    FactFieldEntry nights;
    nights.id = tiny.str("nights");
    nights.flag = true;
    nights.knock_out = true;
    FactFieldEntry fame;
    fame.id = tiny.str("fame");
    fame.flag = true;
    header.facts = tiny.array<FactFieldEntry>({years, degree, nights, fame});
    pack = tiny.finish(header);
  }

  Gap gap(std::vector<SkillAsk> skills, std::vector<std::uint32_t> has,
          std::vector<std::int32_t> values = {-1, -1, -1}) {
    analysis.skills = std::move(skills);
    analysis.taxonomies.resize(1);
    analysis.taxonomies[0].leaves = {LayerAsk{2}, LayerAsk{1}};
    Profile profile;
    profile.skills = std::move(has);
    profile.values = std::move(values);
    for (const Index i : profile.skills)
      profile.credentials_told |= rules[i].kind == Kind::Credential;
    return gap_of(pack, analysis, profile);
  }

  test::TinyPack tiny;
  std::vector<RuleEntry> rules;
  Pack pack;
  Analysis analysis;
};

SkillAsk asked(Index rule, Ask ask = Ask::Required, std::uint32_t any_of = 0) {
  return {rule, ask, -1, any_of, 1};
}

BOOST_FIXTURE_TEST_CASE(one_of_the_alternatives_is_enough, Kitchen) {
  const Gap one = gap({asked(kKnife, Ask::Required, 1), asked(kPan, Ask::Required, 1)}, {kPan});
  BOOST_TEST(one.required == 1u);
  BOOST_TEST(one.required_had == 1u);
  BOOST_TEST(one.asks.at(0).met == kPan);
  const Gap none = gap({asked(kKnife, Ask::Required, 1), asked(kPan, Ask::Required, 1)}, {kRye});
  BOOST_TEST(none.required == 1u);
  BOOST_TEST(none.required_had == 0u);
}

BOOST_FIXTURE_TEST_CASE(general_skills_are_met_by_any_of_their_group, Kitchen) {
  const Gap gap1 = gap({asked(kCooking), asked(kBaking), asked(kKnife)}, {kPan, kRye});
  BOOST_TEST((gap1.asks.at(0).state == State::Had));
  BOOST_TEST(gap1.asks.at(0).by == kPan);
  BOOST_TEST((gap1.asks.at(1).state == State::Had));
  BOOST_TEST((gap1.asks.at(2).state == State::Lacked));
}

BOOST_FIXTURE_TEST_CASE(only_what_is_alike_is_near, Kitchen) {
  const Gap one = gap({asked(kWok), asked(kKnife)}, {kPan});
  BOOST_TEST(one.asks.at(0).near == kPan);
  BOOST_TEST(one.asks.at(1).near == kNone);
}

BOOST_FIXTURE_TEST_CASE(one_practice_does_not_stand_for_another, Kitchen) {
  BOOST_TEST((gap({asked(kCooking)}, {kPlating}).asks.at(0).state == State::Lacked));
  BOOST_TEST((gap({asked(kCooking)}, {kPlating, kPan}).asks.at(0).by == kPan));
}

BOOST_FIXTURE_TEST_CASE(only_required_and_preferred_skills_are_asks, Kitchen) {
  const Gap one = gap({asked(kKnife), asked(kPan, Ask::Preferred), asked(kRye, Ask::Negated),
                       asked(kBaking, Ask::Company)},
                      {kPan});
  BOOST_TEST(one.asks.size() == 2u);
  BOOST_TEST(one.preferred == 1u);
  BOOST_TEST(one.preferred_had == 1u);
  BOOST_TEST(one.fit == fit_of(0, 1));
}

BOOST_FIXTURE_TEST_CASE(credentials_not_told_of_are_not_lacked, Kitchen) {
  BOOST_TEST((gap({asked(kDiploma)}, {kPan}).asks.at(0).state == State::Untold));
  BOOST_TEST(gap({asked(kDiploma)}, {kPan}).required == 0u);
  // A place on the scale answers for the credential that the posting names with the same words.
  analysis.tags = {Tag{{4, 9}, kDiploma}};
  analysis.spans = {Span{{2, 9}, kDiplomaFact}};
  BOOST_TEST((gap({asked(kDiploma)}, {kPan}, {-1, 1, -1}).asks.at(0).state == State::Had));
  BOOST_TEST((gap({asked(kDiploma)}, {kDiploma}).asks.at(0).state == State::Had));
}

BOOST_FIXTURE_TEST_CASE(layers_and_factors_tell_where_it_is_short, Kitchen) {
  const Gap one = gap({asked(kKnife), asked(kPan), asked(kRye)}, {kKnife, kPan});
  BOOST_TEST(!one.layers.at(0).is_short());
  BOOST_TEST(one.layers.at(1).is_short());
  BOOST_TEST(one.factors.at(0).had.at(0) == one.factors.at(0).asked.at(0));
  BOOST_TEST(one.factors.at(0).product == 0.0);
  BOOST_TEST(one.factors.at(0).weakest == 1u);
  BOOST_TEST(gap({asked(kKnife)}, {kKnife}).factors.at(0).product == 1.0);
}

BOOST_FIXTURE_TEST_CASE(told_values_below_what_is_asked_knock_out, Kitchen) {
  analysis.facts = {{"min_years", "5", true, {}},
                    {"degree_required", "guild", false, {}},
                    {"nights", "true", false, {}},
                    {"fame", "true", false, {}}};
  const Gap untold = gap({asked(kKnife)}, {kKnife});
  BOOST_TEST(untold.knock_outs.size() == 3u);
  BOOST_TEST(!untold.out);
  BOOST_TEST(gap({asked(kKnife)}, {kKnife}, {4, -1, -1}).out);
  BOOST_TEST(gap({asked(kKnife)}, {kKnife}, {5, 0, -1}).out);
  BOOST_TEST(!gap({asked(kKnife)}, {kKnife}, {5, 1, -1}).out);
}

BOOST_AUTO_TEST_CASE(a_large_posting_nearly_met_comes_before_a_tiny_one_met) {
  BOOST_TEST(fit_of(9, 10) > fit_of(1, 1));
  RankedGap knocked, worse, better;
  knocked.gap.out = true;
  knocked.gap.fit = 1;
  worse.gap.fit = better.gap.fit = 0.5;
  worse.gap.preferred = better.gap.preferred = 2;
  better.gap.preferred_had = 1;
  BOOST_TEST(fits_better(worse, knocked));
  BOOST_TEST(fits_better(better, worse));
  RankedGap later = worse;
  later.order = 1;
  BOOST_TEST(fits_better(worse, later));
  BOOST_TEST(!fits_better(worse, worse));
}

BOOST_AUTO_TEST_CASE(a_posting_that_asks_nothing_comes_after_those_that_ask) {
  RankedGap lacked, nothing, knocked;
  lacked.gap.asks.push_back({{kKnife}});
  lacked.gap.fit = fit_of(0, 1);
  nothing.gap.fit = fit_of(0, 0);
  knocked.gap.asks = lacked.gap.asks;
  knocked.gap.out = true;
  BOOST_TEST(fits_better(lacked, nothing));
  BOOST_TEST(!fits_better(nothing, lacked));
  BOOST_TEST(fits_better(nothing, knocked));
}

Gap lacking(std::vector<std::vector<std::uint32_t>> asks) {
  Gap gap;
  for (auto& skills : asks) gap.asks.push_back({std::move(skills)});
  return gap;
}

BOOST_FIXTURE_TEST_CASE(the_plan_opens_most_postings_first, Kitchen) {
  LearningPlanner planner(3, 0);
  planner.add(lacking({}));
  planner.add(lacking({{kKnife}}));
  planner.add(lacking({{kRye, kPan}}));
  planner.add(lacking({{kPan}}));
  planner.add(lacking({{kKnife}, {kDiploma}}));
  Gap out = lacking({{kKnife}});
  out.out = true;
  planner.add(out);
  const LearningPlan plan = planner.plan(pack);
  BOOST_TEST(plan.open == 1u);
  BOOST_TEST(plan.knocked_out == 1u);
  BOOST_REQUIRE(plan.steps.size() == 3u);
  BOOST_TEST(plan.steps[0].skill == kPan);  // alone, and as an alternative
  BOOST_TEST(plan.steps[0].opens == 2u);
  BOOST_TEST(plan.steps[1].skill == kKnife);
  BOOST_TEST(plan.steps[1].open == 4u);  // the diploma cannot be learnt
  BOOST_TEST(plan.steps[1].lacked_in == 2u);
  BOOST_TEST(plan.steps[2].opens == 0u);
}

BOOST_FIXTURE_TEST_CASE(an_open_posting_may_lack_some, Kitchen) {
  LearningPlanner planner(1, 1);
  planner.add(lacking({{kKnife}}));
  planner.add(lacking({{kKnife}, {kRye}}));
  planner.add(lacking({{kKnife}, {kPan}, {kRye}, {kBaking}}));  // out of reach, still counted
  const LearningPlan plan = planner.plan(pack);
  BOOST_TEST(plan.open == 1u);
  BOOST_REQUIRE(plan.steps.size() == 1u);
  BOOST_TEST(plan.steps[0].skill == kKnife);
  BOOST_TEST(plan.steps[0].open == 2u);
  BOOST_TEST(plan.steps[0].lacked_in == 3u);
}

}  // namespace
