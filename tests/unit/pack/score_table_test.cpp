#include "pack/score_table.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "classify/scorer.h"
#include "pack/pack_file.h"

namespace {

using namespace rolecall;

/// Weights of the feature `f` for so many classes, each another number.
std::vector<double> weights_of(Index f, std::size_t classes) {
  std::vector<double> weights;
  for (std::size_t c = 0; c < classes; ++c) weights.push_back(static_cast<double>(100 * f + c + 1));
  return weights;
}

Model model_of(std::size_t classes, const std::vector<Index>& features) {
  Model model;
  model.classes.resize(classes);
  model.bias.assign(classes, 0.5);
  for (const Index f : features)
    if (Model::Row& row = model.rows.emplace_back(); f != kNone)
      row.weights = weights_of(f, classes);
  return model;
}

// Models of few and of many features, and one of more classes than a lane has.
BOOST_AUTO_TEST_CASE(weights_are_read_and_scored_as_they_were_written) {
  const std::vector<std::vector<Index>> features{{0, 1, 2, kNone, 3}, {3}, {1, 2}};
  const std::vector<std::size_t> classes{3, 20, 15};
  std::vector<FeatureEntry> entries;
  for (Index f = 0; f < 4; ++f) entries.push_back({{}, FeatureSource::Skill, f, 0});
  std::vector<Model> models;
  for (std::size_t m = 0; m < 3; ++m) models.push_back(model_of(classes[m], features[m]));
  std::vector<ScopedModel> scoped;
  for (std::size_t m = 0; m < 3; ++m) scoped.push_back({&models[m], features[m]});

  Arena arena;
  PackHeader header{};
  std::vector<std::uint32_t> columns;
  std::vector<std::vector<Index>> rows;
  std::vector<Index> row_features;
  header.posting_scores = store_scores(scoped, entries, arena, columns, rows, row_features);
  const LoadedPack loaded = own_pack(std::move(arena).finish(header));
  const Pack& pack = loaded.pack;

  const Scorer scorer(pack, pack.header().posting_scores);
  std::vector<FeatureValue> values;
  for (Index f = 0; f < 4; ++f)
    values.push_back({0, static_cast<float>(f + 1), scorer.row(FeatureSource::Skill, f, 0)});
  std::vector<float> scores(scorer.columns());
  scorer.score(values, scores);
  for (std::size_t m = 0; m < 3; ++m) {
    BOOST_TEST_CONTEXT("model " << m) {
      ModelEntry entry;
      entry.column = columns[m];
      std::vector<Index> named;
      for (const Index row : rows[m]) named.push_back(pack.feature_of(entry, row));
      std::vector<Index> expected = features[m];
      std::erase(expected, kNone);
      BOOST_TEST(named == expected, boost::test_tools::per_element());
      for (std::size_t c = 0; c < classes[m]; ++c) {
        double sum = 0.5;
        for (std::size_t i = 0; i < expected.size(); ++i) {
          const double weight = weights_of(expected[i], classes[m])[c];
          BOOST_TEST(pack.weight(entry, rows[m][i], c) == weight);
          sum += weight * (expected[i] + 1);
        }
        BOOST_TEST(scores[columns[m] + c] == sum);
      }
    }
  }
  // What a model does not weigh has no room beyond its last row.
  const auto lanes = pack.array(pack.header().posting_scores.lanes);
  BOOST_TEST(lanes.back().rows() < lanes.front().rows());
}

}  // namespace
