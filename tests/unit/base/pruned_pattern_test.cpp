#include "base/pruned_pattern.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "base/regex.h"

namespace {

using namespace rolecall;

BOOST_AUTO_TEST_CASE(leaves_out_what_the_text_does_not_hold) {
  const struct {
    const char* pattern;
    const char* text;
    const char* pruned;  // nullptr: no match
  } cases[]{
      {"(?:red|green|blue) door", "The BLUE Door", "(?:blue) door"},
      {"(?:red|green) door", "a blue door", nullptr},
      {"red|door", "red", "red"},
      {"\\d+ (?:old )?doors?", "3 doors", "\\d+ doors?"},
      {"\\d+ doors", "three doors", nullptr},
      {"a(?:x|y){0,2}b", "ab", "ab"},
      {"a(?:x|y){10}b", "ab", nullptr},
      {"a[-–—]b", "a–b", "a[–]b"},
      {"a[^–]b", "a–b", "a[^–]b"},
      {"a[é.^–]b", "a^b", "a[\\^]b"},
      {"A[B]", "ab", "A[B]"},              // the text may be in lower case
      {"(?:(a)|b)c", "bc", "(?:(a)|b)c"},  // the number of a group stays
      {"(a)?(b)", "b", "(a)?(b)"},
      {"(?P<hit>a|b)c", "bc", "(b)c"},
      {"(?i:a|b)c", "bc", "(?i:a|b)c"},
      {"\\Qa|b\\E|c", "c", "\\Qa|b\\E|c"},
      {"a\\|b|数据|(?:)", "数据", "数据|(?:)"},
      {"[\\x41b]c", "1bc", "[\\x41b]c"},  // an escape is cut whole in classes too
      {"[\\101x]c", "1c", "[\\101]c"},
      {"[\\p]c|c", "c", "[\\p]c|c"},  // no class of RE2's, but no harm
      {"[\\p{Greek}x]c", "gc", "[\\p{Greek}]c"},
      {"\\pLb|\\x41b|\\101b|\\x{41}b|\\p{Greek}b", "b", "\\pLb|\\x41b|\\101b|\\x{41}b|\\p{Greek}b"},
  };
  for (const auto& c : cases) {
    BOOST_TEST_CONTEXT(c.pattern << " in " << c.text) {
      const auto pruned = PatternPruner(c.pattern, false).prune(c.text);
      BOOST_TEST(pruned.has_value() == (c.pruned != nullptr));
      if (pruned && c.pruned) BOOST_TEST(*pruned == c.pruned);
    }
  }
  // Beyond ASCII a letter folds in ways that are not looked into.
  BOOST_TEST(PatternPruner("é|b", true).prune("É").value() == "é");
  BOOST_TEST(PatternPruner("sol|b", true).prune("\u017Fol").value() == "sol|b");
}

BOOST_AUTO_TEST_CASE(finds_what_the_whole_pattern_finds) {
  std::mt19937 random(19);
  const char* pieces[]{"a", "b", "C", "ab", " ", "5", "数", "–", "-", "É", "\u017F", "s"};
  for (const char* source :
       {"(?:ab|b)a?", "(?:a|(b)|5)+-?(C)", "[ab–]+(?:5|数)?b", "a{2}|b{0,1}5|(?:C ){0,2}a",
        "(?P<hit>(?:ab?|-)+)(?: [5s])?", "s?(?:a|É)\\d*", "\\b(?:5|a)(?:数|C|)$", "(?:(?:a|b)5|)-",
        "\\pL{1,2}5|\\x61b"}) {
    for (const bool fold : {false, true}) {
      BOOST_TEST_CONTEXT(source << (fold ? ", folding" : "")) {
        const PatternPruner pruner(source, fold);
        const Pattern whole(source, fold);
        BOOST_REQUIRE(whole.ok());  // from here on it takes the whole program
        for (int round = 0; round < 3000; ++round) {
          std::string text;
          for (std::size_t n = random() % 8; n > 0; --n)
            text += pieces[random() % std::size(pieces)];
          Pattern::Match one, two;
          const auto pruned = pruner.prune(text);
          const bool found = whole.find(text, 0, one);
          BOOST_REQUIRE(pruned || !found);
          if (!pruned) continue;
          const Pattern part(*pruned, fold);
          BOOST_REQUIRE(part.ok());
          BOOST_REQUIRE(part.find(text, 0, two) == found);
          if (found) BOOST_REQUIRE(one.whole == two.whole);
        }
      }
    }
  }
}

}  // namespace
