#include "pack/score_table.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

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

// The columns of the models, in order. A model stands within one lane where there is room: models
// may then be scored lane by lane.
std::uint32_t lay_columns(std::span<const ScopedModel> models,
                          std::vector<std::uint32_t>& columns) {
  columns.clear();
  std::uint32_t width = 0;
  for (const ScopedModel& scoped : models) {
    const auto classes = static_cast<std::uint32_t>(scoped.model->classes.size());
    if (classes <= kScoreLane && width / kScoreLane != (width + classes - 1) / kScoreLane)
      width = round_up(width);
    columns.push_back(width);
    width += classes;
  }
  return round_up(width);
}

// The weights of the columns [first, first + kScoreLane), up to the last row that has one.
ScoreLane store_lane(const std::vector<float>& weights, std::size_t width, std::size_t first,
                     Arena& arena) {
  std::vector<float> lane;
  std::size_t used = kScoreLane;  // row 0
  for (std::size_t at = first; at < weights.size(); at += width) {
    const auto from = weights.begin() + static_cast<std::ptrdiff_t>(at);
    const auto to = from + kScoreLane;
    lane.insert(lane.end(), from, to);
    if (std::any_of(from, to, [](float w) { return w != 0; })) used = lane.size();
  }
  lane.resize(used);
  return {arena.add(lane)};
}

// Numbers the features of all models from 1 on, those of models with few first: the lanes of such
// end early.
void number_rows(std::span<const ScopedModel> models, std::vector<std::vector<Index>>& rows,
                 std::vector<Index>& row_features) {
  row_features.assign(1, kNone);  // row 0 stands for features without a weight
  std::map<Index, Index> row_of;
  std::vector<std::size_t> by_size(models.size());
  std::iota(by_size.begin(), by_size.end(), 0);
  std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t a, std::size_t b) {
    return models[a].features.size() < models[b].features.size();
  });
  rows.assign(models.size(), {});
  for (const std::size_t m : by_size)
    for (const Index f : models[m].features) {
      if (f == kNone) continue;
      const auto [at, fresh] = row_of.try_emplace(f, static_cast<Index>(row_features.size()));
      if (fresh) row_features.push_back(f);
      rows[m].push_back(at->second);
    }
}

}  // namespace

ScoreTable store_scores(std::span<const ScopedModel> models, std::span<const FeatureEntry> features,
                        Arena& arena, std::vector<std::uint32_t>& columns,
                        std::vector<std::vector<Index>>& rows, std::vector<Index>& row_features) {
  const std::uint32_t width = lay_columns(models, columns);
  number_rows(models, rows, row_features);
  ScoreTable table;
  if (row_features.size() == 1) return table;
  std::vector<float> bias(width, 0), weights(row_features.size() * width, 0);
  const auto put = [](const std::vector<double>& from, std::size_t classes, float* to) {
    for (std::size_t c = 0; c < std::min(classes, from.size()); ++c)
      to[c] = static_cast<float>(from[c]);
  };
  for (std::size_t m = 0; m < models.size(); ++m) {
    const Model& model = *models[m].model;
    put(model.bias, model.classes.size(), bias.data() + columns[m]);
    auto row = rows[m].begin();
    for (std::size_t r = 0; r < model.rows.size(); ++r)
      if (models[m].features[r] != kNone)
        put(model.rows[r].weights, model.classes.size(),
            weights.data() + std::size_t{*row++} * width + columns[m]);
  }
  std::vector<ScoreLane> lanes;
  for (std::uint32_t first = 0; first < width; first += kScoreLane)
    lanes.push_back(store_lane(weights, width, first, arena));
  table.lanes = arena.add(lanes);
  table.bias = arena.add(bias);
  table.features = arena.add(row_features);
  store_places(row_features, features, arena, table);
  return table;
}

}  // namespace rolecall
