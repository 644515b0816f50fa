// Lays the skills of a posting against the pack's taxonomies.
#pragma once

#include <span>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Fills analysis.taxonomies with the counts of skills under each leaf, and for `product`
/// taxonomies with the branches' shares: a leaf with n skills asked (a preferred one counts half)
/// is filled to 1 - 2^-n, a branch to the mean of its leaves.
void lay_out(const Pack& pack, Analysis& analysis);

/// Sets the level (0, 1, 2) of each leaf of the `levels` taxonomies: by the pack's model
/// "TAXONOMY:LEAF" (classes 0, 1, 2) where it has one, else by the number of skills asked.
/// `levels` gets the expected level of each leaf of the first such taxonomy.
void find_levels(const Pack& pack, std::span<const float> values, Analysis& analysis,
                 std::vector<float>& levels);

}  // namespace rolecall
