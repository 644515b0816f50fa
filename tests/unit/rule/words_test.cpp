// Suggestions, and the marks of tests.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/suggest.h"
#include "rule/example.h"

using namespace rolecall;

BOOST_AUTO_TEST_CASE(distances) {
  struct {
    const char *a, *b;
    std::size_t distance;
  } const rows[] = {
      {"", "", 0},          {"a", "", 1},        {"terms", "terms", 0},    {"trems", "terms", 1},
      {"term", "terms", 1}, {"abcd", "acbd", 1}, {"kitten", "sitting", 3}, {"ca", "abc", 3},
      {"abcdef", "xyz", 5}};
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.a << " " << row.b) {
      BOOST_TEST(edit_distance(row.a, row.b, 4) == row.distance);
      BOOST_TEST(edit_distance(row.b, row.a, 4) == row.distance);
    }
  }
}

BOOST_AUTO_TEST_CASE(suggestions) {
  const std::vector<std::string_view> known{"terms", "ambiguous", "regex", "Notes"};
  struct {
    const char *name, *text;
  } const rows[] = {{"trems", "did you mean \"terms\"?"},
                    {"TERMS", "did you mean \"terms\"?"},
                    {"notes", "did you mean \"Notes\"?"},
                    {"ambigous", "did you mean \"ambiguous\"?"},
                    {"q", "known: terms, ambiguous, regex and Notes"},
                    {"something else", "known: terms, ambiguous, regex and Notes"}};
  for (const auto& row : rows) BOOST_TEST(suggestion(row.name, known) == row.text);
  BOOST_TEST(suggestion("x", {}) == "");
  BOOST_TEST(nearest("", known) == "");
  BOOST_TEST(nearest(std::string(1000, 't'), known) == "");
}

BOOST_AUTO_TEST_CASE(marked_texts) {
  struct {
    const char* marked;
    const char* text;
    std::vector<Range> spans;
  } const rows[] = {{"no marks", "no marks", {}},
                    {"[[Go]] on", "Go on", {{0, 2}}},
                    {"a [[中文]]b[[c]]", "a 中文bc", {{2, 8}, {9, 10}}},
                    {"one [bracket] a[0]", "one [bracket] a[0]", {}},
                    {"", "", {}}};
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.marked) {
      const MarkedText got = parse_marks(row.marked);
      BOOST_TEST(got.error == "");
      BOOST_TEST(got.text == row.text);
      BOOST_TEST((got.spans == row.spans));
    }
  }
  struct {
    const char* marked;
    std::uint32_t at;
  } const bad[] = {{"[[a", 0},        {"a]]", 1},         {"[[]]", 2},
                   {"[[a[[b]]]]", 3}, {"x [[a]] y]]", 9}, {"[[[[", 2}};
  for (const auto& row : bad) {
    BOOST_TEST_CONTEXT(row.marked) {
      const MarkedText got = parse_marks(row.marked);
      BOOST_TEST(got.error != "");
      BOOST_TEST(got.error_at == row.at);
    }
  }
}
