#include "base/line_diff.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace rolecall;

BOOST_AUTO_TEST_CASE(a_diff_has_context_and_line_numbers) {
  BOOST_TEST(
      unified_diff("r/f.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
      "--- a/r/f.yaml\n+++ b/r/f.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  BOOST_TEST(unified_diff("f", "same\n", "same\n").empty());
}

BOOST_AUTO_TEST_CASE(a_last_line_without_its_break_is_told) {
  BOOST_TEST(unified_diff("f", "a\nb", "a\nb\n") ==
             "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
}

// Each file alone is small; the pairs of their lines are not.
BOOST_AUTO_TEST_CASE(files_with_nothing_in_common_are_no_search_without_end) {
  std::string before, after;
  for (int i = 0; i < 50000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  BOOST_TEST(
      unified_diff("f", before, after).starts_with("--- a/f\n+++ b/f\n@@ -1,50000 +1,50000 @@\n"));
}
