#include "classify/logistic.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <vector>

namespace {

using namespace rolecall;

// Rows of one flag each: `counts[column][level]` rows with the column's flag and that level.
TrainingSet rows_of(const std::vector<std::vector<int>>& counts) {
  TrainingSet set;
  set.columns = counts.size();
  set.classes = counts[0].size();
  for (std::uint32_t column = 0; column < counts.size(); ++column)
    for (std::size_t level = 0; level < set.classes; ++level)
      for (int i = 0; i < counts[column][level]; ++i) {
        set.column.push_back(column);
        set.value.push_back(1);
        set.end_row();
        for (std::size_t j = 0; j < set.classes; ++j) set.targets.push_back(j == level);
      }
  return set;
}

LogisticModel fitted(const TrainingSet& rows, double order_ease, const LogisticModel* start = {}) {
  LogisticOptions options;
  options.cost = 0.1;
  options.order_ease = order_ease;
  options.precision = 1e-9;
  return fit_logistic(rows, {}, options, start);
}

double gap(const LogisticModel& model, std::size_t column, std::size_t above, std::size_t below) {
  return model.weights[column * 3 + above] - model.weights[column * 3 + below];
}

BOOST_AUTO_TEST_CASE(ordered_classes_learn_from_their_neighbours) {
  // The first flag was seen with levels 0 and 1 alone, the second with 1 and 2.
  const TrainingSet rows = rows_of({{20, 5, 0}, {0, 5, 20}});
  const LogisticModel apart = fitted(rows, 1), ordered = fitted(rows, 3);
  for (const LogisticModel* model : {&apart, &ordered}) {
    BOOST_TEST(gap(*model, 1, 2, 1) > 0);
    BOOST_TEST(gap(*model, 0, 1, 0) < 0);
  }
  // What speaks for 2 against 1 comes to speak for 1 against 0 as well, as freely as it costs less.
  BOOST_TEST(gap(ordered, 1, 1, 0) > gap(apart, 1, 1, 0));
  // The middle stays in the middle: both flags are mirrors of each other.
  BOOST_TEST(std::abs(ordered.weights[1]) < 1e-4);
}

BOOST_AUTO_TEST_CASE(an_order_ease_of_one_is_no_order) {
  const TrainingSet rows = rows_of({{7, 3, 4}, {2, 9, 1}});
  TrainingSet turned = rows;  // the same with its classes in another order
  for (std::size_t i = 0; i < turned.targets.size(); i += 3)
    std::swap(turned.targets[i], turned.targets[i + 1]);
  const LogisticModel one = fitted(rows, 1), other = fitted(turned, 1);
  const LogisticModel ordered = fitted(rows, 3), other_order = fitted(turned, 3);
  BOOST_TEST(std::abs(one.weights[0] - other.weights[1]) < 1e-4);
  BOOST_TEST(std::abs(ordered.weights[0] - other_order.weights[1]) > 1e-3);
}

// Of the own reader's rows and another's, in one set.
TrainingSet of_two_readers(const TrainingSet& own, const TrainingSet& other) {
  TrainingSet set = own;
  for (std::size_t r = 0; r < other.rows(); ++r) {
    for (std::uint32_t i = other.begins[r]; i < other.begins[r + 1]; ++i) {
      set.column.push_back(other.column[i]);
      set.value.push_back(other.value[i]);
    }
    set.end_row();
  }
  set.targets.insert(set.targets.end(), other.targets.begin(), other.targets.end());
  set.others.assign(own.rows(), 0);
  set.others.resize(set.rows(), 1);
  return set;
}

BOOST_AUTO_TEST_CASE(the_own_reader_departs_from_the_other) {
  // They agree on the first flag, not on the second and last; the third was seen by the other
  // alone.
  const TrainingSet rows =
      of_two_readers(rows_of({{9, 0, 3}, {9, 0, 3}, {0, 0, 0}, {3, 0, 9}}),
                     rows_of({{45, 0, 15}, {10, 0, 90}, {45, 0, 15}, {90, 0, 10}}));
  const auto made = [&](double own_ease, const LogisticModel* start = nullptr) {
    LogisticOptions options;
    options.cost = 0.3;
    options.own_ease = own_ease;
    options.iterations = 3000;
    options.precision = 1e-9;
    return fit_logistic(rows, {}, options, start);
  };
  const LogisticModel shared = made(0), apart = made(2);
  // How far the first class is ahead of the last where a flag stands.
  const auto lead = [](const LogisticModel& model, std::size_t column) {
    return gap(model, column, 0, 2) + model.bias[0] - model.bias[2];
  };
  BOOST_TEST(lead(shared, 1) < 0);
  BOOST_TEST(lead(apart, 1) > 0);
  for (const LogisticModel* model : {&shared, &apart}) {
    BOOST_TEST(lead(*model, 0) > 0);
    BOOST_TEST(lead(*model, 2) > 0);
  }
  const LogisticModel warm = made(2, &shared);
  for (std::size_t i = 0; i < apart.weights.size(); ++i)
    BOOST_TEST(std::abs(apart.weights[i] - warm.weights[i]) < 5e-3);
}

BOOST_AUTO_TEST_CASE(how_often_the_other_takes_a_class_stays_with_them) {
  const TrainingSet own = rows_of({{9, 1, 0}, {1, 1, 8}}),
                    other = rows_of({{0, 40, 0}, {0, 40, 0}});
  const LogisticModel model = fitted(of_two_readers(own, other), 1);
  BOOST_TEST(model.bias[0] > model.bias[1]);
  BOOST_TEST(model.bias[2] > model.bias[1]);
}

BOOST_AUTO_TEST_CASE(the_start_does_not_matter) {
  const TrainingSet rows = rows_of({{7, 3, 4}, {2, 9, 1}, {1, 2, 8}});
  const LogisticModel cold = fitted(rows, 3);
  const LogisticModel warm = fitted(rows, 3, &cold), other = fitted(rows, 1);
  const LogisticModel from_other = fitted(rows, 3, &other);
  for (std::size_t i = 0; i < cold.weights.size(); ++i) {
    BOOST_TEST(std::abs(cold.weights[i] - warm.weights[i]) < 1e-4);
    BOOST_TEST(std::abs(cold.weights[i] - from_other.weights[i]) < 1e-4);
  }
}

}  // namespace
