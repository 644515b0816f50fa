// The role of a posting: a linear model over its features, with the reasons for each class.
#pragma once

#include <span>

#include "classify/scorer.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Sets role, runner_up, decided, confidence, scores and reasons from the model "role"; leaves them
/// empty where the pack has none.
void find_role(const Pack& pack, const Scorer& model, std::span<const FeatureValue> features,
               Analysis& analysis);

}  // namespace rolecall
