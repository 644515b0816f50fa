#include "classify/gap.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "classify/leaves.h"
#include "model/fact_keys.h"

namespace rolecall {
namespace {

using State = GapAsk::State;

std::vector<GapAsk> asks_of(const Analysis& analysis) {
  std::vector<GapAsk> asks;
  std::vector<std::pair<std::uint32_t, std::size_t>> groups;  // any_of and its ask
  for (const SkillAsk& skill : analysis.skills) {
    if (!is_asked(skill.ask)) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return group.first == skill.any_of && asks[group.second].ask == skill.ask;
    });
    if (skill.any_of != 0 && same != groups.end()) {
      asks[same->second].skills.push_back(skill.rule);
      continue;
    }
    if (skill.any_of != 0) groups.emplace_back(skill.any_of, asks.size());
    asks.push_back({{skill.rule}, skill.ask});
  }
  return asks;
}

/// A skill that is named by the very words of a fact on a scale ("a Master's degree") is met by the
/// person's place on that scale.
class ScaleSkills {
 public:
  ScaleSkills(const Pack& pack, const Analysis& analysis, const Profile& profile)
      : pack_(pack), analysis_(analysis), profile_(profile) {}

  /// Untold where the skill is no such thing, or the person told nothing.
  State state(std::uint32_t rule) const {
    std::int32_t lowest = -1, has = -1;
    const auto& spans = analysis_.spans;
    std::size_t first = 0;  // tags and spans are both sorted by place
    for (const Tag& tag : analysis_.tags) {
      if (tag.rule != rule) continue;
      while (first < spans.size() && spans[first].range.end <= tag.range.begin) ++first;
      for (std::size_t s = first; s < spans.size(); ++s) {
        const Span& span = spans[s];
        if (span.range.begin >= tag.range.end) break;
        if (!span.range.overlaps(tag.range)) continue;
        const RuleEntry& fact = pack_.rules()[span.rule];
        if (fact.kind != Kind::Fact || fact.fact >= profile_.values.size()) continue;
        if (pack_.facts()[fact.fact].scale.size == 0 || fact.fact_value < 0) continue;
        if (lowest < 0 || fact.fact_value < lowest) lowest = fact.fact_value;
        has = profile_.values[fact.fact];
      }
    }
    if (lowest < 0 || has < 0) return State::Untold;
    return has >= lowest ? State::Had : State::Lacked;
  }

 private:
  const Pack& pack_;
  const Analysis& analysis_;
  const Profile& profile_;
};

bool any(Kind) { return true; }
bool no_practice(Kind kind) { return kind != Kind::Practice; }

// The first skill of the group, of a kind that counts, that the person has; or kNone.
std::uint32_t had_of_group(const Pack& pack, const Profile& profile, Index group,
                           bool counts(Kind)) {
  if (group == kNone) return kNone;
  for (const std::uint32_t rule : profile.skills)
    if (pack.rules()[rule].group == group && counts(pack.rules()[rule].kind)) return rule;
  return kNone;
}

// The first skill that the person has and that nearly stands in for `rule`, or kNone.
std::uint32_t had_alike(const Pack& pack, const Profile& profile, std::uint32_t rule) {
  const Index alike = pack.rules()[rule].alike;
  if (alike == kNone) return kNone;
  for (const std::uint32_t had : profile.skills)
    if (pack.rules()[had].alike == alike) return had;
  return kNone;
}

// What the person has for `rule`: itself; for a skill that its group is called after ("deep
// learning") any of the group; for a practice ("cloud computing") one of the group that is no
// practice itself: who labelled data did not thereby work on big data. Or kNone.
std::uint32_t met_by(const Pack& pack, const Profile& profile, std::uint32_t rule) {
  if (profile.has(rule)) return rule;
  const RuleEntry& entry = pack.rules()[rule];
  if (entry.group == kNone || entry.kind == Kind::Credential) return kNone;
  if (pack.str(entry.id) == pack.str(pack.groups()[entry.group].id))
    return had_of_group(pack, profile, entry.group, any);
  return entry.kind == Kind::Practice ? had_of_group(pack, profile, entry.group, no_practice)
                                      : kNone;
}

void settle(const Pack& pack, const ScaleSkills& scales, const Profile& profile, GapAsk& ask) {
  ask.state = State::Lacked;
  for (const std::uint32_t rule : ask.skills) {
    std::uint32_t by = met_by(pack, profile, rule);
    if (by == kNone && pack.rules()[rule].kind == Kind::Credential) {
      const State state = scales.state(rule);
      if (state == State::Had) by = rule;
      if (state == State::Untold && !profile.credentials_told) ask.state = State::Untold;
    }
    if (by == kNone) continue;
    ask.state = State::Had;
    ask.met = rule;
    ask.by = by;
    return;
  }
  for (const std::uint32_t rule : ask.skills)
    if (ask.near == kNone) ask.near = had_alike(pack, profile, rule);
}

std::uint32_t levels_taxonomy(const Pack& pack) {
  const auto all = pack.taxonomies();
  for (std::uint32_t t = 0; t < all.size(); ++t)
    if (all[t].combine == Combine::Levels) return t;
  return kNone;
}

void count_layers(const Pack& pack, const Analysis& analysis, Gap& gap) {
  const std::uint32_t levels = levels_taxonomy(pack);
  if (levels >= analysis.taxonomies.size()) return;
  for (const LayerAsk& layer : analysis.taxonomies[levels].leaves)
    gap.layers.push_back({layer.level});
  for (const GapAsk& ask : gap.asks) {
    if (ask.ask != Ask::Required || ask.state == State::Untold) continue;
    for (const LeafRef at : pack.array(pack.rules()[ask.skills[0]].leaves)) {
      if (at.taxonomy != levels || at.leaf >= gap.layers.size()) continue;
      ++gap.layers[at.leaf].required;
      gap.layers[at.leaf].had += ask.state == State::Had;
      break;
    }
  }
}

BarGap bar_of(const Pack& pack, const Analysis& analysis, const Profile& profile) {
  BarGap bar;
  const ModelEntry* model = pack.model("role");
  if (!model || analysis.role >= model->classes.size) return bar;
  const std::string_view id = pack.str(pack.array(model->classes)[analysis.role]);
  const auto roles = pack.roles();
  const auto role = std::find_if(roles.begin(), roles.end(),
                                 [&](const RoleEntry& r) { return pack.str(r.id) == id; });
  if (role == roles.end()) return bar;
  for (const GroupSetEntry& set : pack.array(role->core)) {
    const auto groups = pack.array(set.groups);
    const bool met = std::any_of(profile.skills.begin(), profile.skills.end(), [&](auto rule) {
      return std::find(groups.begin(), groups.end(), pack.rules()[rule].group) != groups.end();
    });
    bar.core.push_back(met);
    bar.met += met;
  }
  bar.needed = role->entry_bar;
  return bar;
}

std::vector<FactorGap> factors_of(const Pack& pack, const std::vector<GapAsk>& asks) {
  // Of alternatives only one counts, asked as well as had.
  Analysis asked, had;
  for (const GapAsk& ask : asks) {
    if (ask.state == State::Untold) continue;
    const SkillAsk skill{ask.state == State::Had ? ask.met : ask.skills[0], ask.ask};
    asked.skills.push_back(skill);
    if (ask.state == State::Had) had.skills.push_back(skill);
  }
  lay_out(pack, asked);
  lay_out(pack, had);
  std::vector<FactorGap> all;
  for (std::uint32_t t = 0; t < asked.taxonomies.size(); ++t) {
    if (pack.taxonomies()[t].combine != Combine::Product) continue;
    FactorGap& factors = all.emplace_back();
    factors.taxonomy = t;
    factors.asked = asked.taxonomies[t].branches;
    factors.had = had.taxonomies[t].branches;
    double least = 2;
    for (std::uint32_t b = 0; b < factors.asked.size(); ++b) {
      if (factors.asked[b] <= 0) continue;
      const double share = std::min(1.0, factors.had[b] / factors.asked[b]);
      factors.product = (least > 1 ? 1 : factors.product) * share;
      if (share < least) least = share, factors.weakest = b;
    }
  }
  return all;
}

// The fact's value as a number or a place on its field's scale; -1: neither.
std::int32_t value_of(const Pack& pack, const FactFieldEntry& field, const Fact& fact) {
  const auto scale = pack.array(field.scale);
  for (std::size_t i = 0; i < scale.size(); ++i)
    if (pack.str(scale[i].word) == fact.text) return static_cast<std::int32_t>(i);
  std::int32_t number = -1;
  if (scale.empty() && fact.number)
    std::from_chars(fact.text.data(), fact.text.data() + fact.text.size(), number);
  return number;
}

std::vector<KnockOut> knock_outs_of(const Pack& pack, const Analysis& analysis,
                                    const Profile& profile) {
  std::vector<KnockOut> all;
  const auto fields = pack.facts();
  for (std::uint32_t f = 0; f < fields.size(); ++f) {
    const FactFieldEntry& field = fields[f];
    if (!field.knock_out) continue;
    const std::string key = required_key(pack, field);
    for (const Fact& fact : analysis.facts) {
      if (fact.key != key) continue;
      KnockOut found{f, field.flag ? std::string() : fact.text};
      const std::int32_t asked = field.flag ? -1 : value_of(pack, field, fact);
      if (f < profile.values.size()) found.has = profile.values[f];
      found.out = asked >= 0 && found.has >= 0 && found.has < asked;
      all.push_back(std::move(found));
      break;
    }
  }
  return all;
}

double share(std::uint32_t had, std::uint32_t asked) {
  return asked == 0 ? 0 : static_cast<double>(had) / asked;
}

}  // namespace

double fit_of(std::uint32_t had, std::uint32_t asked) { return (had + 1.0) / (asked + 2.0); }

Gap gap_of(const Pack& pack, const Analysis& analysis, const Profile& profile) {
  Gap gap;
  gap.asks = asks_of(analysis);
  const ScaleSkills scales(pack, analysis, profile);
  for (GapAsk& ask : gap.asks) {
    settle(pack, scales, profile, ask);
    if (ask.state == State::Untold) continue;
    const bool had = ask.state == State::Had;
    if (ask.ask == Ask::Required)
      ++gap.required, gap.required_had += had;
    else
      ++gap.preferred, gap.preferred_had += had;
  }
  gap.fit = fit_of(gap.required_had, gap.required);
  count_layers(pack, analysis, gap);
  gap.bar = bar_of(pack, analysis, profile);
  gap.factors = factors_of(pack, gap.asks);
  gap.knock_outs = knock_outs_of(pack, analysis, profile);
  gap.out = std::any_of(gap.knock_outs.begin(), gap.knock_outs.end(),
                        [](const KnockOut& k) { return k.out; });
  return gap;
}

bool fits_better(const RankedGap& a, const RankedGap& b) {
  if (a.gap.out != b.gap.out) return b.gap.out;
  if (a.gap.asks_nothing() != b.gap.asks_nothing()) return b.gap.asks_nothing();
  if (a.gap.fit != b.gap.fit) return a.gap.fit > b.gap.fit;
  const double extra_a = share(a.gap.preferred_had, a.gap.preferred);
  const double extra_b = share(b.gap.preferred_had, b.gap.preferred);
  if (extra_a != extra_b) return extra_a > extra_b;
  const auto met = [](const Gap& gap) { return gap.required_had + gap.preferred_had; };
  if (met(a.gap) != met(b.gap)) return met(a.gap) > met(b.gap);
  return a.order < b.order;
}

}  // namespace rolecall
