// Phrases that no rule knows.
#include "study/phrases.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

#include "engine/packs.h"

using namespace rolecall;

namespace {

// A posting with so many lines that ask what no rule knows.
Posting posting(int lines) {
  Posting made;
  made.text = "Requirements\n";
  for (int i = 0; i < lines; ++i)
    made.text += "- Strong hand with sieve" + std::to_string(i) + " pans\n";
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(time_is_linear_in_the_lines_of_a_posting) {
  const Analyzer analyzer(default_pack());
  PhraseStudy study(analyzer, {});
  const auto part = study.part();
  const auto time = [&](int lines) {
    const Posting one = posting(lines);
    const auto start = std::chrono::steady_clock::now();
    part->add(one);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  time(2000);
  BOOST_TEST(time(40000) < 60 * time(2000));
}
