#include "base/regex.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

namespace {

using namespace rolecall;

struct Case {
  const char* pattern;
  bool fold;
  bool has_literals;
};

const Case kCases[]{
    {"abc", true, true},
    {"a|b", true, true},
    {"(?:abc|bca)c", true, true},
    {"ab+c?", true, true},
    {"(?:ab)*", true, false},
    {"\\d+", true, true},
    {"\\w+", true, false},
    {"\\d+ ?cab", true, true},
    {"[ab]c", true, true},
    {"(?:abc|\\w)", true, false},
    {"(?:a{2,3}|bb)\\s", true, true},
    {"AB", false, true},
    {"(?i)AB", false, true},
    {"数据|bca", true, true},
    {".*", true, false},
};

BOOST_AUTO_TEST_CASE(every_match_holds_a_required_literal) {
  std::mt19937 random(4);
  const char* pieces[]{"a", "b", "c", "A", "B", "1", " ", "数据", "ab", "bca", "cab"};
  for (const Case& c : kCases) {
    const auto sets = required_literals(c.pattern, c.fold);
    const Pattern pattern(c.pattern, c.fold);
    BOOST_TEST_CONTEXT(c.pattern) {
      BOOST_REQUIRE(pattern.ok());
      BOOST_TEST(sets.empty() != c.has_literals);
      if (sets.empty()) continue;
      std::size_t met = 0;
      for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t n = random() % 7; n > 0; --n) text += pieces[random() % std::size(pieces)];
        Pattern::Match match;
        if (!pattern.find(text, 0, match)) continue;
        ++met;
        std::string hit(match.whole.of(text));
        std::transform(hit.begin(), hit.end(), hit.begin(),
                       [](char l) { return l >= 'A' && l <= 'Z' ? char(l + 32) : l; });
        const auto holds = [&](const std::string& l) { return hit.find(l) != std::string::npos; };
        for (const auto& literals : sets)
          BOOST_REQUIRE(std::any_of(literals.begin(), literals.end(), holds));
      }
      BOOST_TEST(met > 10u);
    }
  }
}

BOOST_AUTO_TEST_CASE(sets_have_no_literal_in_common_and_the_rarest_comes_first) {
  std::string sample = "last of all; ";
  for (int i = 0; i < 200; ++i) sample += "so many years ";
  const auto sets = required_literals("(?:past|last) [a-z]+ years?", true, sample);
  BOOST_REQUIRE(sets.size() == 2u);
  const std::vector<std::string> rare{"past ", "last "};
  BOOST_TEST(sets[0] == rare, boost::test_tools::per_element());
  const std::vector<std::string> common{" year"};
  BOOST_TEST(sets[1] == common, boost::test_tools::per_element());
}

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

BOOST_AUTO_TEST_CASE(folding_beyond_ascii_asks_for_no_literal) {
  BOOST_TEST(required_literals("Éa", true).empty());
  BOOST_TEST(required_literals("Яb", true).empty());
  BOOST_TEST(required_literals("(", true).empty());
}

BOOST_AUTO_TEST_CASE(an_anchor_is_needed_or_not) {
  BOOST_TEST(requires_literal("\\d+ years", true, "year"));
  BOOST_TEST(requires_literal("ten years|two year", true, "year"));
  BOOST_TEST(!requires_literal("ten years|months", true, "year"));
  BOOST_TEST(!requires_literal("\\d+", true, "year"));
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
