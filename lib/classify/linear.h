// Linear models over features: scores and probabilities.
#pragma once

#include <span>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// Scores of a model's classes for dense feature values (indexed as Pack::features()).
void score(const Pack& pack, const ModelEntry& model, std::span<const float> values,
           std::vector<float>& scores);

/// Turns scores into probabilities in place: softmax of score / temperature.
void to_probabilities(float temperature, std::span<float> scores);

}  // namespace rolecall
