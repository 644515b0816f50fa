// Expected values were worked out by hand or with R's prop.test and p.adjust.
#include "base/shares.h"

#include <boost/test/unit_test.hpp>

using namespace rolecall;

namespace tt = boost::test_tools;

BOOST_AUTO_TEST_CASE(wilson_of_few_and_of_none) {
  const Interval interval = wilson(15, 148);
  BOOST_TEST(interval.low == 0.0624, tt::tolerance(0.002));
  BOOST_TEST(interval.high == 0.1605, tt::tolerance(0.002));
  BOOST_TEST(wilson(0, 20).low == 0.0);
  BOOST_TEST(wilson(20, 20).high == 1.0);
  BOOST_TEST(wilson(0, 0).low == 0.0);
  BOOST_TEST(wilson(0, 0).high == 1.0);
}

// The example of Newcombe (1998), method 10.
BOOST_AUTO_TEST_CASE(newcombe_of_a_difference) {
  const Interval interval = newcombe({56, 70}, {48, 80});
  BOOST_TEST(interval.low == 0.0524, tt::tolerance(0.002));
  BOOST_TEST(interval.high == 0.3339, tt::tolerance(0.002));
  BOOST_TEST(newcombe({0, 0}, {1, 2}).low == -1.0);
}

BOOST_AUTO_TEST_CASE(p_of_the_same_share) {
  BOOST_TEST(same_share_p({30, 100}, {30, 100}) == 1.0, tt::tolerance(1e-9));
  // z = 0.2 / sqrt(0.4 * 0.6 * 2 / 100) = 2.8868
  BOOST_TEST(same_share_p({50, 100}, {30, 100}) == 0.003892, tt::tolerance(0.001));
  BOOST_TEST(same_share_p({0, 10}, {0, 20}) == 1.0);
}

BOOST_AUTO_TEST_CASE(discovery_rates_keep_their_places) {
  const auto rates = false_discovery_rates({0.04, 0.01, 0.5, 0.02});
  const std::vector<double> expected{0.16 / 3, 0.04, 0.5, 0.04};
  for (std::size_t i = 0; i < expected.size(); ++i)
    BOOST_TEST(rates[i] == expected[i], tt::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(lift_of_a_pair) {
  // 10 of 100 by chance would be 20 * 50 / 100 = 10.
  BOOST_TEST(lift({10, 20, 50, 100}) == 1.0);
  BOOST_TEST(lift({20, 20, 50, 100}) == 2.0);
  BOOST_TEST(lift({0, 20, 50, 100}) == 0.0);
  BOOST_TEST(lift({0, 0, 50, 100}) == 0.0);
  const Interval interval = lift_interval({15, 20, 50, 100});
  BOOST_TEST(interval.low < 1.5);
  BOOST_TEST(interval.high > 1.5);
  // ln 1.5 -+ 1.96 * sqrt((0.15 * (1/.15 - 1/.2 - 1/.5)^2 + .05/.04 + .35/.25 - 1) / 100)
  BOOST_TEST(interval.low == 1.1606, tt::tolerance(0.01));
  BOOST_TEST(lift_interval({0, 20, 50, 100}).high == 0.0);
}
