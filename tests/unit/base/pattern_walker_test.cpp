#include "base/pattern_walker.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "base/regex.h"

namespace {

using namespace rolecall;
using Outcome = PatternWalker::Outcome;

Outcome walk(const PatternProgram& program, std::string_view text, std::uint32_t from,
             PatternWalker::Places& places) {
  return PatternWalker(program.view()).find(text, from, places);
}

BOOST_AUTO_TEST_CASE(leaves_to_the_engine_what_it_does_not_walk) {
  for (const char* pattern : {"(?i)a",
                              "(?i:a)",
                              "\\Qa|b\\E",
                              "[[:alpha:]]",
                              "\\pL",
                              "\\101",
                              "\\A",
                              "[\\D]",
                              "[^\\W]",
                              "(?:a*)*",
                              "(?:|a)+",
                              "(?:\\b)*",
                              "a*",
                              "\\b",
                              "a**",
                              "*a",
                              "a{2,1}",
                              "a{0}",
                              "a{99999999}",
                              "a{01}",
                              "a{1,02}",
                              "[",
                              "[^",
                              "(?:a{100}){100}",
                              "(?:(?:(?:(?:){99}){99}){99}){99}",
                              "[b-a]",
                              "a(b",
                              "(?P<x>a)",
                              "(?P<hit>a)(?P<hit>b)",
                              "()()()()()()()()()()()()()()()"})
    BOOST_TEST(!program_of(pattern), pattern);
}

BOOST_AUTO_TEST_CASE(tells_places_of_groups) {
  const auto years = program_of("(?:(\\d+)|(one))\\+?\\s+(?P<hit>years?)");
  BOOST_REQUIRE(years);
  BOOST_TEST(years->groups == 3u);
  BOOST_TEST(years->hit_group == 3u);
  PatternWalker::Places places;
  BOOST_TEST((walk(*years, "over one  year", 0, places) == Outcome::Found));
  BOOST_TEST(places[0] == 5u);
  BOOST_TEST(places[1] == 14u);
  BOOST_TEST(places[2] == PatternWalker::kNowhere);
  BOOST_TEST(places[4] == 5u);
  BOOST_TEST(places[5] == 8u);
  BOOST_TEST(places[6] == 10u);
  BOOST_TEST((walk(*years, "over one  year", 6, places) == Outcome::NotFound));
}

BOOST_AUTO_TEST_CASE(gives_up_where_it_would_take_long) {
  const auto slow = program_of("(?:a|a)+b");
  BOOST_REQUIRE(slow);
  PatternWalker::Places places;
  BOOST_TEST((walk(*slow, std::string(60, 'a'), 0, places) == Outcome::GaveUp));
  BOOST_TEST((walk(*slow, "aaab", 0, places) == Outcome::Found));
  BOOST_TEST((walk(*slow, "ab" + std::string(70'000, 'c'), 0, places) == Outcome::GaveUp));
  Pattern::Match match;
  BOOST_TEST(Pattern("(?:a|a)+b", false).find(std::string(60, 'a') + 'b', 0, match));
}

// Patterns put together at random, and texts of their characters: the walk and RE2 find the same.
BOOST_AUTO_TEST_CASE(finds_what_the_engine_finds) {
  std::mt19937 random(31);
  const auto pick = [&](auto& from) { return from[random() % std::size(from)]; };
  const char* atoms[]{"a",
                      "b",
                      "5",
                      "数",
                      "é",
                      "-",
                      "\\d",
                      "\\s",
                      "\\w",
                      "\\b",
                      "\\B",
                      "\\S",
                      "\\W",
                      "\\D",
                      ".",
                      "^",
                      "$",
                      "[ab]",
                      "[^a]",
                      "\\.",
                      "\\n",
                      "[数é-]",
                      "[a-c5]",
                      "[\\s\\d]",
                      "[^\\w数]",
                      "ab",
                      "[^é]",
                      "[—–]",
                      "\\x61",
                      "\\x{6570}",
                      "[\\x62c]",
                      "[\\x{4E00}-\\x{9FFF}]",
                      "[^\\x{E9}-\\x{2013}]"};
  const char* repeats[]{"",   "",   "",    "",      "?",     "*",    "+",    "??",
                        "*?", "+?", "{2}", "{1,2}", "{0,2}", "{1,}", "{2,}?"};
  const auto build = [&](auto&& self, int depth) -> std::string {
    std::string out;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      if (depth > 0 && random() % 3 == 0) {
        const char* opens[]{"(", "(?:", "(?:"};
        out += pick(opens) + self(self, depth - 1) + ')' + pick(repeats);
      } else {
        out += std::string(pick(atoms)) + pick(repeats);
      }
      if (random() % 5 == 0) out += '|';
    }
    return out;
  };
  const char* pieces[]{"a", "b", "c", "5", " ", "数", "é", "-", "\n", "_", "–", ".", "ab", "\t"};
  int walked = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string source = build(build, 2);
    const auto program = program_of(source);
    const Pattern engine(source, false);
    if (!program || !engine.ok()) continue;
    ++walked;
    for (int i = 0; i < 20; ++i) {
      std::string text;
      for (std::size_t n = random() % 9; n > 0; --n) text += pick(pieces);
      PatternWalker::Places places;
      Pattern::Match match;
      const bool found = engine.find(text, 0, match);
      const Outcome outcome = walk(*program, text, 0, places);
      if (outcome == Outcome::GaveUp) continue;
      BOOST_TEST_CONTEXT(source << " in " << text) {
        BOOST_REQUIRE((outcome == Outcome::Found) == found);
        if (!found) continue;
        BOOST_REQUIRE((match.whole == Range{places[0], places[1]}));
        Range capture;
        for (std::size_t g = 1; g <= program->groups && capture.empty(); ++g)
          if (places[2 * g] != PatternWalker::kNowhere)
            capture = {places[2 * g], places[2 * g + 1]};
        if (!match.capture.empty() || !capture.empty()) BOOST_REQUIRE(match.capture == capture);
      }
    }
  }
  BOOST_TEST(walked > 1000);
}

}  // namespace
