// Amounts in words.
#include "report/amounts.h"

#include <boost/test/unit_test.hpp>

using namespace rolecall;

BOOST_AUTO_TEST_CASE(counts_are_grouped) {
  BOOST_TEST(grouped(0) == "0");
  BOOST_TEST(grouped(999) == "999");
  BOOST_TEST(grouped(1000) == "1,000");
  BOOST_TEST(grouped(1234567) == "1,234,567");
}

BOOST_AUTO_TEST_CASE(durations_are_as_exact_as_they_need_be) {
  BOOST_TEST(duration_words(0.44) == "0.4 s");
  BOOST_TEST(duration_words(9.97) == "10 s");
  BOOST_TEST(duration_words(59.6) == "1 min 00 s");
  BOOST_TEST(duration_words(185) == "3 min 05 s");
  BOOST_TEST(duration_words(7500) == "2 h 05 min");
}

BOOST_AUTO_TEST_CASE(time_left_needs_a_known_share) {
  RunAmounts amounts{3000, 0, 0, 20'000'000, -1, 2};
  BOOST_TEST(progress_words(amounts) == "3,000 records · 1,500/s, 10.0 MB/s");
  amounts.share = 0.25;
  amounts.errors = 1;
  BOOST_TEST(progress_words(amounts) ==
             "3,000 records · 25 % · 1,500/s, 10.0 MB/s · 6 s left · 1 error");
  amounts.share = 0.001;
  BOOST_TEST(progress_words(amounts) == "3,000 records · 0 % · 1,500/s, 10.0 MB/s · 1 error");
}

BOOST_AUTO_TEST_CASE(totals_name_everything) {
  BOOST_TEST(total_words({1, 0, 0, 1'500'000, -1, 1.5}) ==
             "1 record, 0 errors, 1.5 MB in 1.5 s: 1 records/s, 1.0 MB/s");
  BOOST_TEST(total_words({5414, 2, 5000, 30'000'000, 1, 20}) ==
             "5,414 records, 5,000 left out, 2 errors, 30.0 MB in 20 s: 271 records/s, 1.5 MB/s");
}
