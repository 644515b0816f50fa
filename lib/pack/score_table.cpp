#include "pack/score_table.h"

#include <algorithm>
#include <bit>
#include <map>

namespace rolecall {
namespace {

// A source whose features would spread over more places than this is hashed.
constexpr std::uint64_t kWidestBlock = 1 << 16;

// Bits of the filter a slot. Most words that are asked for have no weight: it tells so nine times
// in ten from a near cache.
constexpr std::size_t kFilterBits = 4;

constexpr std::uint32_t round_up(std::uint32_t n) {
  return (n + kScoreLane - 1) / kScoreLane * kScoreLane;
}

// A place of its own for every subject and argument, wherever that takes little room.
void store_places(std::span<const Index> row_features, std::span<const FeatureEntry> features,
                  Arena& arena, ScoreTable& table) {
  std::vector<FeatureBlock> blocks;
  for (const Index f : row_features.subspan(1)) {
    const auto source = static_cast<std::size_t>(features[f].source);
    if (source >= blocks.size()) blocks.resize(source + 1);
    blocks[source].subjects = std::max(blocks[source].subjects, features[f].subject + 1);
    blocks[source].arguments = std::max(blocks[source].arguments, features[f].argument + 1);
  }
  std::uint32_t places = 0;
  for (FeatureBlock& block : blocks) {
    const std::uint64_t size = std::uint64_t{block.subjects} * block.arguments;
    block.hashed = size > kWidestBlock;
    block.first = places;
    if (!block.hashed) places += static_cast<std::uint32_t>(size);
  }
  std::vector<std::uint32_t> rows(places, 0);
  std::vector<FeatureSlot> hashed;
  for (std::uint32_t r = 1; r < row_features.size(); ++r) {
    const FeatureEntry& feature = features[row_features[r]];
    const FeatureBlock& block = blocks[static_cast<std::size_t>(feature.source)];
    if (block.hashed) {
      hashed.push_back({feature.key(), r});
    } else {
      rows[block.first + feature.subject * block.arguments + feature.argument] = r;
    }
  }
  std::vector<FeatureSlot> slots;
  if (!hashed.empty()) slots.resize(std::bit_ceil(std::max<std::size_t>(hashed.size() * 2, 64)));
  for (const FeatureSlot& slot : hashed) {
    std::size_t at = slot_of_key(slot.key) & (slots.size() - 1);
    while (slots[at].row != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = slot;
  }
  std::vector<std::uint64_t> filter(slots.size() * kFilterBits / 64);
  for (const FeatureSlot& slot : hashed) {
    const std::size_t bit = slot_of_key(slot.key) & (slots.size() * kFilterBits - 1);
    filter[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  table.blocks = arena.add(blocks);
  table.rows = arena.add(rows);
  table.slots = arena.add(slots);
  table.filter = arena.add(filter);
}

}  // namespace

ScoreTable store_scores(std::span<const ScopedModel> models, std::span<const FeatureEntry> features,
                        Arena& arena, std::vector<std::uint32_t>& columns,
                        std::vector<Index>& row_features) {
  columns.clear();
  std::uint32_t width = 0;
  row_features.assign(1, kNone);  // row 0 stands for features without a weight
  std::map<Index, std::uint32_t> row_of;
  for (const ScopedModel& scoped : models) {
    const auto classes = static_cast<std::uint32_t>(scoped.model->classes.size());
    // In one lane where there is room: models may then be scored lane by lane.
    if (classes <= kScoreLane && width / kScoreLane != (width + classes - 1) / kScoreLane)
      width = round_up(width);
    columns.push_back(width);
    width += classes;
    for (const Index f : scoped.features)
      if (f != kNone && row_of.try_emplace(f, row_features.size()).second)
        row_features.push_back(f);
  }
  ScoreTable table;
  if (row_features.size() == 1) return table;
  table.stride = round_up(width);
  std::vector<float> bias(table.stride, 0), weights(row_features.size() * table.stride, 0);
  for (std::size_t m = 0; m < models.size(); ++m) {
    const Model& model = *models[m].model;
    const std::size_t classes = model.classes.size();
    for (std::size_t c = 0; c < std::min(classes, model.bias.size()); ++c)
      bias[columns[m] + c] = static_cast<float>(model.bias[c]);
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
      if (models[m].features[r] == kNone) continue;
      float* row = weights.data() + row_of[models[m].features[r]] * table.stride + columns[m];
      for (std::size_t c = 0; c < std::min(classes, model.rows[r].weights.size()); ++c)
        row[c] = static_cast<float>(model.rows[r].weights[c]);
    }
  }
  table.bias = arena.add(bias);
  table.weights = arena.add(weights);
  table.features = arena.add(row_features);
  store_places(row_features, features, arena, table);
  return table;
}

}  // namespace rolecall
