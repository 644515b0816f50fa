// Lays the weights of models side by side, so that a feature is looked up once for all of them.
#pragma once

#include <span>
#include <vector>

#include "model/rule.h"
#include "pack/arena.h"

namespace rolecall {

/// One model of a scope: its weights, and the numbers of its features in the order of its rows;
/// kNone for a row that names nothing.
struct ScopedModel {
  const Model* model = nullptr;
  std::vector<Index> features;
};

/// The table of the models, in their order; `columns` gets the first column of each, `rows` the
/// rows of its features (but those that name nothing), `row_features` what stands in
/// ScoreTable::features.
ScoreTable store_scores(std::span<const ScopedModel> models, std::span<const FeatureEntry> features,
                        Arena& arena, std::vector<std::uint32_t>& columns,
                        std::vector<std::vector<Index>>& rows, std::vector<Index>& row_features);

}  // namespace rolecall
