#include "engine/fit.h"

#include <algorithm>

#include "engine/feature_names.h"
#include "engine/fit_rows.h"

namespace rolecall {
namespace {

// A model as the pack has it.
Model copy_of(const Pack& pack, const ModelEntry& entry) {
  Model model;
  model.id.value = pack.str(entry.id);
  for (const StrRef name : pack.array(entry.classes))
    model.classes.push_back({std::string(pack.str(name)), {}, {}});
  const auto bias = pack.array(entry.bias);
  model.bias.assign(bias.begin(), bias.end());
  model.temperature = entry.temperature;
  model.margin = entry.margin;
  for (const WeightEntry& row : pack.array(entry.rows)) {
    Model::Row& kept = model.rows.emplace_back();
    kept.feature.value = pack.str(pack.features()[row.feature].name);
    const auto weights = pack.array(row.weights);
    kept.weights.assign(weights.begin(), weights.end());
  }
  return model;
}

}  // namespace

Fitter::Fitter(const Analyzer& analyzer, const Gold& gold, FitOptions options)
    : impl_(std::make_unique<Impl>(analyzer, gold, options)) {}
Fitter::~Fitter() = default;
void Fitter::add(const Posting& posting) { impl_->add(posting); }
std::size_t Fitter::size() const { return impl_->items.size(); }

std::vector<Model> Fitter::fit(const CrossValidation& judged) const {
  const Impl& s = *impl_;
  s.close();
  const FeatureNamer namer(s.pack());
  const auto to_model = [&](const std::string& id, const std::vector<std::string>& classes,
                            const LogisticModel& fitted, const auto& key_of, std::size_t columns) {
    Model model;
    model.id.value = id;
    for (const std::string& name : classes) model.classes.push_back({name, {}, {}});
    model.bias = fitted.bias;
    for (std::size_t c = 0; c < columns; ++c) {
      const double* row = fitted.weights.data() + c * classes.size();
      if (std::all_of(row, row + classes.size(), [](double w) { return w == 0; })) continue;
      Model::Row& kept = model.rows.emplace_back();
      kept.feature.value = namer.name(key_of(c));
      kept.weights.assign(row, row + classes.size());
    }
    return model;
  };
  std::vector<Model> models;
  const std::vector<int> fold_of = s.folds();
  const LogisticModel clauses = s.fit_clauses({});
  if (!s.labelled.empty()) {
    models.push_back(to_model(
        "clause", s.clause_classes, clauses, [&](std::size_t c) { return s.clause_columns.key(c); },
        s.clause_columns.size()));
  } else if (const ModelEntry* own = s.pack().model("clause")) {
    models.push_back(copy_of(s.pack(), *own));
  }
  const std::vector<ReadClauses> read = s.read_all(fold_of, s.cross_clauses(fold_of, -1));
  const Columns columns = s.posting_columns(read);
  TrainingSet rows = s.posting_rows(read, columns);
  std::vector<char> train;
  for (const auto& item : s.items) train.push_back(item.gold != nullptr);
  const auto key_of = [&](std::size_t c) { return columns.key(c); };
  s.set_role_targets(rows);
  models.push_back(to_model(
      "role", s.role_classes,
      fit_logistic(rows, train, {s.options.role_cost, 0.02, 300, s.options.most_role_features}),
      key_of, columns.size()));
  models.back().temperature = judged.temperature;
  models.back().margin = 0.1;
  for (const std::string& leaf : s.level_leaves()) {
    s.set_level_targets(rows, leaf);
    models.push_back(to_model(
        leaf, {"0", "1", "2"},
        fit_logistic(rows, train, {s.options.level_cost, 0.02, 200, s.options.most_level_features}),
        key_of, columns.size()));
  }
  return models;
}

}  // namespace rolecall
