// The role of a posting: a linear model over its features, with the reasons for each class.
#pragma once

#include <span>

#include "classify/features.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Sets role, runner_up, decided, confidence, scores and reasons from the pack's model "role";
/// leaves them empty where the pack has none. `values` are those of Pack::features().
void find_role(const Pack& pack, std::span<const float> values, Analysis& analysis);

}  // namespace rolecall
