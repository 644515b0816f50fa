#include "classify/roles.h"

#include <algorithm>

namespace rolecall {

RoleModel::RoleModel(Pack pack, const Scorer& scorer) : reasons_(pack, scorer) {
  const ModelEntry* model = pack.model("role");
  if (model == nullptr || model->rows.size == 0 || model->classes.size == 0) return;
  model_ = model;
}

void RoleModel::find(std::span<const FeatureValue> features, std::span<const float> all_scores,
                     ReasonBuffers& buffers, Analysis& analysis) const {
  if (model_ == nullptr) return;
  analysis.scores.clear();
  std::vector<float> scores(
      all_scores.begin() + model_->column,
      all_scores.begin() + model_->column + static_cast<std::ptrdiff_t>(model_->classes.size));
  to_probabilities(model_->temperature, scores);
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
    analysis.decided = scores[best] - scores[analysis.runner_up] >= model_->margin;
  reasons_.find(features, buffers, analysis.reasons);
  for (Reason& reason : analysis.reasons) reasons_.name_skills(analysis, reason);
  std::stable_sort(analysis.reasons.begin(), analysis.reasons.end(),
                   [&](const Reason& a, const Reason& b) {
                     return analysis.scores[a.role] != analysis.scores[b.role]
                                ? analysis.scores[a.role] > analysis.scores[b.role]
                                : a.role < b.role;
                   });
}

}  // namespace rolecall
