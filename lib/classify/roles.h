// The role of a posting: a linear model over its features, with the reasons for each class.
#pragma once

#include <span>
#include <vector>

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
            Analysis& analysis) const;

 private:
  void give_reasons(std::span<const FeatureValue> features, Analysis& analysis) const;

  Pack pack_;
  const Scorer& scorer_;
  const ModelEntry* model_ = nullptr;
  std::size_t classes_ = 0;
  std::span<const Index> matter_of_row_;  // what a row is about; kNone: not weighed
  std::size_t matters_ = 0;
  std::span<const float> centred_;
};

}  // namespace rolecall
