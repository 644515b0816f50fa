#include "classify/metrics.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace rolecall;

Judged judged(int truth, std::vector<double> p, int second = -1) {
  Judged made;
  made.truth = truth;
  made.second = second;
  made.p = std::move(p);
  return made;
}

// Two classes: 3 of the first (2 right), 2 of the second (1 right); the third never occurs.
const std::vector<Judged> kCases{judged(0, {0.9, 0.1, 0}), judged(0, {0.8, 0.2, 0}),
                                 judged(0, {0.35, 0.65, 0}, 1), judged(1, {0.2, 0.8, 0}),
                                 judged(1, {0.55, 0.45, 0})};

BOOST_AUTO_TEST_CASE(scores_of_a_table, *boost::unit_test::tolerance(1e-4)) {
  const Confusion table = confusion(kCases, 3);
  BOOST_TEST((table == Confusion{{2, 1, 0}, {1, 1, 0}, {0, 0, 0}}));
  const auto scores = class_scores(table);
  BOOST_TEST(scores[0].support == 3u);
  BOOST_TEST(scores[0].precision == 2.0 / 3);
  BOOST_TEST(scores[0].recall == 2.0 / 3);
  BOOST_TEST(scores[0].f1 == 2.0 / 3);
  BOOST_TEST(scores[1].f1 == 0.5);
  BOOST_TEST(scores[2].f1 == 0.0);
  BOOST_TEST(accuracy(table) == 0.6);
  BOOST_TEST(macro_f1(kCases, 3) == (2.0 / 3 + 0.5) / 2);
  BOOST_TEST(accuracy_or_second(kCases) == 0.8);
}

BOOST_AUTO_TEST_CASE(nothing_gives_no_figures) {
  const std::vector<Judged> none;
  BOOST_TEST(macro_f1(none, 2) == 0.0);
  BOOST_TEST(accuracy(confusion(none, 2)) == 0.0);
  BOOST_TEST(accuracy_or_second(none) == 0.0);
  BOOST_TEST(bootstrap_macro_f1(none, 2).high == 0.0);
  BOOST_TEST(calibration_error(none) == 0.0);
  BOOST_TEST(abstention(none, 2).empty());
}

BOOST_AUTO_TEST_CASE(intervals, *boost::unit_test::tolerance(1e-4)) {
  const Interval half = wilson(5, 10);
  BOOST_TEST(half.low == 0.23659);
  BOOST_TEST(half.high == 0.76341);
  BOOST_TEST(wilson(0, 0).high == 1.0);
  BOOST_TEST(wilson(10, 10).high == 1.0);
  const Interval a = bootstrap_macro_f1(kCases, 3, 200), b = bootstrap_macro_f1(kCases, 3, 200);
  BOOST_TEST(a.low == b.low);
  BOOST_TEST(a.high == b.high);
  BOOST_TEST(a.low <= macro_f1(kCases, 3));
  BOOST_TEST(a.high >= macro_f1(kCases, 3));
}

BOOST_AUTO_TEST_CASE(calibration_and_abstention, *boost::unit_test::tolerance(1e-4)) {
  const auto bins = reliability(kCases, 10);
  BOOST_TEST(bins[8].cases == 2u);
  BOOST_TEST(bins[8].right == 1.0);
  BOOST_TEST(bins[9].cases == 1u);
  BOOST_TEST(calibration_error(kCases) == (2 * 0.2 + 0.1 + 0.65 + 0.55) / 5);
  BOOST_TEST(reliability(std::vector{judged(0, {1, 0})}, 10)[9].cases == 1u);
  const auto curve = abstention(kCases, 3);
  BOOST_TEST(curve.size() == 6u);
  BOOST_TEST(curve.front().macro_f1 == macro_f1(kCases, 3));
  BOOST_TEST(curve[4].set_aside == 0.4);
  BOOST_TEST(curve[4].macro_f1 == 1.0);
  BOOST_TEST(curve[4].threshold == 0.8);
}

}  // namespace
