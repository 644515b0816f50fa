// Fitted weights against what the pack says ought to speak for a role.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "classify/logistic.h"
#include "engine/feature_names.h"
#include "model/pack.h"

namespace rolecall {

/// One line for each expectation of a role that the weights contradict, the strongest first. A
/// weight counts by how much more it speaks for the role than for the roles on average, times the
/// standard deviation of its column in `rows`; all features of a group, rule or kind count
/// together, as they share what they say. `keys` are the columns' feature keys.
std::vector<std::string> against_sense(const Pack& pack, const FeatureNamer& namer,
                                       const std::vector<std::string>& roles,
                                       const LogisticModel& model, const TrainingSet& rows,
                                       std::span<const std::uint64_t> keys);

}  // namespace rolecall
