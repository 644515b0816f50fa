#include "classify/linear.h"

#include <algorithm>
#include <cmath>

namespace rolecall {

void score(const Pack& pack, const ModelEntry& model, std::span<const float> values, std::vector<float>& scores) {
  const auto bias = pack.array(model.bias);
  scores.assign(bias.begin(), bias.end());
  for (const WeightEntry& row : pack.array(model.rows)) {
    const float value = values[row.feature];
    if (value == 0) continue;
    const auto weights = pack.array(row.weights);
    for (std::size_t c = 0; c < scores.size(); ++c) scores[c] += value * weights[c];
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
