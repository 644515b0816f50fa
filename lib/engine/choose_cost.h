// How far a model may follow its labels: chosen by postings that it was not fitted to.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "classify/logistic.h"

namespace rolecall {

/// The costs that are tried (LogisticOptions::cost), smallest first: the more, the closer the model
/// follows its labels.
inline constexpr std::array<double, 6> kCosts{0.0005, 0.001, 0.002, 0.004, 0.008, 0.016};

/// What held-out rows lost under each of kCosts; trials of several folds are added up.
struct CostTrial {
  std::array<double, kCosts.size()> loss{};

  CostTrial& operator+=(const CostTrial& other);
  /// The cost under which the held-out labels were likeliest; the middle one where none was tried.
  double best() const;
};

/// The negative log-likelihood of `truth` under scores that are divided by `temperature`.
double log_loss(const std::vector<std::vector<double>>& scores, const std::vector<int>& truth,
                double temperature);
/// The temperature (0.3 to 2) under which the labels are likeliest.
double best_temperature(const std::vector<std::vector<double>>& scores,
                        const std::vector<int>& truth);

/// Rows of a training set by their part in a trial.
struct HeldOut {
  std::vector<char> train, held;  ///< one a row; a row may be neither
  std::vector<int> truth;         ///< class of each row; below 0: not labelled
};

/// Fits on the rows of `train` under each cost, and judges those that are held out. `calibrated`:
/// the scores will be given a temperature afterwards, so only their order of certainty counts.
CostTrial try_costs(const TrainingSet& data, const HeldOut& rows, LogisticOptions options,
                    bool calibrated);

/// Score to share in place: softmax of score / temperature.
void to_shares(std::vector<double>& scores, double temperature);

}  // namespace rolecall
