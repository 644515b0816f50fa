#include "base/regex.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

namespace {

using namespace rolecall;

// What a pattern that may read lower case finds there is what it finds folding; those that may not
// are patterns for which that is not so, or not sure.
BOOST_AUTO_TEST_CASE(patterns_of_lower_case_read_a_text_in_lower_case) {
  std::mt19937 random(7);
  const char* pieces[]{"a", "B", "A", "b", "-", "[", " ", "5", "数", "–", "ab", "Z", "_"};
  for (const char* source : {"ab", "[a-z]+5", "[^a]b", "\\bab?\\s", "(?P<hit>a)-[0-9]", "[-–]b",
                             "数.b", "[]a]", "\\w+b", "a{1,3}(?:b| )", "[\\w-]b"}) {
    BOOST_TEST_CONTEXT(source) {
      BOOST_TEST(reads_lower_case(source));
      const Pattern folding(source, true), plain(source, false);
      for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (std::size_t n = random() % 9; n > 0; --n) text += pieces[random() % std::size(pieces)];
        std::string lower = text;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char l) { return l >= 'A' && l <= 'Z' ? char(l + 32) : l; });
        Pattern::Match one, two;
        BOOST_REQUIRE(folding.find(text, 0, one) == plain.find(lower, 0, two));
        BOOST_REQUIRE(one.whole == two.whole);
      }
    }
  }
  for (const char* source : {"A", "[A-z]", "[!-a]", "[ -~]", "\\pL", "\\x41", "(?-i)a", "(?i:a)",
                             "[[:upper:]]", "é", "\\Qa\\E", "[^\\D-z]", "Ⅻ"})
    BOOST_TEST(!reads_lower_case(source), source << " in doubt");
}

// The first searches of a pattern go another way than the later ones.
BOOST_AUTO_TEST_CASE(first_searches_find_what_later_ones_find) {
  std::mt19937 random(11);
  const char* pieces[]{"a", "b", "ab", " ", "\n", "5", "数", "-"};
  for (const char* source : {"a|ab", "ab|a", "(?P<hit>a+)b?", "\\ba+\\b", "^b|a$", "(a)?(b)", "a*",
                             "(?:a|b)*?5", "b(?P<hit>\\s*(5))", "[^a]+", "(?s:.)b"}) {
    BOOST_TEST_CONTEXT(source) {
      const Pattern used(source, false);
      Pattern::Match one, two;
      BOOST_REQUIRE(used.ok());  // from here on it takes RE2's program
      for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t n = random() % 9; n > 0; --n) text += pieces[random() % std::size(pieces)];
        const auto from = static_cast<std::uint32_t>(random() % (text.size() + 1));
        const Pattern fresh(source, false);
        const bool found = fresh.find(text, from, one);
        BOOST_REQUIRE(found == used.find(text, from, two));
        if (!found) continue;
        BOOST_REQUIRE(one.whole == two.whole);
        BOOST_REQUIRE(one.hit == two.hit);
        BOOST_REQUIRE(one.capture == two.capture);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(groups_and_errors) {
  Pattern::Match match;
  // A parenthesis that opens no group does not count.
  const Pattern third("[(](a)\\((?:b)[]()](?P<hit>c)", false);
  Pattern::Match group;
  BOOST_TEST(third.find("(a(b)c", 0, group));
  BOOST_TEST((group.hit == Range{5, 6}));
  BOOST_TEST(Pattern("(?P<hit>a", false).error().fragment == "(?P<hit>a");

  const Pattern years("at least (?P<hit>(\\d+) years)", true);
  BOOST_REQUIRE(years.find("At least 3 years", 0, match));
  BOOST_TEST((match.whole == Range{0, 16}));
  BOOST_TEST((match.hit == Range{9, 16}));
  BOOST_TEST((match.capture == Range{9, 10}));
  BOOST_TEST(!years.find("At least 3 years", 1, match));
  const Pattern broken("a(b", true);
  BOOST_TEST(!broken.ok());
  BOOST_TEST(!broken.error().message.empty());
  BOOST_TEST(!broken.find("ab", 0, match));
  BOOST_TEST(Pattern("a*", true).matches_empty());
}

}  // namespace
