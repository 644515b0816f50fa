#include "classify/roles.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace rolecall {
namespace {

constexpr std::size_t kReasons = 5;  // kept for each class
constexpr std::size_t kSkills = 5;   // named under a reason
constexpr double kLeastPoints = 0.005;

// The rules behind a feature, as far as it speaks of rules: those asked in its group.
void name_skills(const Pack& pack, const Analysis& analysis, const FeatureEntry& feature,
                 std::vector<std::uint32_t>& skills) {
  const auto add = [&](std::uint32_t rule) {
    if (skills.size() < kSkills && std::find(skills.begin(), skills.end(), rule) == skills.end())
      skills.push_back(rule);
  };
  switch (feature.source) {
    case FeatureSource::TitleRule:
    case FeatureSource::Skill:
    case FeatureSource::SkillRequired:
    case FeatureSource::DutyRule:
    case FeatureSource::DutyRuleShare:
    case FeatureSource::AskedRule:
      add(feature.subject);
      break;
    case FeatureSource::DutyPair:
      add(feature.subject);
      add(feature.argument);
      break;
    case FeatureSource::Group:
    case FeatureSource::GroupRequired:
    case FeatureSource::GroupPreferred:
    case FeatureSource::GroupCount:
    case FeatureSource::GroupShare:
    case FeatureSource::GroupInDuties:
    case FeatureSource::GroupInRequired:
    case FeatureSource::GroupInPreferred:
    case FeatureSource::GroupAnywhere:
    case FeatureSource::DutyGroup:
    case FeatureSource::DutyGroupShare:
      for (const SkillAsk& skill : analysis.skills)
        if (pack.rules()[skill.rule].group == feature.subject &&
            (skill.ask == Ask::Required || skill.ask == Ask::Preferred))
          add(skill.rule);
      break;
    case FeatureSource::TitleGroup:
    case FeatureSource::TitleKind:
    case FeatureSource::TitleRatio:
      for (const Span& span : analysis.title_spans)
        if (const Kind kind = pack.rules()[span.rule].kind; kind == Kind::Title || is_skill(kind))
          add(span.rule);
      break;
    default:
      break;
  }
}

// What one class of reasons is about, and how much it weighs.
struct Matter {
  std::uint64_t about;
  double points;
  double most;    // of its strongest feature
  Index feature;  // the strongest
};

// A key that features about the same thing share: the group of their rule, the leaf, the fact, the
// title, the kind of clause.
std::uint64_t subject_of(const Pack& pack, const FeatureEntry& feature) {
  const auto key = [](FeatureSource source, Index subject, Index argument = 0) {
    return feature_key(source, subject, argument);
  };
  const auto rule = [&](Index index) {
    const Index group = pack.rules()[index].group;
    return group == kNone ? key(FeatureSource::Skill, index) : key(FeatureSource::Group, group);
  };
  switch (feature.source) {
    case FeatureSource::Skill:
    case FeatureSource::SkillRequired:
    case FeatureSource::DutyRule:
    case FeatureSource::DutyRuleShare:
    case FeatureSource::AskedRule:
    case FeatureSource::DutyPair:
      return rule(feature.subject);
    case FeatureSource::Group:
    case FeatureSource::GroupRequired:
    case FeatureSource::GroupPreferred:
    case FeatureSource::GroupCount:
    case FeatureSource::GroupShare:
    case FeatureSource::GroupInDuties:
    case FeatureSource::GroupInRequired:
    case FeatureSource::GroupInPreferred:
    case FeatureSource::GroupAnywhere:
    case FeatureSource::DutyGroup:
    case FeatureSource::DutyGroupShare:
      return key(FeatureSource::Group, feature.subject);
    case FeatureSource::TitleRule:
    case FeatureSource::TitleGroup:
    case FeatureSource::TitleKind:
    case FeatureSource::TitleRatio:
      return key(FeatureSource::TitleGroup, 0);
    case FeatureSource::LeafSkills:
    case FeatureSource::LeafHits:
    case FeatureSource::LeafShare:
    case FeatureSource::LeafRequired:
    case FeatureSource::LeafPreferred:
    case FeatureSource::LeafDuties:
    case FeatureSource::LeafAny:
    case FeatureSource::LeafMany:
      return key(FeatureSource::LeafSkills, feature.subject, feature.argument);
    case FeatureSource::KindShare:
    case FeatureSource::KindCount:
    case FeatureSource::KindMost:
    case FeatureSource::KindFirst:
      return key(FeatureSource::KindShare, feature.subject);
    case FeatureSource::FactValue:
    case FeatureSource::FactAbsent:
      return key(FeatureSource::FactValue, feature.subject);
    default:
      return feature.key();
  }
}

}  // namespace

void find_role(const Pack& pack, const Scorer& scorer, std::span<const FeatureValue> features,
               Analysis& analysis) {
  if (scorer.empty() || scorer.classes() == 0) return;
  const ModelEntry* model = &scorer.model();
  std::vector<float> scores(scorer.classes());
  scorer.score(features, scores);
  to_probabilities(model->temperature, scores);
  analysis.scores.assign(scores.begin(), scores.end());
  const auto best =
      static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  analysis.role = best;
  analysis.confidence = scores[best];
  analysis.decided = true;
  for (std::uint32_t c = 0; c < scores.size(); ++c)
    if (c != best && (analysis.runner_up == kNone || scores[c] > scores[analysis.runner_up]))
      analysis.runner_up = c;
  if (analysis.runner_up != kNone)
    analysis.decided = scores[best] - scores[analysis.runner_up] >= model->margin;

  // Single weights are small and many: what speaks of one thing (a group, a layer, the title) is
  // taken together. A feature speaks for a class by as much as it weighs more for it than for the
  // classes on average.
  const std::size_t classes = scores.size();
  std::unordered_map<std::uint64_t, std::size_t>
      place;  // of a subject among `matters`, times classes
  std::vector<Matter> matters;
  for (const FeatureValue& value : features) {
    const Index number = scorer.feature(value.key);
    if (number == kNone) continue;
    const auto weights = scorer.weights(value.key);
    const std::uint64_t about = subject_of(pack, pack.features()[number]);
    const auto [at, fresh] = place.try_emplace(about, matters.size());
    if (fresh) matters.resize(matters.size() + classes, Matter{about, 0, 0, number});
    float mean = 0;
    for (const float w : weights) mean += w / static_cast<float>(classes);
    for (std::size_t c = 0; c < classes; ++c) {
      Matter& matter = matters[at->second + c];
      const double points = value.value * (weights[c] - mean);
      matter.points += points;
      if (points > matter.most) matter.most = points, matter.feature = number;
    }
  }
  std::vector<Matter> all;
  for (std::uint32_t c = 0; c < classes; ++c) {
    all.clear();
    for (std::size_t m = c; m < matters.size(); m += classes)
      if (matters[m].points >= kLeastPoints) all.push_back(matters[m]);
    const std::size_t keep = std::min(kReasons, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(keep), all.end(),
                      [](const Matter& a, const Matter& b) {
                        return a.points != b.points ? a.points > b.points : a.about < b.about;
                      });
    for (std::size_t i = 0; i < keep; ++i) {
      Reason reason{c, all[i].feature, all[i].points, {}};
      name_skills(pack, analysis, pack.features()[reason.feature], reason.skills);
      analysis.reasons.push_back(std::move(reason));
    }
  }
  std::stable_sort(analysis.reasons.begin(), analysis.reasons.end(),
                   [&](const Reason& a, const Reason& b) {
                     return analysis.scores[a.role] != analysis.scores[b.role]
                                ? analysis.scores[a.role] > analysis.scores[b.role]
                                : a.role < b.role;
                   });
}

}  // namespace rolecall
