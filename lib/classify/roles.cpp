#include "classify/roles.h"

#include <algorithm>
#include <vector>

#include "classify/linear.h"

namespace rolecall {
namespace {

constexpr std::size_t kReasons = 5;  // kept for each class
constexpr std::size_t kSkills = 5;   // named under a reason

// The rules behind a feature, as far as it speaks of rules: those asked in its group.
void name_skills(const Pack& pack, const Analysis& analysis, const FeatureEntry& feature,
                 std::vector<std::uint32_t>& skills) {
  const auto add = [&](std::uint32_t rule) {
    if (skills.size() < kSkills && std::find(skills.begin(), skills.end(), rule) == skills.end())
      skills.push_back(rule);
  };
  switch (feature.source) {
    case FeatureSource::Rule:
    case FeatureSource::RuleDuties:
    case FeatureSource::RuleRequired:
    case FeatureSource::TitleRule: add(feature.subject); break;
    case FeatureSource::Group:
    case FeatureSource::GroupRequired:
    case FeatureSource::GroupDuties:
    case FeatureSource::GroupCount:
    case FeatureSource::GroupShare:
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

void find_role(const Pack& pack, std::span<const float> values, Analysis& analysis) {
  const ModelEntry* model = pack.model("role");
  if (model == nullptr || model->classes.size == 0) return;
  std::vector<float> scores;
  score(pack, *model, values, scores);
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
  for (const WeightEntry& row : pack.array(model->rows)) {
    const float value = values[row.feature];
    if (value == 0) continue;
    const auto weights = pack.array(row.weights);
    float mean = 0;
    for (const float w : weights) mean += w / static_cast<float>(classes);
    for (std::uint32_t c = 0; c < classes; ++c)
      if (const double points = value * (weights[c] - mean); points > 0.005)
        best_of[c].push_back({c, row.feature, points, {}});
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
