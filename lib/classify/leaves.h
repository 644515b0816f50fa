// Lays the skills of a posting against the pack's taxonomies.
#pragma once

#include <span>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Fills analysis.taxonomies with the counts of skills under each leaf, and for `product`
/// taxonomies with the branches' shares: a leaf with n skills asked (a preferred one counts half)
/// is filled to 1 - 2^-n, a branch to the mean of its leaves.
void lay_out(const Pack& pack, Analysis& analysis);

/// The level that a model's scores (of 0, 1, 2 ...) speak for: 0 where that is likelier than all
/// others together, else the likeliest of them.
int level_of(std::span<const float> scores);

/// The models that tell the levels of the pack's `levels` taxonomies: "TAXONOMY:LEAF".
class LevelModels {
 public:
  explicit LevelModels(Pack pack);

  /// Sets the level (0, 1, 2) of each leaf by its model, or where the pack has none by the number
  /// of skills asked. `scores` are those of all models of the posting.
  void find(std::span<const float> scores, Analysis& analysis) const;

 private:
  struct Leaf {
    Index taxonomy, leaf;
    std::uint32_t column;   // of its model's classes among the scores
    std::uint32_t classes;  // 0: no model
  };
  std::vector<Leaf> leaves_;
};

}  // namespace rolecall
