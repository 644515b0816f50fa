#include "classify/leaves.h"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace {

using namespace rolecall;

int level(std::vector<float> scores) { return level_of(scores); }

BOOST_AUTO_TEST_CASE(nothing_only_where_it_is_likelier_than_all_levels_together) {
  BOOST_TEST(level({2, 0, 0}) == 0);
  // Shares 0.44, 0.30, 0.26: not asked is the likeliest one, but asked is likelier than not.
  BOOST_TEST(level({0.53f, 0.14f, 0}) == 1);
  BOOST_TEST(level({0, 0.1f, 0.2f}) == 2);
  BOOST_TEST(level({0, 0.2f, 0.1f}) == 1);
  BOOST_TEST(level({0}) == 0);
  BOOST_TEST(level({}) == 0);
}

}  // namespace
