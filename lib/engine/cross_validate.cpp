// Judges the models by postings that they never saw: all folds taken together.
#include <algorithm>

#include "classify/leaves.h"
#include "engine/fit.h"
#include "engine/fit_rows.h"
#include "engine/model_classes.h"
#include "engine/parallel.h"

namespace rolecall {
namespace {

// Trials of all folds choose the costs of the models that are fitted on everything.
void collect_costs(const std::vector<FoldJudged>& judged, const Collected& all,
                   CrossValidation& result) {
  const auto add = [&](const std::string& model, double given, const auto& part) {
    CostTrial sum;
    CrossValidation::Cost& cost = result.costs.emplace_back();
    cost.model = model;
    for (const FoldJudged& fold : judged) {
      sum += part(fold.trials);
      cost.by_fold.push_back(part(fold.costs));
    }
    return cost.cost = given == 0 ? sum.best() : given;
  };
  const FitOptions& options = all.options;
  result.chosen.clause =
      add("clause", options.clause_cost, [](const auto& of) { return of.clause; });
  result.chosen.party =
      add("beneficiary", options.party_cost, [](const auto& of) { return of.party; });
  result.chosen.role = add("role", options.role_cost, [](const auto& of) { return of.role; });
  for (std::size_t l = 0; const std::string& leaf : all.level_leaves()) {
    result.chosen.levels.push_back(
        add(leaf, options.level_cost, [l](const auto& of) { return of.levels[l]; }));
    ++l;
  }
}

// Labels that are only learnt from do not count.
std::vector<int> judging(const Collected& all, std::vector<int> truth) {
  for (std::size_t i = 0; i < truth.size(); ++i)
    if (!all.items[i].gold_judges) truth[i] = -1;
  return truth;
}

// The temperature of each fold comes from the others.
std::vector<double> fold_temperatures(const Folds& folds,
                                      const std::vector<FoldJudged::Item>& items,
                                      const std::vector<int>& roles) {
  std::vector<double> temperatures;
  for (int f = 0; f < folds.count; ++f) {
    std::vector<std::vector<double>> scores;
    std::vector<int> truth;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (folds.of[i] == f || roles[i] < 0) continue;
      scores.push_back(items[i].roles);
      truth.push_back(roles[i]);
    }
    temperatures.push_back(best_temperature(scores, truth));
  }
  return temperatures;
}

void judge_roles(const Collected& all, const Folds& folds,
                 const std::vector<FoldJudged::Item>& items, CrossValidation& result) {
  const std::vector<int> roles = judging(all, all.role_truth());
  const std::vector<double> temperatures = fold_temperatures(folds, items, roles);
  result.temperature = 0;
  for (const double t : temperatures)
    result.temperature += t / static_cast<double>(temperatures.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (roles[i] < 0) continue;
    const GoldPosting* gold = all.items[i].gold;
    Judged role{roles[i], index_of(all.role_classes, gold->second), gold->certainty,
                items[i].roles};
    to_shares(role.p, temperatures[static_cast<std::size_t>(folds.of[i])]);
    result.roles.push_back(std::move(role));
    result.role_ids.push_back(gold->id);
    result.role_titles.push_back(all.items[i].analysis.title);
    result.role_why.push_back(items[i].why);
  }
}

void judge_levels(const Collected& all, const std::vector<FoldJudged::Item>& items,
                  CrossValidation& result) {
  for (std::size_t l = 0; const std::string& leaf : all.level_leaves()) {
    CrossValidation::Level& level = result.levels.emplace_back();
    level.leaf = leaf;
    const std::vector<int> truth = judging(all, all.level_truth(leaf));
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (truth[i] < 0) continue;
      const std::vector<float> scores(items[i].levels[l].begin(), items[i].levels[l].end());
      const int guess = level_of(scores);
      ++level.of;
      level.present += (truth[i] > 0) == (guess > 0);
      level.exact += truth[i] == guess;
    }
    ++l;
  }
}

void judge_clauses(const Collected& all, const std::vector<FoldJudged::Clause>& clauses,
                   CrossValidation& result) {
  const ModelEntry* model = all.pack().model("clause");
  for (std::size_t c = 0; c < all.labelled.size(); ++c) {
    if (!all.labelled[c].judges) continue;
    Judged clause;
    clause.truth = all.labelled[c].kind;
    clause.p = clauses[c].kinds;
    to_shares(clause.p, 1);
    double duty = 0;
    for (std::size_t k = 0; k < clause.p.size(); ++k)
      duty += (model->duties >> k & 1) ? clause.p[k] : 0;
    result.duty_right += (duty > 0.5) == ((model->duties >> clause.truth & 1) != 0);
    result.clauses.push_back(std::move(clause));
    if (all.labelled[c].party < 0 || clauses[c].parties.empty()) continue;
    Judged party;
    party.truth = all.labelled[c].party;
    party.p = clauses[c].parties;
    to_shares(party.p, 1);
    result.parties.push_back(std::move(party));
  }
}

}  // namespace

CrossValidation Fitter::cross_validate() const {
  const Collected& all = *impl_;
  const Training training(all);
  const Folds folds = all.folds();
  std::vector<FoldJudged> judged(static_cast<std::size_t>(folds.count));
  in_parallel(all.options.threads, judged.size(),
              [&](std::size_t f) { judged[f] = judge_fold(training, folds, static_cast<int>(f)); });
  CrossValidation result;
  result.role_classes = all.role_classes;
  result.clause_classes = all.clause_classes;
  result.party_classes = all.party_classes;
  collect_costs(judged, all, result);
  std::vector<FoldJudged::Item> items(all.items.size());
  std::vector<FoldJudged::Clause> clauses(all.labelled.size());
  for (FoldJudged& fold : judged) {
    for (FoldJudged::Item& item : fold.items) items[item.item] = std::move(item);
    for (FoldJudged::Clause& clause : fold.clauses) clauses[clause.clause] = std::move(clause);
  }
  judge_roles(all, folds, items, result);
  judge_levels(all, items, result);
  judge_clauses(all, clauses, result);
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
