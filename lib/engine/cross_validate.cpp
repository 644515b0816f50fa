// Judges the models by postings that they never saw.
#include <algorithm>
#include <cmath>

#include "engine/feature_names.h"
#include "engine/fit.h"
#include "engine/fit_rows.h"

namespace rolecall {
namespace {

double log_loss(const std::vector<std::vector<double>>& scores, const std::vector<int>& truth,
                double temperature) {
  double loss = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    std::vector<double> p = scores[i];
    to_shares(p, temperature);
    loss -= std::log(std::max(p[static_cast<std::size_t>(truth[i])], 1e-12));
  }
  return loss;
}

// The temperature under which the labels are likeliest.
double best_temperature(const std::vector<std::vector<double>>& scores,
                        const std::vector<int>& truth) {
  double best = 1, least = log_loss(scores, truth, 1);
  for (double t = 0.3; t <= 2.0; t += 0.02)
    if (const double loss = log_loss(scores, truth, t); loss < least) least = loss, best = t;
  return best;
}

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

CrossValidation Fitter::cross_validate() const {
  const Impl& s = *impl_;
  s.close();
  CrossValidation result;
  result.role_classes = s.role_classes;
  result.clause_classes = s.clause_classes;
  const std::vector<std::string> leaves = s.level_leaves();
  for (const std::string& leaf : leaves) result.levels.push_back({leaf, 0, 0, 0});
  const std::vector<int> fold_of = s.folds();
  const ModelEntry* clause_model = s.pack().model("clause");
  const FeatureNamer namer(s.pack());
  std::vector<std::vector<double>> role_scores(s.items.size());
  std::vector<std::string> why(s.items.size());

  for (int f = 0; f < s.options.folds; ++f) {
    // Postings in training get clauses read by models that did not see them, those in test by the
    // model of all training postings: both as new postings would.
    const std::vector<LogisticModel> models = s.cross_clauses(fold_of, f);
    const std::vector<ReadClauses> read = s.read_all(fold_of, models);
    const Columns columns = s.posting_columns(read);
    TrainingSet rows = s.posting_rows(read, columns);
    std::vector<char> train;
    for (std::size_t i = 0; i < s.items.size(); ++i)
      train.push_back(fold_of[i] != f && s.items[i].gold != nullptr);
    s.set_role_targets(rows);
    const LogisticModel roles =
        fit_logistic(rows, train, {s.options.role_cost, 0.02, 300, s.options.most_role_features});
    for (std::size_t i = 0; i < s.items.size(); ++i)
      if (fold_of[i] == f) {
        role_scores[i] = logistic_scores(rows, i, roles);
        const int role = s.items[i].gold ? index_of(s.role_classes, s.items[i].gold->role) : -1;
        const auto guess = static_cast<std::size_t>(
            std::max_element(role_scores[i].begin(), role_scores[i].end()) -
            role_scores[i].begin());
        if (role >= 0 && guess != static_cast<std::size_t>(role))
          why[i] = loudest(rows, i, roles, guess, static_cast<std::size_t>(role), columns, namer);
      }
    for (std::size_t l = 0; l < leaves.size(); ++l) {
      s.set_level_targets(rows, leaves[l]);
      const LogisticModel level = fit_logistic(
          rows, train, {s.options.level_cost, 0.02, 200, s.options.most_level_features});
      for (std::size_t i = 0; i < s.items.size(); ++i) {
        if (fold_of[i] != f || !s.items[i].gold) continue;
        const double* target = rows.targets.data() + i * 3;
        if (std::all_of(target, target + 3, [](double t) { return t == 0; }))
          continue;  // not labelled
        const auto truth = std::max_element(target, target + 3) - target;
        const std::vector<double> scores = logistic_scores(rows, i, level);
        const auto guess = std::max_element(scores.begin(), scores.end()) - scores.begin();
        ++result.levels[l].of;
        result.levels[l].present += (truth > 0) == (guess > 0);
        result.levels[l].exact += truth == guess;
      }
    }
    for (std::size_t c = 0; c < s.labelled.size(); ++c) {
      if (fold_of[s.labelled[c].item] != f) continue;
      Judged judged;
      judged.truth = s.labelled[c].kind;
      judged.p = logistic_scores(s.clause_rows, c, models[static_cast<std::size_t>(f)]);
      to_shares(judged.p, 1);
      double duty = 0;
      for (std::size_t k = 0; k < judged.p.size(); ++k)
        duty += (clause_model->duties >> k & 1) ? judged.p[k] : 0;
      result.duty_right += (duty > 0.5) == ((clause_model->duties >> judged.truth & 1) != 0);
      result.clauses.push_back(std::move(judged));
    }
  }
  // The temperature of each fold comes from the others.
  std::vector<double> temperature;
  for (int f = 0; f < s.options.folds; ++f) {
    std::vector<std::vector<double>> scores;
    std::vector<int> truth;
    for (std::size_t i = 0; i < s.items.size(); ++i) {
      const int role = s.items[i].gold ? index_of(s.role_classes, s.items[i].gold->role) : -1;
      if (fold_of[i] == f || role < 0) continue;
      scores.push_back(role_scores[i]);
      truth.push_back(role);
    }
    temperature.push_back(best_temperature(scores, truth));
  }
  result.temperature = 0;
  for (const double t : temperature)
    result.temperature += t / static_cast<double>(temperature.size());
  for (std::size_t i = 0; i < s.items.size(); ++i) {
    const GoldPosting* gold = s.items[i].gold;
    const int role = gold ? index_of(s.role_classes, gold->role) : -1;
    if (role < 0) continue;
    Judged judged{role, index_of(s.role_classes, gold->second), gold->certainty, role_scores[i]};
    to_shares(judged.p, temperature[static_cast<std::size_t>(fold_of[i])]);
    result.roles.push_back(std::move(judged));
    result.role_ids.push_back(gold->id);
    result.role_titles.push_back(s.items[i].analysis.title);
    result.role_why.push_back(why[i]);
  }
  return result;
}

void use_cross_validation(const CrossValidation& judged, Evaluation& evaluation) {
  evaluation.classes = judged.role_classes;
  evaluation.roles = judged.roles;
  if (evaluation.postings == 0) evaluation.postings = judged.roles.size();
  evaluation.clause_classes = judged.clause_classes;
  evaluation.clauses = judged.clauses;
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
