// Multinomial logistic regression with soft targets, for fitting the models of a pack.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rolecall {

/// Rows of sparse features by column number; targets are weights of the classes (they need not sum
/// to 1: a row counts by their sum).
struct TrainingSet {
  std::size_t columns = 0;
  std::size_t classes = 0;
  std::vector<std::uint32_t> begins{0};  ///< row i: [begins[i], begins[i + 1])
  std::vector<std::uint32_t> column;
  std::vector<float> value;
  std::vector<double> targets;  ///< classes a row
  /// True for rows that another reader labelled than the one whose judgement the model is to learn;
  /// empty: none. See LogisticOptions::own_ease.
  std::vector<char> others;

  std::size_t rows() const { return begins.size() - 1; }
  void end_row() { begins.push_back(static_cast<std::uint32_t>(column.size())); }
};

/// What was fitted, in the units of the features as they are.
struct LogisticModel {
  std::vector<double> bias;     ///< one a class
  std::vector<double> weights;  ///< columns x classes
};

struct LogisticOptions {
  double cost = 0.01;  ///< weight of the loss against the L2 penalty of standardised columns
  double least_spread = 0.02;  ///< a column's standard deviation is taken for at least this
  int iterations = 200;
  std::size_t most_columns = 0;  ///< keep only so many columns, those that weigh most; 0: all
  std::vector<double> ease{};    ///< how freely each column may be weighed; empty: all at 1
  /// Two readers share what their labels have in common, and each weight of the own reader may
  /// depart from the other's, so freely beside 1 for what is shared; 0: it may not. It is what
  /// Daumé III calls frustratingly easy domain adaptation (ACL 2007), with a copy of each column
  /// for the own rows only. That the other takes whole classes more or less often is nearly free.
  double own_ease = 0;
  /// How freely weights may rise (or fall) evenly from class to class, beside 1 for all else: above
  /// 1 where the classes stand in an order. Neighbouring classes share what they learn then.
  double order_ease = 1;
  double precision = 1e-3;  ///< it ends where the gradient is so small beside the weights
};

/// The optimum (convex; the same for the same input), by L-BFGS. Rows for which `use` is false are
/// left out; `use` empty: all are used. `start` is where it begins, for the same rows: a
/// neighbouring optimum saves most of the way.
LogisticModel fit_logistic(const TrainingSet& data, std::span<const char> use,
                           const LogisticOptions& options, const LogisticModel* start = nullptr);

/// Scores of the model's classes for one row, which may be of a set with other classes.
std::vector<double> logistic_scores(const TrainingSet& data, std::size_t row,
                                    const LogisticModel& model);

}  // namespace rolecall
