#include "classify/features.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rolecall {
namespace {

constexpr std::uint32_t kFirstClauses = 3;  // "first:K" looks at so many duties

float flag(bool on) { return on ? 1.0f : 0.0f; }

}  // namespace

void Signals::add(Counts& rule, Counts* group, bool company, bool required, bool duty) {
  const auto bump = [&](Counts& counts) {
    counts.hits += !company;
    counts.required += required;
    counts.duties += duty;
  };
  bump(rule);
  if (group != nullptr) bump(*group);
}

void Signals::count(const Pack& pack, const ClauseReader& reader, const Analysis& analysis,
                    std::span<const ReadClause> clauses, std::span<const float> probabilities) {
  analysis_ = &analysis;
  rules_.assign(pack.rules().size(), {});
  groups_.assign(pack.groups().size(), {});
  skills_ = 0;
  language_ = kNone;
  for (Index i = 0; i < pack.languages().size(); ++i)
    if (pack.str(pack.languages()[i].id) == analysis.lang) language_ = i;

  const auto group_of = [&](Index rule) -> Counts* {
    const Index group = pack.rules()[rule].group;
    return group == kNone ? nullptr : &groups_[group];
  };
  std::vector<bool> duty(analysis.layout.clauses.size(), false);
  for (const ReadClause& clause : clauses) duty[clause.clause] = clause.duty;
  if (!reader.has_model()) {
    for (std::size_t c = 0, s = 0; c < duty.size() && !analysis.sections.empty(); ++c) {
      const Range range = analysis.layout.clauses[c].range;
      while (s + 1 < analysis.sections.size() && analysis.sections[s].range.end <= range.begin) ++s;
      duty[c] = pack.sections()[analysis.sections[s].kind].duties;
    }
  }
  for (const Tag& tag : analysis.tags) {
    const bool asked = tag.ask == Ask::Required || tag.ask == Ask::Preferred;
    skills_ += asked;
    add(rules_[tag.rule], group_of(tag.rule), !asked, tag.ask == Ask::Required, asked && duty[tag.clause]);
  }
  std::size_t section = 0;
  for (const Span& span : analysis.spans) {
    if (pack.rules()[span.rule].kind != Kind::Duty || analysis.sections.empty()) continue;
    while (section + 1 < analysis.sections.size() &&
           analysis.sections[section].range.end <= span.range.begin)
      ++section;
    const SectionKindEntry& kind = pack.sections()[analysis.sections[section].kind];
    const bool company = !kind.by_wording && kind.ask == Ask::Company;
    add(rules_[span.rule], group_of(span.rule), company, false, !company && duty[span.clause]);
  }
  for (const Span& span : analysis.title_spans) {
    ++rules_[span.rule].title;
    if (Counts* group = group_of(span.rule)) ++group->title;
  }
  count_clauses(reader, clauses, probabilities);
}

// Soft counts: each clause adds its probabilities, so a doubtful one counts for two kinds by half.
void Signals::count_clauses(const ClauseReader& reader, std::span<const ReadClause> clauses,
                            std::span<const float> probabilities) {
  const std::size_t kinds = reader.kinds();
  share_.assign(kinds, 0);
  amount_.assign(kinds, 0);
  first_.assign(kinds, 0);
  float all = 0;
  std::uint32_t duties = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const float* p = probabilities.data() + i * kinds;
    for (std::uint32_t k = 0; k < kinds; ++k) {
      amount_[k] += p[k];
      if (reader.is_duty(k)) all += p[k];
      if (clauses[i].duty && duties < kFirstClauses) first_[k] += p[k] / kFirstClauses;
    }
    duties += clauses[i].duty;
  }
  for (std::uint32_t k = 0; k < kinds; ++k) share_[k] = reader.is_duty(k) && all > 0 ? amount_[k] / all : 0;
}

void Signals::values(const Pack& pack, std::span<const float> levels, std::vector<float>& out) const {
  out.clear();
  for (const FeatureEntry& feature : pack.features()) out.push_back(value(pack, feature, levels, out));
}

// `before` holds the features that stand earlier in the table: the parts of a product do.
float Signals::value(const Pack& pack, const FeatureEntry& feature, std::span<const float> levels,
                     std::span<const float> before) const {
  const auto subject = feature.subject;
  switch (feature.source) {
    case FeatureSource::Constant: return 1;
    case FeatureSource::Group: return flag(groups_[subject].hits > 0);
    case FeatureSource::GroupRequired: return flag(groups_[subject].required > 0);
    case FeatureSource::GroupDuties: return flag(groups_[subject].duties > 0);
    case FeatureSource::GroupCount: return std::log1p(static_cast<float>(groups_[subject].hits));
    case FeatureSource::GroupShare:
      return skills_ == 0 ? 0 : static_cast<float>(groups_[subject].hits) / static_cast<float>(skills_);
    case FeatureSource::Rule: return flag(rules_[subject].hits > 0);
    case FeatureSource::RuleRequired: return flag(rules_[subject].required > 0);
    case FeatureSource::RuleDuties: return flag(rules_[subject].duties > 0);
    case FeatureSource::TitleRule: return flag(rules_[subject].title > 0);
    case FeatureSource::TitleGroup: return flag(groups_[subject].title > 0);
    case FeatureSource::ClauseShare: return share_[subject];
    case FeatureSource::ClauseCount: return std::log1p(amount_[subject]);
    case FeatureSource::ClauseFirst: return first_[subject];
    case FeatureSource::Fact: return fact(pack, feature);
    case FeatureSource::Lang: return flag(language_ == subject);
    case FeatureSource::Layer: return feature.argument < static_cast<std::int32_t>(levels.size()) ? levels[feature.argument] : 0;
    case FeatureSource::Product: return before[subject] * before[static_cast<Index>(feature.argument)];
    case FeatureSource::Difference: return std::max(0.0f, 1 - before[subject]);
    case FeatureSource::SectionKind:
    case FeatureSource::Position: return 0;  // of clauses, not of postings
  }
  return 0;
}

float Signals::fact(const Pack& pack, const FeatureEntry& feature) const {
  const FactFieldEntry& field = pack.facts()[feature.subject];
  const std::string_view id = pack.str(field.id);
  for (const Fact& fact : analysis_->facts) {
    // A split scale is reported as ID_required and ID_preferred; the model asks for the required.
    if (fact.key != id && !(field.split && fact.key.starts_with(id) && fact.key.ends_with("_required"))) continue;
    if (field.flag) return 1;
    if (fact.number) {
      int number = 0;
      std::from_chars(fact.text.data(), fact.text.data() + fact.text.size(), number);
      return flag(number >= feature.argument);
    }
    const auto scale = pack.array(field.scale);
    return flag(feature.argument < static_cast<std::int32_t>(scale.size()) &&
                pack.str(scale[feature.argument].word) == fact.text);
  }
  return 0;
}

}  // namespace rolecall
