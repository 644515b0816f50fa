// Linear models over sparse features: scores, probabilities, contributions.
#pragma once

#include <cstdint>
#include <span>

#include "model/pack.h"

namespace rolecall {

/// A feature that is not 0. `key` is FeatureEntry::key(), `row` its row in the ScoreTable that it
/// is made for, 0 where it has no weight.
struct FeatureValue {
  std::uint64_t key = 0;
  float value = 0;
  std::uint32_t row = 0;
};

constexpr std::uint64_t feature_key(FeatureSource source, Index subject = 0, Index argument = 0) {
  return FeatureEntry{{}, source, subject, argument}.key();
}

/// Which features are made: those that some model weighs, or all, for fitting.
enum class Features : std::uint8_t { Weighed, All };

/// The models of one scope of a pack, scored together and in place. Immutable; the pack's bytes
/// must outlive it.
class Scorer {
 public:
  Scorer() = default;
  Scorer(Pack pack, const ScoreTable& table);

  /// No model of the scope has weights: there is nothing to score.
  bool empty() const { return lanes_.empty(); }
  /// The classes of all models, padded: as many scores there are.
  std::size_t columns() const { return lanes_.size() * kScoreLane; }

  /// The feature's row; 0 where no model weighs it.
  std::uint32_t row(FeatureSource source, Index subject, Index argument) const {
    const auto s = static_cast<std::size_t>(source);
    if (s >= blocks_.size()) return 0;
    const FeatureBlock& block = blocks_[s];
    if (subject >= block.subjects || argument >= block.arguments) return 0;
    if (block.hashed) {
      const std::uint64_t key = feature_key(source, subject, argument);
      const std::uint64_t bit = slot_of_key(key) & filter_mask_;
      return filter_[bit / 64] >> bit % 64 & 1 ? hashed_row(key) : 0;
    }
    return rows_[block.first + subject * block.arguments + argument];
  }

  /// Some feature of the source has a weight.
  bool weighs(FeatureSource source) const {
    const auto s = static_cast<std::size_t>(source);
    return s < blocks_.size() && blocks_[s].subjects > 0;
  }

  /// Scores of the classes of all models: bias and weights. `scores` has room for columns().
  void score(std::span<const FeatureValue> features, std::span<float> scores) const {
    score(features, scores, 0, columns());
  }
  /// Only those of the columns [from, to), multiples of kScoreLane; the others stay as they are.
  void score(std::span<const FeatureValue> features, std::span<float> scores, std::size_t from,
             std::size_t to) const;

  /// The row's number in Pack::features(), or kNone.
  Index feature(std::uint32_t row) const { return features_[row]; }

 private:
  std::uint32_t hashed_row(std::uint64_t key) const;

  Pack pack_;
  std::span<const ScoreLane> lanes_;
  std::span<const FeatureBlock> blocks_;
  const std::uint32_t* rows_ = nullptr;
  std::span<const FeatureSlot> slots_;
  const std::uint64_t* filter_ = nullptr;
  std::uint64_t filter_mask_ = 0;
  const float* bias_ = nullptr;
  std::span<const Index> features_;
};

/// Turns scores into probabilities in place: softmax of score / temperature.
void to_probabilities(float temperature, std::span<float> scores);

}  // namespace rolecall
