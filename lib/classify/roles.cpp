#include "classify/roles.h"

#include <algorithm>
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
    case FeatureSource::AskedRule: add(feature.subject); break;
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
      for (const Span& span : analysis.title_spans)
        if (pack.rules()[span.rule].group == feature.subject) add(span.rule);
      break;
    default: break;
  }
}

}  // namespace

void find_role(const Pack& pack, const Scorer& scorer, std::span<const FeatureValue> features, Analysis& analysis) {
  if (scorer.empty() || scorer.classes() == 0) return;
  const ModelEntry* model = &scorer.model();
  std::vector<float> scores(scorer.classes());
  scorer.score(features, scores);
  to_probabilities(model->temperature, scores);
  analysis.scores.assign(scores.begin(), scores.end());
  const auto best = static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  analysis.role = best;
  analysis.confidence = scores[best];
  analysis.decided = true;
  for (std::uint32_t c = 0; c < scores.size(); ++c)
    if (c != best && (analysis.runner_up == kNone || scores[c] > scores[analysis.runner_up])) analysis.runner_up = c;
  if (analysis.runner_up != kNone)
    analysis.decided = scores[best] - scores[analysis.runner_up] >= model->margin;

  // A feature speaks for a class by as much as it weighs more for it than for the classes on average.
  const std::size_t classes = scores.size();
  std::vector<std::vector<Reason>> best_of(classes);
  for (const FeatureValue& feature : features) {
    const auto weights = scorer.weights(feature.key);
    if (weights.empty()) continue;
    float mean = 0;
    for (const float w : weights) mean += w / static_cast<float>(classes);
    for (std::uint32_t c = 0; c < classes; ++c)
      if (const double points = feature.value * (weights[c] - mean); points > kLeastPoints)
        best_of[c].push_back({c, scorer.feature(feature.key), points, {}});
  }
  for (auto& reasons : best_of) {
    const auto more = [](const Reason& a, const Reason& b) {
      return a.points != b.points ? a.points > b.points : a.feature < b.feature;
    };
    const std::size_t keep = std::min(kReasons, reasons.size());
    std::partial_sort(reasons.begin(), reasons.begin() + static_cast<std::ptrdiff_t>(keep), reasons.end(), more);
    reasons.resize(keep);
    for (Reason& reason : reasons) {
      name_skills(pack, analysis, pack.features()[reason.feature], reason.skills);
      analysis.reasons.push_back(std::move(reason));
    }
  }
  std::stable_sort(analysis.reasons.begin(), analysis.reasons.end(), [&](const Reason& a, const Reason& b) {
    return analysis.scores[a.role] != analysis.scores[b.role] ? analysis.scores[a.role] > analysis.scores[b.role]
                                                              : a.role < b.role;
  });
}

}  // namespace rolecall
