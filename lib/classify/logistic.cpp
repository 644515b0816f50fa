// The only file that knows liblbfgs.
#include "classify/logistic.h"

#include <lbfgs.h>

#include <algorithm>
#include <cmath>

namespace rolecall {
namespace {

constexpr double kOtherEase = 5;  // of how often the other reader takes each class

class Problem {
 public:
  Problem(const TrainingSet& data, std::span<const char> use, const LogisticOptions& options)
      : data_(data),
        cost_(options.cost),
        ease_(options.ease),
        own_ease_(options.own_ease),
        order_ease_(options.order_ease),
        scale_(data.columns, 0),
        ranks_(unit_ranks(data.classes)) {
    std::size_t others = 0;
    for (std::uint32_t r = 0; r < data.rows(); ++r) {
      if (!use.empty() && !use[r]) continue;
      rows_.push_back(r);
      others += of_other(r);
    }
    std::vector<double> sum(data.columns, 0), squares(data.columns, 0);
    for (const std::uint32_t r : rows_)
      for (std::uint32_t i = data.begins[r]; i < data.begins[r + 1]; ++i) {
        sum[data.column[i]] += data.value[i];
        squares[data.column[i]] += double{data.value[i]} * data.value[i];
      }
    const double n = std::max<double>(1, static_cast<double>(rows_.size()));
    if (const double share = static_cast<double>(others) / n; share > 0 && share < 1)
      other_scale_ = kOtherEase / std::max(std::sqrt(share * (1 - share)), options.least_spread);
    else
      own_ease_ = 0;  // nobody to depart from
    for (std::size_t c = 0; c < data.columns; ++c) {
      const double variance = squares[c] / n - sum[c] / n * (sum[c] / n);
      if (variance > 1e-9)
        scale_[c] = ease(c) / std::max(std::sqrt(variance), options.least_spread);
    }
    std::erase_if(rows_, [&](std::uint32_t r) {
      const double* target = data.targets.data() + r * data.classes;
      return std::all_of(target, target + data.classes, [](double w) { return w == 0; });
    });
    scale_rows();
  }

  std::size_t size() const { return (columns() + 1) * data_.classes; }

  // Loss and gradient at `x`: weights of the scaled columns, of their copies for the own reader's
  // rows and of the other's column, then the biases, which are free. All are meant before
  // along_order(), so that the penalty is a plain sum of squares.
  double evaluate(const double* x, double* gradient) const {
    const std::size_t k = data_.classes, bias = columns() * k;
    double loss = 0;
    for (std::size_t i = 0; i < bias; ++i) {
      loss += 0.5 * x[i] * x[i];
      gradient[i] = x[i];
    }
    std::fill(gradient + bias, gradient + size(), 0.0);
    std::vector<double> p(k);
    for (std::size_t n = 0; n < rows_.size(); ++n) {
      const std::span row = scaled(n);
      std::copy(x + bias, x + bias + k, p.begin());
      for (const Cell& cell : row)
        for (std::size_t j = 0; j < k; ++j) p[j] += cell.value * x[cell.column * k + j];
      along_order(p.data(), order_ease_);
      const double top = *std::max_element(p.begin(), p.end());
      double sum = 0;
      for (double& s : p) sum += s = std::exp(s - top);
      const double* target = data_.targets.data() + rows_[n] * k;
      double weight = 0;
      for (std::size_t j = 0; j < k; ++j) {
        p[j] /= sum;
        weight += target[j];
        if (target[j] != 0) loss -= cost_ * target[j] * std::log(std::max(p[j], 1e-300));
      }
      for (std::size_t j = 0; j < k; ++j) p[j] = cost_ * (p[j] * weight - target[j]);
      along_order(p.data(), order_ease_);
      for (const Cell& cell : row)
        for (std::size_t j = 0; j < k; ++j) gradient[cell.column * k + j] += cell.value * p[j];
      for (std::size_t j = 0; j < k; ++j) gradient[bias + j] += p[j];
    }
    return loss;
  }

  // Leaves out all columns but the `most` with the largest weights in `x`.
  void keep_heaviest(const double* x, std::size_t most) {
    const std::size_t k = data_.classes;
    std::vector<std::pair<double, std::size_t>> heaviest;
    std::vector<double> row(k);
    for (std::size_t c = 0; c < data_.columns; ++c) {
      double weight = 0;
      for (std::size_t j = 0; j < k; ++j) row[j] = own(x, c * k + j);
      along_order(row.data(), order_ease_);
      for (const double w : row) weight = std::max(weight, ease(c) * std::abs(w));
      heaviest.emplace_back(-weight, c);
    }
    std::sort(heaviest.begin(), heaviest.end());
    for (std::size_t i = most; i < heaviest.size(); ++i) scale_[heaviest[i].second] = 0;
    scale_rows();
  }

  std::vector<double> point(const LogisticModel& model) const {
    const std::size_t k = data_.classes;
    std::vector<double> x(size(), 0.0);
    // Of the ways to part a weight into what is shared and what is not, the one of least penalty.
    const double shared = 1 / (1 + own_ease_ * own_ease_);
    for (std::size_t c = 0; c < data_.columns; ++c)
      for (std::size_t j = 0; j < k && scale_[c] > 0; ++j) {
        const double weight = model.weights[c * k + j] / scale_[c];
        x[c * k + j] = shared * weight;
        if (own_ease_ > 0) x[(data_.columns + c) * k + j] = shared * own_ease_ * weight;
      }
    std::copy(model.bias.begin(), model.bias.end(),
              x.begin() + static_cast<std::ptrdiff_t>(columns() * k));
    for (std::size_t row = 0; row < x.size(); row += k)
      along_order(x.data() + row, 1 / order_ease_);
    return x;
  }

  LogisticModel model(const double* x) const {
    const std::size_t k = data_.classes;
    LogisticModel fitted;
    fitted.weights.resize(data_.columns * k);
    for (std::size_t c = 0; c < data_.columns; ++c)
      for (std::size_t j = 0; j < k; ++j) fitted.weights[c * k + j] = own(x, c * k + j) * scale_[c];
    fitted.bias.assign(x + columns() * k, x + size());
    for (std::size_t c = 0; c < data_.columns; ++c)
      along_order(fitted.weights.data() + c * k, order_ease_);
    along_order(fitted.bias.data(), order_ease_);
    return fitted;
  }

 private:
  double ease(std::size_t column) const { return ease_.empty() ? 1 : ease_[column]; }
  bool of_other(std::size_t row) const { return !data_.others.empty() && data_.others[row]; }

  // The columns, their copies, the other reader's.
  std::size_t columns() const {
    return data_.columns * (own_ease_ > 0 ? 2 : 1) + (other_scale_ > 0 ? 1 : 0);
  }

  // What the own reader's rows are weighed with, at weight `i` of the columns.
  double own(const double* x, std::size_t i) const {
    return own_ease_ > 0 ? x[i] + own_ease_ * x[data_.columns * data_.classes + i] : x[i];
  }

  // Makes the part of a value a class that rises evenly with the classes `factor` times as large.
  void along_order(double* classes, double factor) const {
    if (factor == 1) return;
    double part = 0;
    for (std::size_t j = 0; j < ranks_.size(); ++j) part += ranks_[j] * classes[j];
    for (std::size_t j = 0; j < ranks_.size(); ++j) classes[j] += (factor - 1) * part * ranks_[j];
  }

  // The classes' numbers about their mean, as a vector of length 1.
  static std::vector<double> unit_ranks(std::size_t classes) {
    std::vector<double> ranks(classes);
    double squares = 0;
    for (std::size_t j = 0; j < classes; ++j) {
      ranks[j] = static_cast<double>(j) - (static_cast<double>(classes) - 1) / 2;
      squares += ranks[j] * ranks[j];
    }
    for (double& rank : ranks) rank /= std::sqrt(std::max(squares, 1.0));
    return ranks;
  }

  // A feature of a row, scaled. Columns that count nothing have none.
  struct Cell {
    std::size_t column;
    double value;
  };

  void scale_rows() {
    cells_.clear();
    ends_.clear();
    for (const std::uint32_t r : rows_) {
      const bool copied = own_ease_ > 0 && !of_other(r);
      for (std::uint32_t i = data_.begins[r]; i < data_.begins[r + 1]; ++i) {
        const std::uint32_t c = data_.column[i];
        if (scale_[c] == 0) continue;
        cells_.push_back({c, data_.value[i] * scale_[c]});
        if (copied) cells_.push_back({data_.columns + c, own_ease_ * cells_.back().value});
      }
      if (other_scale_ > 0 && of_other(r)) cells_.push_back({columns() - 1, other_scale_});
      ends_.push_back(cells_.size());
    }
  }

  std::span<const Cell> scaled(std::size_t row) const {
    const std::size_t begin = row > 0 ? ends_[row - 1] : 0;
    return {cells_.data() + begin, ends_[row] - begin};
  }

  const TrainingSet& data_;
  double cost_;
  std::span<const double> ease_;
  double own_ease_;  // above 0: the columns have copies
  double order_ease_;
  double other_scale_ = 0;  // above 0: the other reader has a column
  std::vector<double> scale_;
  std::vector<double> ranks_;
  std::vector<std::uint32_t> rows_;
  std::vector<Cell> cells_;  // of rows_
  std::vector<std::size_t> ends_;
};

}  // namespace

LogisticModel fit_logistic(const TrainingSet& data, std::span<const char> use,
                           const LogisticOptions& options, const LogisticModel* start) {
  Problem problem(data, use, options);
  std::vector<double> x = start ? problem.point(*start) : std::vector<double>(problem.size(), 0.0);
  lbfgs_parameter_t parameters;
  lbfgs_parameter_init(&parameters);
  parameters.max_iterations = options.iterations;
  parameters.epsilon = options.precision;
  const auto evaluate = [](void* instance, const lbfgsfloatval_t* at, lbfgsfloatval_t* gradient,
                           int, lbfgsfloatval_t) -> lbfgsfloatval_t {
    return static_cast<const Problem*>(instance)->evaluate(at, gradient);
  };
  // Also when it stops at the limit of iterations `x` is the best point seen.
  const auto minimize = [&] {
    lbfgs(static_cast<int>(x.size()), x.data(), nullptr, evaluate, nullptr, &problem, &parameters);
  };
  minimize();
  if (options.most_columns > 0 && options.most_columns < data.columns) {
    problem.keep_heaviest(x.data(), options.most_columns);
    minimize();
  }
  return problem.model(x.data());
}

std::vector<double> logistic_scores(const TrainingSet& data, std::size_t row,
                                    const LogisticModel& model) {
  const std::size_t k = model.bias.size();
  std::vector<double> scores = model.bias;
  for (std::uint32_t i = data.begins[row]; i < data.begins[row + 1]; ++i)
    for (std::size_t j = 0; j < k; ++j)
      scores[j] += data.value[i] * model.weights[data.column[i] * k + j];
  return scores;
}

}  // namespace rolecall
