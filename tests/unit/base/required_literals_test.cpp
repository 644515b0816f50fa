#include "base/required_literals.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

#include "base/regex.h"
#include "base/unicode.h"

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
    {"(?:ab|cab)\\s*\\d*", true, true},
    {"\\w*\\bab", true, true},
    {"(?:a\\s|b\\s+)?(?:cab|bca)(?:\\s?1)?", true, true},
    {"(?:ab|[Cc]ab)b?", false, true},
    {"a(?:\\s|-)*(?P<hit>cab|B)\\s?a?", false, true},
    {"(?:[-\\s]|c)ab", true, true},
    {"(?:ab)?(?:cab|ab)+", true, true},
    {"1?(?:ab|B)", false, true},
    {"\\-c?(?P<hit>B|ab)", false, true},
};

bool stands(const RequiredLiteral& literal, const std::string& text, const std::string& lower) {
  const auto in_word = [&](std::size_t at) { return at < text.size() && is_alnum(text[at]); };
  for (std::size_t at = lower.find(literal.text); at != lower.npos;
       at = lower.find(literal.text, at + 1)) {
    const bool begins = !literal.begins_word || at == 0 || !in_word(at - 1);
    const bool ends = !literal.ends_word || !in_word(at + literal.text.size());
    if (begins && ends && text.substr(at).starts_with(literal.written)) return true;
  }
  return false;
}

BOOST_AUTO_TEST_CASE(every_match_at_word_boundaries_holds_a_required_literal) {
  std::mt19937 random(4);
  const char* pieces[]{"a", "b", "c", "A", "B", "1", " ", "数据", "ab", "bca", "cab", "-"};
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
        const auto in_word = [&](std::size_t at) { return at < text.size() && is_alnum(text[at]); };
        Pattern::Match match;
        if (!pattern.find(text, 0, match) || match.hit.empty()) continue;
        if (match.hit.begin > 0 && in_word(match.hit.begin) && in_word(match.hit.begin - 1))
          continue;
        if (in_word(match.hit.end - 1) && in_word(match.hit.end)) continue;
        ++met;
        std::string lower = text;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char l) { return l >= 'A' && l <= 'Z' ? char(l + 32) : l; });
        for (const auto& literals : sets)
          BOOST_REQUIRE(
              std::any_of(literals.begin(), literals.end(),
                          [&](const RequiredLiteral& l) { return stands(l, text, lower); }));
      }
      BOOST_TEST(met > 10u);
    }
  }
}

std::vector<std::string> told(const std::vector<RequiredLiteral>& set) {
  std::vector<std::string> all;
  for (const RequiredLiteral& l : set) {
    std::string& literal = all.emplace_back(l.begins_word ? "|" : "");
    literal += l.written.empty() ? l.text : l.written;
    if (l.ends_word) literal += '|';
  }
  std::sort(all.begin(), all.end());
  return all;
}

void check_first_set(const char* pattern, bool fold, std::vector<std::string> expected) {
  BOOST_TEST_CONTEXT(pattern) {
    const auto sets = required_literals(pattern, fold);
    BOOST_REQUIRE(!sets.empty());
    BOOST_TEST(told(sets.front()) == expected, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(literals_tell_where_words_begin_and_end) {
  check_first_set("\\d+\\s*(?:year|yr)s?", true, {"year", "yr"});
  check_first_set("\\d+[-\\s]+(?:year|yr)s?", true, {"|year", "|yr"});
  check_first_set("(?:over|under)\\s+\\w+", true, {"|over|", "|under|"});
  check_first_set("\\w*(?:over|under)", true, {"over|", "under|"});
  check_first_set("\\w*\\bover\\b\\s*", true, {"|over|"});
  check_first_set("\\w+(?:\\s+|-+)plan", true, {"|plan|"});
  check_first_set("\\w+(?:\\s+|-)?plan", true, {"plan|"});
  check_first_set("(?:\\w+\\s+)+plan\\w*", true, {"|plan"});
  check_first_set("(?:plan){2}", true, {"planplan"});
  check_first_set("\\w*(?P<hit>plan)\\w*", true, {"|plan|"});
  check_first_set("plan\\s*(?P<hit>\\w+)", true, {"plan"});
  check_first_set("\\w+\\s+plans?", true, {"|plan"});
  check_first_set("(?:for|in)\\s+(?:nine|\\d+)", true, {"|for|", "|in|"});
  check_first_set("(?:the|their|an)\\s+\\d+", true, {"|an|", "|the"});
  check_first_set("About\\s+[A-Z]\\w+", false, {"|About|"});
  check_first_set("(?:About|about)\\s+[A-Z]\\w+", false, {"|about|"});
  check_first_set("[Aa]bout\\s+[A-Z]\\w+", false, {"about"});
}

BOOST_AUTO_TEST_CASE(sets_have_no_literal_in_common_and_the_rarest_comes_first) {
  std::string sample = "last of all; ";
  for (int i = 0; i < 200; ++i) sample += "so many years ";
  const auto sets = required_literals("(?:past|last) [a-z]+ years?", true, sample);
  BOOST_REQUIRE(sets.size() == 2u);
  const std::vector<std::string> rare{"last ", "past "};
  BOOST_TEST(told(sets[0]) == rare, boost::test_tools::per_element());
  const std::vector<std::string> common{" year"};
  BOOST_TEST(told(sets[1]) == common, boost::test_tools::per_element());
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

}  // namespace
