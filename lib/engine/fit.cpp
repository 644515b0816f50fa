#include "engine/fit.h"

#include <algorithm>

#include "engine/expected_signs.h"
#include "engine/feature_names.h"
#include "engine/fit_rows.h"
#include "engine/parallel.h"

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

Fitter::Fitter(const Analyzer& analyzer, const Gold& gold, const Gold& only_learnt,
               FitOptions options)
    : impl_(std::make_unique<Impl>(analyzer, gold, only_learnt, options)) {}
Fitter::~Fitter() = default;
void Fitter::add(const Posting& posting) { impl_->add(posting); }
std::size_t Fitter::size() const { return impl_->items.size(); }

Fitted Fitter::fit(const CrossValidation& judged) const {
  const Impl& s = *impl_;
  s.close();
  const FeatureNamer namer(s.pack(), s.words, s.stems);
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
  Fitted fitted_all;
  std::vector<Model>& models = fitted_all.models;
  const Folds folds = s.folds();
  const double kind_cost = judged.costs[0].cost, party_cost = judged.costs[1].cost;
  ClauseModels clauses;
  std::vector<ReadClauses> read;
  in_parallel(s.options.threads, 2, [&](std::size_t part) {
    if (part == 0)
      read = s.read_all(folds.of, s.cross_clauses(folds.of, -1, kind_cost, party_cost));
    else
      clauses = s.fit_clauses({}, kind_cost, party_cost);
  });
  if (!s.labelled.empty()) {
    const auto key_of = [&](std::size_t c) { return s.clause_columns.key(c); };
    models.push_back(
        to_model("clause", s.clause_classes, clauses.kinds, key_of, s.clause_columns.size()));
    if (s.has_parties())
      models.push_back(to_model("beneficiary", s.party_classes, clauses.parties, key_of,
                                s.clause_columns.size()));
  } else {
    for (const char* id : {"clause", "beneficiary"})
      if (const ModelEntry* own = s.pack().model(id)) models.push_back(copy_of(s.pack(), *own));
  }
  const Columns columns = s.posting_columns(read);
  const TrainingSet rows = s.posting_rows(read, columns);
  std::vector<char> train;
  for (const auto& item : s.items) train.push_back(item.gold != nullptr);
  const auto key_of = [&](std::size_t c) { return columns.key(c); };
  const std::vector<std::string> leaves = s.level_leaves();
  std::vector<LogisticModel> fitted(1 + leaves.size());  // of roles, of each leaf
  in_parallel(s.options.threads, fitted.size(), [&](std::size_t i) {
    TrainingSet own = rows;
    const double cost = judged.costs[2 + i].cost;
    if (i == 0)
      s.set_role_targets(own);
    else
      s.set_level_targets(own, leaves[i - 1]);
    fitted[i] = fit_logistic(
        own, train, i == 0 ? s.role_options(cost, columns) : s.level_options(cost, columns));
  });
  const LogisticModel& roles = fitted[0];
  models.push_back(to_model("role", s.role_classes, roles, key_of, columns.size()));
  std::vector<std::uint64_t> keys;
  for (std::size_t c = 0; c < columns.size(); ++c) keys.push_back(columns.key(c));
  fitted_all.against_sense = against_sense(s.pack(), namer, s.role_classes, roles, rows, keys);
  models.back().temperature = judged.temperature;
  models.back().margin = 0.1;
  for (std::size_t l = 0; l < leaves.size(); ++l)
    models.push_back(to_model(leaves[l], {"0", "1", "2"}, fitted[1 + l], key_of, columns.size()));
  return fitted_all;
}

}  // namespace rolecall
