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
  for (const Index row : pack.array(entry.rows)) {
    Model::Row& kept = model.rows.emplace_back();
    kept.feature.value = pack.str(pack.features()[pack.feature_of(entry, row)].name);
    for (std::size_t c = 0; c < model.classes.size(); ++c)
      kept.weights.push_back(pack.weight(entry, row, c));
  }
  return model;
}

// A fitted model as a pack says it; columns without any weight are left out.
Model to_model(const std::string& id, const std::vector<std::string>& classes,
               const LogisticModel& fitted, const Columns& columns, const FeatureNamer& namer) {
  Model model;
  model.id.value = id;
  for (const std::string& name : classes) model.classes.push_back({name, {}, {}});
  model.bias = fitted.bias;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double* row = fitted.weights.data() + c * classes.size();
    if (std::all_of(row, row + classes.size(), [](double w) { return w == 0; })) continue;
    Model::Row& kept = model.rows.emplace_back();
    kept.feature.value = namer.name(columns.key(c));
    kept.weights.assign(row, row + classes.size());
  }
  return model;
}

// The models of clauses, and the clauses of all postings as models read them that did not see them.
std::vector<ReadClauses> fit_clause_models(const Training& training, const ModelCosts& costs,
                                           const FeatureNamer& namer, std::vector<Model>& models) {
  const Collected& all = training.all();
  const std::vector<int> fold_of = all.folds().of;
  ClauseModels fitted;
  std::vector<ReadClauses> read;
  in_parallel(all.options.threads, 2, [&](std::size_t part) {
    if (part == 0)
      read = training.read_all(fold_of, training.cross_clauses(fold_of, -1, costs));
    else
      fitted = training.fit_clauses({}, costs);
  });
  const Columns& columns = training.clause_columns();
  if (!all.labelled.empty()) {
    models.push_back(to_model("clause", all.clause_classes, fitted.kinds, columns, namer));
    if (training.has_parties())
      models.push_back(to_model("beneficiary", all.party_classes, fitted.parties, columns, namer));
  } else {
    for (const char* id : {"clause", "beneficiary"})
      if (const ModelEntry* own = all.pack().model(id)) models.push_back(copy_of(all.pack(), *own));
  }
  return read;
}

// The models of roles and levels; how the roles' contradict what their pack expects of them.
std::vector<std::string> fit_posting_models(const Training& training,
                                            const std::vector<ReadClauses>& read,
                                            const CrossValidation& judged,
                                            const FeatureNamer& namer, std::vector<Model>& models) {
  const Collected& all = training.all();
  const Columns columns = training.posting_columns(read);
  const TrainingSet rows = training.posting_rows(read, columns);
  std::vector<char> train;
  for (const auto& item : all.items) train.push_back(item.gold != nullptr);
  const std::vector<std::string> leaves = all.level_leaves();
  LogisticModel roles;
  std::vector<LogisticModel> levels(leaves.size());
  in_parallel(all.options.threads, 1 + leaves.size(), [&](std::size_t i) {
    TrainingSet own = rows;
    if (i == 0) {
      training.set_role_targets(own);
      roles = fit_logistic(own, train, training.role_options(judged.chosen.role, columns));
      return;
    }
    const std::size_t l = i - 1;
    training.set_level_targets(own, leaves[l]);
    levels[l] = fit_logistic(own, train, training.level_options(judged.chosen.levels[l], columns));
  });
  models.push_back(to_model("role", all.role_classes, roles, columns, namer));
  models.back().temperature = judged.temperature;
  models.back().margin = 0.1;
  for (std::size_t l = 0; l < leaves.size(); ++l)
    models.push_back(to_model(leaves[l], {"0", "1", "2"}, levels[l], columns, namer));
  std::vector<std::uint64_t> keys;
  for (std::size_t c = 0; c < columns.size(); ++c) keys.push_back(columns.key(c));
  return against_sense(all.pack(), namer, all.role_classes, roles, rows, keys);
}

}  // namespace

Fitter::Fitter(const Analyzer& analyzer, const Gold& gold, const Gold& only_learnt,
               FitOptions options)
    : impl_(std::make_unique<Impl>(analyzer, gold, only_learnt, options)) {}
Fitter::~Fitter() = default;
void Fitter::add(const Posting& posting) { impl_->add(posting); }
std::size_t Fitter::size() const { return impl_->items.size(); }

Fitted Fitter::fit(const CrossValidation& judged) const {
  const Training training(*impl_);
  const FeatureNamer namer(impl_->pack(), training.words(), impl_->stems);
  Fitted fitted;
  const std::vector<ReadClauses> read =
      fit_clause_models(training, judged.chosen, namer, fitted.models);
  fitted.against_sense = fit_posting_models(training, read, judged, namer, fitted.models);
  return fitted;
}

}  // namespace rolecall
