// What the weights of a model are about: single weights are small and many, so reasons take
// together those of features that speak of one thing.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// For each of the rows the number of its matter (the group of its rule, a leaf, a fact, the title,
/// a kind of clause), from 0 in the order of FeatureEntry::key() of what it is about; kNone for
/// rows that are kNone. `group_of` gives a rule's group, or kNone.
std::vector<Index> matters_of(std::span<const Index> rows, std::span<const FeatureEntry> features,
                              const std::function<Index(Index rule)>& group_of);

}  // namespace rolecall
