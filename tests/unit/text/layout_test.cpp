#include "text/layout.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "../least_time.h"

using namespace rolecall;

namespace {

// The text with " ¦ " where a clause ends and "⏎" where a line ends.
std::string marked(std::string_view text) {
  Layout layout;
  cut(text, layout);
  std::string out;
  for (std::size_t i = 0; i < layout.clauses.size(); ++i) {
    const auto& clause = layout.clauses[i];
    if (i > 0) out += clause.line == layout.clauses[i - 1].line ? "¦" : "⏎";
    out += clause.range.of(text);
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

const Row kRows[] = {
    {"One. Two! Three? Four; five", "One. ¦Two! ¦Three? ¦Four; ¦five"},
    {"a\nb\r\nc\rd\xE2\x80\xA8"
     "e",
     "a⏎b⏎c⏎d⏎e"},
    {"Uses Node.js, ASP.NET and .NET 6.0 daily", "Uses Node.js, ASP.NET and .NET 6.0 daily"},
    {"Tools, e.g. Kafka, i.e. queues, vs. batch", "Tools, e.g. Kafka, i.e. queues, vs. batch"},
    {"A Ph.D. or an M.S. degree", "A Ph.D. or an M.S. degree"},
    {"Ask John R. Smith for Go", "Ask John R. Smith for Go"},
    {"Write Python or R. You will test", "Write Python or R. ¦You will test"},
    {"Kafka, Spark, etc. You will build", "Kafka, Spark, etc. ¦You will build"},
    {"Kafka, Spark, etc. are used", "Kafka, Spark, etc. are used"},
    {"About 3.5 years, version 2.1.3", "About 3.5 years, version 2.1.3"},
    {"SQL is required.Basic skills in Go", "SQL is required.¦Basic skills in Go"},
    {"tools (Go, C).You know [SQL].Basic skills (f).Understanding of C",
     "tools (Go, C).¦You know [SQL].¦Basic skills (f).¦Understanding of C"},
    {"会Python.Java.Go，懂Spark.Flink优先。会Rust.",
     "会Python.Java.Go，懂Spark.Flink优先。¦会Rust."},
    {"Knows Python.Java.Go", "Knows Python.Java.Go"},
    {"Knows Python.Basic skills", "Knows Python.¦Basic skills"},
    {"call (f).Map() and [x].HTML here", "call (f).Map() and [x].HTML here"},
    {"See www.Example.com or ask x@Example.Org now",
     "See www.Example.com or ask x@Example.Org now"},
    {"Read on ... then act", "Read on ... ¦then act"},
    {"He said \"done.\" Next", "He said \"done.\" ¦Next"},
    {"Tom &amp; Jerry; friends", "Tom &amp; Jerry; ¦friends"},
    {"Skills • Go • Rust ● Java", "Skills ¦• Go ¦• Rust ¦● Java"},
    {"• Go\n- Rust", "• Go⏎- Rust"},
    {"Go · Rust, Ada·Lovelace", "Go ¦· Rust, Ada·Lovelace"},
    {"You know * Go first * Rust next, 2 * 3", "You know ¦* Go first ¦* Rust next, 2 * 3"},
    {"会Go；会Rust。会C！", "会Go；¦会Rust。¦会C！"},
    {"职责：1、写代码2、测试3、上线", "职责：¦1、写代码¦2、测试¦3、上线"},
    {"要求：1.本科 2.三年 3.英语", "要求：¦1.本科 ¦2.三年 ¦3.英语"},
    {"（1）写代码（2）测试", "（1）写代码¦（2）测试"},
    {"You: (1) build it, (2) ship it", "You: ¦(1) build it, ¦(2) ship it"},
    {"1. Build. 2. Ship", "1. Build. ¦2. Ship"},
    {"You:1.Draw maps.2.Sail (far).3. Read", "You:¦1.Draw maps.¦2.Sail (far).¦3. Read"},
    {"1. Draw by v1.2. Sail", "1. Draw by v1.2. ¦Sail"},
    {"Version 3. Python 2) works", "Version 3. ¦Python 2) works"},
    {"3、4年经验", "3、4年经验"},
    {"职责：１、写代码２、测试", "职责：¦１、写代码¦２、测试"},
    {"会Go．会Rust｡会C", "会Go．¦会Rust｡¦会C"},
    {"一．会Go，３．５年", "一．会Go，３．５年"},
    {"有1.5年经验", "有1.5年经验"},
    {"有１．５年经验", "有１．５年经验"},
    {"【要求】会Go【加分】会Rust", "【要求】会Go¦【加分】会Rust"},
    {"Is it /path?x=1&y or Yahoo!, maybe", "Is it /path?x=1&y or Yahoo!, maybe"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(clauses) {
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(marked(row.text) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(lines_and_clauses_partition_the_text) {
  for (const Row& row : kRows) {
    const std::string text = std::string(row.text) + "\n\n  \n" + row.text;
    Layout layout;
    cut(text, layout);
    std::size_t covered = 0;
    for (const Range line : layout.lines) covered += line.size();
    std::size_t in_clauses = 0;
    std::uint32_t last = 0;
    for (const Clause& clause : layout.clauses) {
      BOOST_TEST(clause.range.begin >= last);
      BOOST_TEST(!clause.range.empty());
      BOOST_TEST(layout.lines[clause.line].contains(clause.range));
      last = clause.range.end;
      in_clauses += clause.range.size();
    }
    BOOST_TEST(covered == in_clauses);
  }
}

BOOST_AUTO_TEST_CASE(an_empty_text_is_one_empty_line) {
  Layout layout;
  cut("", layout);
  BOOST_TEST(layout.lines.size() == 1u);
  BOOST_TEST(layout.clauses.empty());
}

// Hostile texts take no more than a small multiple of the time of a plain one. What comes first may
// be read again at each unit behind it.
BOOST_AUTO_TEST_CASE(time_is_linear) {
  const struct {
    std::string first, unit;
  } rows[]{{"", "."},    {"", "1."},  {"", " "},    {"", "("},  {"", "• "},   {"", "*"},
           {"", "A. "},  {"", "a.B"}, {"", "&;"},   {"", "!?"}, {" ", "v1."}, {" ", "x2、"},
           {"　", "3)"}, {"a", " ."}, {"1", "．a"}, {" ", "* "}};
  for (const auto& [first, unit] : rows) {
    BOOST_TEST_CONTEXT(first << unit) {
      const auto time = [&first = first, &unit = unit](std::size_t bytes) {
        std::string text;
        while (!first.empty() && text.size() < bytes / 2) text += first;
        while (text.size() < bytes) text += unit;
        Layout layout;
        return test::least_time([&] { cut(text, layout); });
      };
      BOOST_TEST(time(1 << 22) < 4 * 16 * (time(1 << 18) + 1e-3));
    }
  }
}
