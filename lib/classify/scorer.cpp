#include "classify/scorer.h"

#include <algorithm>
#include <cmath>

namespace rolecall {
namespace {

constexpr std::size_t kRowsAhead = 8;  // weights are larger than near caches: asked for before

}  // namespace

Scorer::Scorer(Pack pack, const ScoreTable& table)
    : stride_(table.stride),
      blocks_(pack.array(table.blocks)),
      rows_(pack.array(table.rows).data()),
      slots_(pack.array(table.slots)),
      filter_(pack.array(table.filter).data()),
      filter_mask_(std::uint64_t{table.filter.size} * 64 - 1),
      bias_(pack.array(table.bias).data()),
      weights_(pack.array(table.weights).data()),
      features_(pack.array(table.features)) {}

std::uint32_t Scorer::hashed_row(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = slot_of_key(key) & mask;; at = (at + 1) & mask)
    if (slots_[at].row == 0 || slots_[at].key == key) return slots_[at].row;
}

void Scorer::score(std::span<const FeatureValue> features, std::span<float> scores,
                   std::size_t from, std::size_t to) const {
  for (std::size_t c = from; c < to; c += kScoreLane) {
    float sum[kScoreLane];
    std::copy_n(bias_ + c, kScoreLane, sum);
    for (std::size_t f = 0; f < features.size(); ++f) {
      if (f + kRowsAhead < features.size())
        __builtin_prefetch(weights_ + features[f + kRowsAhead].row * stride_ + c);
      const FeatureValue& feature = features[f];
      const float* row = weights_ + feature.row * stride_ + c;
      for (std::size_t i = 0; i < kScoreLane; ++i) sum[i] += feature.value * row[i];
    }
    std::copy_n(sum, kScoreLane, scores.begin() + static_cast<std::ptrdiff_t>(c));
  }
}

void to_probabilities(float temperature, std::span<float> scores) {
  if (scores.empty()) return;
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& s : scores) sum += s = std::exp((s - top) / temperature);
  for (float& s : scores) s /= sum;
}

}  // namespace rolecall
