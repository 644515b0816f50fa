#include "engine/choose_cost.h"

#include <algorithm>
#include <cmath>

namespace rolecall {

CostTrial& CostTrial::operator+=(const CostTrial& other) {
  for (std::size_t i = 0; i < loss.size(); ++i) loss[i] += other.loss[i];
  return *this;
}

double CostTrial::best() const {
  std::size_t best = kCosts.size() / 2;
  for (std::size_t c = 0; c < kCosts.size(); ++c)
    if (loss[c] < loss[best]) best = c;
  return kCosts[best];
}

void to_shares(std::vector<double>& scores, double temperature) {
  const double top = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& s : scores) sum += s = std::exp((s - top) / temperature);
  for (double& s : scores) s /= sum;
}

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

double best_temperature(const std::vector<std::vector<double>>& scores,
                        const std::vector<int>& truth) {
  double best = 1, least = log_loss(scores, truth, 1);
  for (double t = 0.3; t <= 2.0; t += 0.02)
    if (const double loss = log_loss(scores, truth, t); loss < least) least = loss, best = t;
  return best;
}

CostTrial try_costs(const TrainingSet& data, const HeldOut& rows, LogisticOptions options,
                    bool calibrated) {
  CostTrial trial;
  std::vector<std::size_t> judged;
  std::vector<int> truth;
  for (std::size_t i = 0; i < rows.held.size(); ++i)
    if (rows.held[i] && rows.truth[i] >= 0) judged.push_back(i), truth.push_back(rows.truth[i]);
  if (judged.empty()) return trial;
  options.most_columns = 0;
  options.precision = 1e-3;  // enough to tell costs apart
  LogisticModel model;
  for (std::size_t c = 0; c < kCosts.size(); ++c) {
    options.cost = kCosts[c];
    model = fit_logistic(data, rows.train, options, c > 0 ? &model : nullptr);
    std::vector<std::vector<double>> scores;
    for (const std::size_t i : judged) scores.push_back(logistic_scores(data, i, model));
    trial.loss[c] = log_loss(scores, truth, calibrated ? best_temperature(scores, truth) : 1);
  }
  return trial;
}

}  // namespace rolecall
