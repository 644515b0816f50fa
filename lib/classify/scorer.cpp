#include "classify/scorer.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace rolecall {
namespace {

// Keys differ in few bits: spread them over the table.
constexpr std::uint64_t spread(std::uint64_t key) {
  return (key ^ key >> 29) * 0x9E3779B97F4A7C15ull;
}

}  // namespace

Scorer::Scorer(Pack pack, const ModelEntry* model)
    : model_(model != nullptr && model->rows.size != 0 ? model : nullptr) {
  if (model_ == nullptr) return;
  const auto bias = pack.array(model->bias);
  bias_.assign(bias.begin(), bias.end());
  const auto rows = pack.array(model->rows);
  slots_.resize(std::bit_ceil(std::max<std::size_t>(rows.size() * 2, 16)));
  weights_.reserve(rows.size() * classes());
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    // One is added so that the key of the very first feature is not 0.
    const std::uint64_t key = pack.features()[rows[r].feature].key() + 1;
    std::size_t slot = spread(key) >> 20 & (slots_.size() - 1);
    while (slots_[slot].key != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = {key, r, rows[r].feature};
    const auto weights = pack.array(rows[r].weights);
    weights_.insert(weights_.end(), weights.begin(), weights.end());
  }
}

std::uint32_t Scorer::slot_of(std::uint64_t key) const {
  if (slots_.empty()) return kNone;
  ++key;
  for (std::size_t slot = spread(key) >> 20 & (slots_.size() - 1);;
       slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot].key == key) return static_cast<std::uint32_t>(slot);
    if (slots_[slot].key == 0) return kNone;
  }
}

void Scorer::score(std::span<const FeatureValue> features, std::span<float> scores) const {
  std::copy(bias_.begin(), bias_.end(), scores.begin());
  add(features, scores);
}

void Scorer::add(std::span<const FeatureValue> features, std::span<float> scores) const {
  const std::size_t n = classes();
  for (const FeatureValue& feature : features) {
    const std::uint32_t slot = slot_of(feature.key);
    if (slot == kNone) continue;
    const float* row = weights_.data() + slots_[slot].row * n;
    for (std::size_t c = 0; c < n; ++c) scores[c] += feature.value * row[c];
  }
}

std::span<const float> Scorer::weights(std::uint64_t key) const {
  const std::uint32_t slot = slot_of(key);
  if (slot == kNone) return {};
  return {weights_.data() + slots_[slot].row * classes(), classes()};
}

Index Scorer::feature(std::uint64_t key) const {
  const std::uint32_t slot = slot_of(key);
  return slot == kNone ? kNone : slots_[slot].feature;
}

void to_probabilities(float temperature, std::span<float> scores) {
  if (scores.empty()) return;
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& s : scores) sum += s = std::exp((s - top) / temperature);
  for (float& s : scores) s /= sum;
}

}  // namespace rolecall
