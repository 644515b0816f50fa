#include "classify/scorer.h"

#include <algorithm>
#include <cmath>

#include "base/processor.h"

namespace rolecall {
namespace {

constexpr std::size_t kRowsAhead = 8;  // weights are larger than near caches: asked for before

/// One lane of a table, as it stands in the pack.
struct Lane {
  const float* bias;
  const float* weights;
  std::uint32_t rows;
};

[[gnu::always_inline]] inline void add_up(const Lane& lane, std::span<const FeatureValue> features,
                                          float* scores) {
  const float* const weights = lane.weights;
  const std::uint32_t rows = lane.rows;
  float sum[kScoreLane];
  std::copy_n(lane.bias, kScoreLane, sum);
  const auto row_of = [=](const FeatureValue& f) {
    return weights + std::size_t{f.row} * kScoreLane;
  };
  const auto add = [&](const FeatureValue& f) {
    if (f.row >= rows) return;
    const float* row = row_of(f);
    for (std::size_t i = 0; i < kScoreLane; ++i) sum[i] += f.value * row[i];
  };
  std::size_t f = 0;
  for (; f + kRowsAhead < features.size(); ++f) {
    __builtin_prefetch(row_of(features[f + kRowsAhead]));  // whether or not the row is there
    add(features[f]);
  }
  for (; f < features.size(); ++f) add(features[f]);
  std::copy_n(sum, kScoreLane, scores);
}

#if defined(__x86_64__)
// Sums and products are rounded as without it: the scores are the same.
[[gnu::target("avx2")]] void add_up_avx2(const Lane& lane, std::span<const FeatureValue> features,
                                         float* scores) {
  add_up(lane, features, scores);
}
#endif

void score_lane(const Lane& lane, std::span<const FeatureValue> features, float* scores) {
#if defined(__x86_64__)
  static const bool fast = has_avx2();
  if (fast) return add_up_avx2(lane, features, scores);
#endif
  add_up(lane, features, scores);
}

}  // namespace

Scorer::Scorer(Pack pack, const ScoreTable& table)
    : pack_(pack),
      lanes_(pack.array(table.lanes)),
      blocks_(pack.array(table.blocks)),
      rows_(pack.array(table.rows).data()),
      slots_(pack.array(table.slots)),
      filter_(pack.array(table.filter).data()),
      filter_mask_(std::uint64_t{table.filter.size} * 64 - 1),
      bias_(pack.array(table.bias).data()),
      features_(pack.array(table.features)) {}

std::uint32_t Scorer::hashed_row(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = slot_of_key(key) & mask;; at = (at + 1) & mask)
    if (slots_[at].row == 0 || slots_[at].key == key) return slots_[at].row;
}

void Scorer::score(std::span<const FeatureValue> features, std::span<float> scores,
                   std::size_t from, std::size_t to) const {
  for (std::size_t c = from; c < to; c += kScoreLane) {
    const ScoreLane& lane = lanes_[c / kScoreLane];
    score_lane({bias_ + c, pack_.array(lane.weights).data(), lane.rows()}, features,
               scores.data() + c);
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
