// One fold of a cross-validation: models fitted without it, and what they make of it.
#include <algorithm>

#include "engine/feature_names.h"
#include "engine/fit_rows.h"

namespace rolecall {
namespace {

// The features that speak loudest for class `guess` against class `truth`.
std::string loudest(const TrainingSet& rows, std::size_t row, const LogisticModel& model,
                    std::size_t guess, std::size_t truth, const Columns& columns,
                    const FeatureNamer& namer) {
  constexpr std::size_t kTold = 5;
  std::vector<std::pair<double, std::uint32_t>> points;
  for (std::uint32_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
    const double* weights = model.weights.data() + rows.column[i] * rows.classes;
    points.emplace_back(-rows.value[i] * (weights[guess] - weights[truth]), rows.column[i]);
  }
  const std::size_t told = std::min(kTold, points.size());
  std::partial_sort(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(told),
                    points.end());
  std::string words;
  for (std::size_t i = 0; i < told && points[i].first < 0; ++i)
    words += (i ? ", " : "") + namer.name(columns.key(points[i].second));
  return words;
}

// The cost that was given; where none was, the one under which held-out rows lose least.
double choose_cost(double given, CostTrial& trial, const TrainingSet& rows, const HeldOut& parts,
                   const LogisticOptions& base, bool calibrated = false) {
  if (given != 0) return given;
  trial = try_costs(rows, parts, base, calibrated);
  return trial.best();
}

// Clause models, one a fold, and what that of the fold makes of the fold's clauses.
std::vector<ClauseModels> judge_clauses_of(const Training& training, const Folds& folds, int fold,
                                           FoldJudged& judged) {
  const Collected& all = training.all();
  HeldOut kinds, parties;
  for (const Collected::LabelledClause& c : all.labelled) {
    const bool held = folds.held_out(c.item, fold);
    kinds.train.push_back(folds.of[c.item] != fold && !held);
    kinds.held.push_back(held && c.judges);
    kinds.truth.push_back(c.kind);
    parties.truth.push_back(c.party);
  }
  parties.train = kinds.train;
  parties.held = training.has_parties() ? kinds.held : std::vector<char>();
  judged.costs.clause = choose_cost(all.options.clause_cost, judged.trials.clause,
                                    training.clause_rows(), kinds, training.clause_options(0));
  judged.costs.party = choose_cost(all.options.party_cost, judged.trials.party,
                                   training.party_rows(), parties, training.party_options(0));
  std::vector<ClauseModels> models = training.cross_clauses(folds.of, fold, judged.costs);
  const ClauseModels& own = models[static_cast<std::size_t>(fold)];
  for (std::size_t c = 0; c < all.labelled.size(); ++c) {
    if (folds.of[all.labelled[c].item] != fold || !all.labelled[c].judges) continue;
    FoldJudged::Clause& clause = judged.clauses.emplace_back();
    clause.clause = c;
    clause.kinds = logistic_scores(training.clause_rows(), c, own.kinds);
    if (training.has_parties())
      clause.parties = logistic_scores(training.party_rows(), c, own.parties);
  }
  return models;
}

// Models of roles and levels, fitted to the postings outside of the fold, and what they make of
// those in it.
class PostingJudge {
 public:
  PostingJudge(const Training& training, const Folds& folds, int fold,
               const std::vector<ReadClauses>& read, FoldJudged& judged)
      : training_(training),
        all_(training.all()),
        columns_(training.posting_columns(read)),
        rows_(training.posting_rows(read, columns_)),
        judged_(judged) {
    for (std::size_t i = 0; i < all_.items.size(); ++i) {
      const bool held = folds.held_out(i, fold);
      train_.push_back(folds.of[i] != fold && all_.items[i].gold != nullptr);
      inner_.train.push_back(train_.back() && !held);
      inner_.held.push_back(train_.back() && held);
      if (folds.of[i] == fold && all_.items[i].judges()) judged_.items.push_back({i, {}, {}, {}});
    }
  }

  void judge_roles() {
    training_.set_role_targets(rows_);
    inner_.truth = all_.role_truth();
    judged_.costs.role = choose_cost(all_.options.role_cost, judged_.trials.role, rows_, inner_,
                                     training_.role_options(0, columns_), true);
    const LogisticModel model =
        fit_logistic(rows_, train_, training_.role_options(judged_.costs.role, columns_));
    const FeatureNamer namer(all_.pack(), training_.words(), all_.stems);
    for (FoldJudged::Item& item : judged_.items) {
      item.roles = logistic_scores(rows_, item.item, model);
      const auto guess =
          std::max_element(item.roles.begin(), item.roles.end()) - item.roles.begin();
      if (const int truth = inner_.truth[item.item]; truth >= 0 && guess != truth)
        item.why = loudest(rows_, item.item, model, static_cast<std::size_t>(guess),
                           static_cast<std::size_t>(truth), columns_, namer);
    }
  }

  void judge_levels(const std::string& leaf) {
    training_.set_level_targets(rows_, leaf);
    inner_.truth = all_.level_truth(leaf);
    const double cost = choose_cost(all_.options.level_cost, judged_.trials.levels.emplace_back(),
                                    rows_, inner_, training_.level_options(0, columns_));
    judged_.costs.levels.push_back(cost);
    const LogisticModel model =
        fit_logistic(rows_, train_, training_.level_options(cost, columns_));
    for (FoldJudged::Item& item : judged_.items)
      item.levels.push_back(logistic_scores(rows_, item.item, model));
  }

 private:
  const Training& training_;
  const Collected& all_;
  Columns columns_;
  TrainingSet rows_;
  std::vector<char> train_;
  HeldOut inner_;  // the parts of the training postings on which costs are chosen
  FoldJudged& judged_;
};

}  // namespace

// Postings in training get clauses read by models that did not see them, those in test by the model
// of all training postings: both as new postings would. Costs are chosen on a part of the training
// postings, so the fold has no say in them either.
FoldJudged judge_fold(const Training& training, const Folds& folds, int fold) {
  FoldJudged judged;
  const std::vector<ClauseModels> models = judge_clauses_of(training, folds, fold, judged);
  PostingJudge postings(training, folds, fold, training.read_all(folds.of, models), judged);
  postings.judge_roles();
  for (const std::string& leaf : training.all().level_leaves()) postings.judge_levels(leaf);
  return judged;
}

}  // namespace rolecall
