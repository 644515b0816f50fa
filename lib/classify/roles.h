// The role of a posting: a linear model over its features, with the reasons for each class.
#pragma once

#include <span>

#include "classify/reasons.h"
#include "classify/scorer.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// The model "role" of a pack, ready to judge. Immutable; pack and scorer must outlive it.
class RoleModel {
 public:
  /// `scorer` is that of the posting's models.
  RoleModel(Pack pack, const Scorer& scorer);

  /// Sets role, runner_up, decided, confidence, scores and reasons; leaves them empty where the
  /// pack has no role model. `scores` are those of all models of the posting.
  void find(std::span<const FeatureValue> features, std::span<const float> scores,
            ReasonBuffers& buffers, Analysis& analysis) const;

 private:
  const ModelEntry* model_ = nullptr;
  Reasons reasons_;
};

}  // namespace rolecall
