// Judges the models by postings that they never saw.
#include <algorithm>

#include "classify/leaves.h"
#include "engine/feature_names.h"
#include "engine/fit.h"
#include "engine/fit_rows.h"
#include "engine/parallel.h"

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

}  // namespace

// Postings in training get clauses read by models that did not see them, those in test by the model
// of all training postings: both as new postings would. Costs are chosen on a part of the training
// postings, so the fold has no say in them either.
FoldJudged Fitter::Impl::judge_fold(const Folds& folds, int fold) const {
  FoldJudged judged;
  const FeatureNamer namer(pack(), words, stems);
  const auto choose = [&](CostTrial& trial, double given, const TrainingSet& rows,
                          const HeldOut& parts, const LogisticOptions& base, bool calibrated) {
    if (given == 0) trial = try_costs(rows, parts, base, calibrated);
    return judged.costs.emplace_back(given == 0 ? trial.best() : given);
  };
  HeldOut inner, parties;
  for (const LabelledClause& c : labelled) {
    const bool held = folds.held_out(c.item, fold);
    inner.train.push_back(folds.of[c.item] != fold && !held);
    inner.held.push_back(held && c.judges);
    inner.truth.push_back(c.kind);
    parties.truth.push_back(c.party);
  }
  parties.train = inner.train;
  parties.held = has_parties() ? inner.held : std::vector<char>();
  const double clause_cost = choose(judged.clause_trial, options.clause_cost, clause_rows, inner,
                                    clause_options(0), false);
  const double party_cost =
      choose(judged.party_trial, options.party_cost, party_rows, parties, party_options(0), false);
  const std::vector<ClauseModels> models = cross_clauses(folds.of, fold, clause_cost, party_cost);
  const std::vector<ReadClauses> read = read_all(folds.of, models);
  const Columns columns = posting_columns(read);
  TrainingSet rows = posting_rows(read, columns);
  std::vector<char> train;
  inner = {};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool held = folds.held_out(i, fold);
    train.push_back(folds.of[i] != fold && items[i].gold != nullptr);
    inner.train.push_back(train.back() && !held);
    inner.held.push_back(train.back() && held);
    if (folds.of[i] == fold && items[i].judges()) judged.items.push_back({i, {}, {}, {}});
  }

  set_role_targets(rows);
  inner.truth = role_truth();
  const double role_cost =
      choose(judged.role_trial, options.role_cost, rows, inner, role_options(0, columns), true);
  const LogisticModel roles = fit_logistic(rows, train, role_options(role_cost, columns));
  for (FoldJudged::Item& item : judged.items) {
    item.roles = logistic_scores(rows, item.item, roles);
    const auto guess = std::max_element(item.roles.begin(), item.roles.end()) - item.roles.begin();
    if (const int truth = inner.truth[item.item]; truth >= 0 && guess != truth)
      item.why = loudest(rows, item.item, roles, static_cast<std::size_t>(guess),
                         static_cast<std::size_t>(truth), columns, namer);
  }
  for (const std::string& leaf : level_leaves()) {
    set_level_targets(rows, leaf);
    inner.truth = level_truth(leaf);
    const double cost = choose(judged.level_trials.emplace_back(), options.level_cost, rows, inner,
                               level_options(0, columns), false);
    const LogisticModel levels = fit_logistic(rows, train, level_options(cost, columns));
    for (FoldJudged::Item& item : judged.items)
      item.levels.push_back(logistic_scores(rows, item.item, levels));
  }
  const ClauseModels& own = models[static_cast<std::size_t>(fold)];
  for (std::size_t c = 0; c < labelled.size(); ++c) {
    if (folds.of[labelled[c].item] != fold || !labelled[c].judges) continue;
    FoldJudged::Clause& clause = judged.clauses.emplace_back();
    clause.clause = c;
    clause.kinds = logistic_scores(clause_rows, c, own.kinds);
    if (has_parties()) clause.parties = logistic_scores(party_rows, c, own.parties);
  }
  return judged;
}

CrossValidation Fitter::cross_validate() const {
  const Impl& s = *impl_;
  s.close();
  CrossValidation result;
  result.role_classes = s.role_classes;
  result.clause_classes = s.clause_classes;
  result.party_classes = s.party_classes;
  const std::vector<std::string> leaves = s.level_leaves();
  const Folds folds = s.folds();
  std::vector<FoldJudged> judged(static_cast<std::size_t>(folds.count));
  in_parallel(s.options.threads, judged.size(),
              [&](std::size_t f) { judged[f] = s.judge_fold(folds, static_cast<int>(f)); });

  const auto add_cost = [&](const std::string& model, double given, std::size_t which,
                            const auto& trial_of) {
    CostTrial all;
    CrossValidation::Cost& cost = result.costs.emplace_back();
    cost.model = model;
    for (const FoldJudged& fold : judged) {
      all += trial_of(fold);
      cost.by_fold.push_back(fold.costs[which]);
    }
    cost.cost = given == 0 ? all.best() : given;
  };
  add_cost("clause", s.options.clause_cost, 0, [](const FoldJudged& f) { return f.clause_trial; });
  add_cost("beneficiary", s.options.party_cost, 1,
           [](const FoldJudged& f) { return f.party_trial; });
  add_cost("role", s.options.role_cost, 2, [](const FoldJudged& f) { return f.role_trial; });
  for (std::size_t l = 0; l < leaves.size(); ++l)
    add_cost(leaves[l], s.options.level_cost, 3 + l,
             [&](const FoldJudged& f) { return f.level_trials[l]; });

  // Labels that are only learnt from count nowhere below.
  const auto judging = [&](std::vector<int> truth) {
    for (std::size_t i = 0; i < truth.size(); ++i)
      if (!s.items[i].gold_judges) truth[i] = -1;
    return truth;
  };
  const std::vector<int> roles = judging(s.role_truth());
  std::vector<FoldJudged::Item> items(s.items.size());
  std::vector<FoldJudged::Clause> clauses(s.labelled.size());
  for (FoldJudged& fold : judged) {
    for (FoldJudged::Item& item : fold.items) items[item.item] = std::move(item);
    for (FoldJudged::Clause& clause : fold.clauses) clauses[clause.clause] = std::move(clause);
  }
  // The temperature of each fold comes from the others.
  std::vector<double> temperature;
  for (int f = 0; f < folds.count; ++f) {
    std::vector<std::vector<double>> scores;
    std::vector<int> truth;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (folds.of[i] == f || roles[i] < 0) continue;
      scores.push_back(items[i].roles);
      truth.push_back(roles[i]);
    }
    temperature.push_back(best_temperature(scores, truth));
  }
  result.temperature = 0;
  for (const double t : temperature)
    result.temperature += t / static_cast<double>(temperature.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (roles[i] < 0) continue;
    const GoldPosting* gold = s.items[i].gold;
    Judged role{roles[i], index_of(s.role_classes, gold->second), gold->certainty, items[i].roles};
    to_shares(role.p, temperature[static_cast<std::size_t>(folds.of[i])]);
    result.roles.push_back(std::move(role));
    result.role_ids.push_back(gold->id);
    result.role_titles.push_back(s.items[i].analysis.title);
    result.role_why.push_back(items[i].why);
  }
  for (std::size_t l = 0; l < leaves.size(); ++l) {
    CrossValidation::Level& level = result.levels.emplace_back();
    level.leaf = leaves[l];
    const std::vector<int> truth = judging(s.level_truth(leaves[l]));
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (truth[i] < 0) continue;
      const std::vector<float> scores(items[i].levels[l].begin(), items[i].levels[l].end());
      const int guess = level_of(scores);
      ++level.of;
      level.present += (truth[i] > 0) == (guess > 0);
      level.exact += truth[i] == guess;
    }
  }
  const ModelEntry* clause_model = s.pack().model("clause");
  for (std::size_t c = 0; c < s.labelled.size(); ++c) {
    if (!s.labelled[c].judges) continue;
    Judged clause;
    clause.truth = s.labelled[c].kind;
    clause.p = clauses[c].kinds;
    to_shares(clause.p, 1);
    double duty = 0;
    for (std::size_t k = 0; k < clause.p.size(); ++k)
      duty += (clause_model->duties >> k & 1) ? clause.p[k] : 0;
    result.duty_right += (duty > 0.5) == ((clause_model->duties >> clause.truth & 1) != 0);
    result.clauses.push_back(std::move(clause));
    if (s.labelled[c].party < 0 || clauses[c].parties.empty()) continue;
    Judged party;
    party.truth = s.labelled[c].party;
    party.p = clauses[c].parties;
    to_shares(party.p, 1);
    result.parties.push_back(std::move(party));
  }
  return result;
}

void use_cross_validation(const CrossValidation& judged, Evaluation& evaluation) {
  evaluation.classes = judged.role_classes;
  evaluation.roles = judged.roles;
  if (evaluation.postings == 0) evaluation.postings = judged.roles.size();
  evaluation.clause_classes = judged.clause_classes;
  evaluation.clauses = judged.clauses;
  evaluation.party_classes = judged.party_classes;
  evaluation.parties = judged.parties;
  evaluation.clause_duty = {judged.duty_right, judged.clauses.size()};
  evaluation.levels.clear();
  for (const CrossValidation::Level& level : judged.levels)
    evaluation.levels.push_back({level.leaf.substr(level.leaf.find(':') + 1),
                                 {level.present, level.of},
                                 {level.exact, level.of}});
  std::erase_if(evaluation.mistakes,
                [](const Mistake& m) { return m.what == "role" || m.what.starts_with("layer "); });
  for (std::size_t i = 0; i < judged.roles.size(); ++i) {
    const Judged& role = judged.roles[i];
    if (role.guess() == role.truth) continue;
    Mistake mistake;
    mistake.id = judged.role_ids[i];
    mistake.title = judged.role_titles[i];
    mistake.why = judged.role_why[i];
    mistake.what = "role";
    mistake.gold = judged.role_classes[static_cast<std::size_t>(role.truth)];
    mistake.guess = judged.role_classes[static_cast<std::size_t>(role.guess())];
    mistake.certainty = role.certainty;
    evaluation.mistakes.push_back(std::move(mistake));
  }
}

}  // namespace rolecall
