// Linear models over sparse features: scores, probabilities, contributions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// A feature that is not 0. `key` is FeatureEntry::key().
struct FeatureValue {
  std::uint64_t key = 0;
  float value = 0;
};

constexpr std::uint64_t feature_key(FeatureSource source, Index subject = 0, Index argument = 0) {
  return FeatureEntry{{}, source, subject, argument}.key();
}

/// One model of a pack, ready to score. Immutable.
class Scorer {
 public:
  Scorer() = default;
  /// `model` may be nullptr or without weights: then there is nothing to score.
  Scorer(Pack pack, const ModelEntry* model);

  bool empty() const { return model_ == nullptr; }
  std::size_t classes() const { return bias_.size(); }
  const ModelEntry& model() const { return *model_; }

  /// Scores of the classes; features without a weight count nothing.
  void score(std::span<const FeatureValue> features, std::span<float> scores) const;
  /// Adds the features' weights to scores that were begun.
  void add(std::span<const FeatureValue> features, std::span<float> scores) const;
  std::span<const float> bias() const { return bias_; }

  /// The weights of a feature, one a class; empty where it has none.
  std::span<const float> weights(std::uint64_t key) const;
  /// Its number in Pack::features(), or kNone.
  Index feature(std::uint64_t key) const;

 private:
  std::uint32_t slot_of(std::uint64_t key) const;

  struct Slot {
    std::uint64_t key = 0;  // 0: empty; no feature has it, as its source would have to be 0
    std::uint32_t row = 0;
    Index feature = 0;
  };
  const ModelEntry* model_ = nullptr;
  std::vector<float> bias_;
  std::vector<Slot> slots_;     // open addressing
  std::vector<float> weights_;  // rows of classes() floats
};

/// Turns scores into probabilities in place: softmax of score / temperature.
void to_probabilities(float temperature, std::span<float> scores);

}  // namespace rolecall
