#include "text/years.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "../least_time.h"
#include "sample_pack.h"

using namespace rolecall;

namespace {

// "Go:3 Rust:5": each tag that has years.
std::string years_of(const test::Sample& sample, const std::string& text) {
  const test::Read read(sample, text);
  const auto years = years_beside(sample.pack, read.text, read.spans, read.tags);
  std::string out;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (years[i] < 0) continue;
    if (!out.empty()) out += " ";
    out += std::string(read.tags[i].range.of(read.text)) + ":" + std::to_string(years[i]);
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

const Row kRows[] = {
    {"3 years of Go, Rust and Java", "Go:3 Rust:3 Java:3"},
    {"3 years of Go and 5 years of Rust", "Go:3 Rust:5"},
    {"Go (3 years), SQL", "Go:3"},
    {"Go（3 years)，SQL", "Go:3"},
    {"Go (at least 3 years) and Rust", "Go:3"},
    {"Go or Rust (3 years), SQL", "Go:3 Rust:3"},
    {"Go, Rust (3 years), SQL", "Rust:3"},
    {"Go, Rust: 3 years, SQL", "Go:3 Rust:3"},
    {"Go and Rust - 3 years, SQL", "Go:3 Rust:3"},
    {"Go (the tongue) (3 years), SQL", "Go:3"},
    {"Builds with Go (3 years with Rust), SQL", "Rust:3"},
    {"Work in Go: 3 years of Rust", "Go:3 Rust:3"},
    {"Go 3 years of Rust", "Rust:3"},
    {"Go: 3 years, Rust: 5 years, SQL", "Go:3 Rust:5"},
    {"Go 3 years, Rust - 5 years, SQL", "Go:3 Rust:5"},
    {"3 years Go - 5 years Rust", "Go:3 Rust:5"},
    {"3 years of work, Go, Rust (2 years), SQL", "Go:3 Rust:2"},
    {"Knows Go and has 3 years of Java", "Java:3"},
    {"Go, 3 years of Java", "Java:3"},
    {"Go (core), 3 years of Java", "Java:3"},
    {"Go for at least 3 years", "Go:3"},
    {"3 years of Go and 5 years in all", "Go:3"},
    {"Go with many a long and winding word and 3 years", ""},
    {"三年Go经验，有Rust经验", "Go:3"},
    {"三年以上经验,熟悉Go", ""},
    {"熟悉Go，三年以上经验", ""},
    {"三年Go，Rust经验", "Go:3 Rust:3"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(years_beside_skills) {
  const test::Sample sample;
  for (const Row& row : kRows) BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(years_of(sample, row.text) == row.expected);
    }
}

BOOST_AUTO_TEST_CASE(the_first_number_of_a_fact) {
  const test::Sample sample;
  const auto value_of = [&](std::string_view text) {
    Span span{{0, static_cast<std::uint32_t>(text.size())}};
    const auto rules = sample.pack.rules();
    while (rules[span.rule].kind != Kind::Fact) ++span.rule;
    return fact_value(sample.pack, text, span);
  };
  BOOST_TEST(value_of("at least 12 years") == 12);
  BOOST_TEST(value_of("at least １２ years") == 12);
  BOOST_TEST(value_of("Three years") == 3);
  BOOST_TEST(value_of("threefold years") == -1);
  BOOST_TEST(value_of("三年") == 3);
  BOOST_TEST(value_of("十三年") == 13);
  BOOST_TEST(value_of("三十三年") == -1);
}

// One text of many years and many skills, all in a clause.
BOOST_AUTO_TEST_CASE(time_is_linear) {
  const test::Sample sample;
  std::uint32_t years_rule = 0;
  while (sample.pack.rules()[years_rule].kind != Kind::Fact) ++years_rule;

  const auto time = [&](std::string_view pattern, std::size_t times) {  // y: years, s: a skill
    std::string text;
    std::vector<Span> spans;
    std::vector<Tag> tags;
    for (const char sign : pattern) {
      for (std::size_t i = 0; i < times; ++i) {
        text += sign == 'y' ? "3 years " : "Go ";
        const auto end = static_cast<std::uint32_t>(text.size() - 1);
        if (sign == 'y')
          spans.push_back({{end - 7, end}, years_rule});
        else
          tags.push_back({{end - 2, end}});
      }
    }
    return test::least_time([&] { years_beside(sample.pack, text, spans, tags); });
  };
  for (const std::string_view pattern : {"sy", "ys", "sys", "ysy"}) BOOST_TEST_CONTEXT(pattern) {
      BOOST_TEST(time(pattern, 1 << 16) < 4 * 16 * (time(pattern, 1 << 12) + 1e-4));
    }
}
