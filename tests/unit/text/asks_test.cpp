#include "text/asks.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <tuple>

#include "../least_time.h"
#include "sample_pack.h"
#include "text/bytes.h"
#include "text/coverage.h"

using namespace rolecall;

namespace {

constexpr const char* kAskNames[] = {"+", "~", "-", "@"};  // required preferred negated company

// "Go+ Rust~1": each tag with its ask and its group of alternatives.
std::string tags_of(const test::Sample& sample, const std::string& text) {
  const test::Read read(sample, text);
  std::string out;
  for (const Tag& tag : read.tags) {
    if (!out.empty()) out += " ";
    out += std::string(tag.range.of(text)) + kAskNames[static_cast<int>(tag.ask)];
    if (tag.any_of) out += std::to_string(tag.any_of);
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

const Row kAsks[] = {
    {"Go, SQL", "Go+ SQL+"},
    {"Requirements:\nGo\nNice to have:\nRust\nAbout us\nSpark", "Go+ Rust~ Spark@"},
    {"Requirements:\nGo is required, Rust is a plus", "Go+ Rust~"},
    {"Requirements:\nGo is required, Rust, Spark are a plus", "Go+ Rust~ Spark~"},
    {"Requirements:\nGo, ideally Rust", "Go+ Rust~"},
    {"Requirements:\nGo (Rust preferred)", "Go+ Rust~"},
    {"Requirements:\nGo or Rust (preferred)", "Go~1 Rust~1"},
    {"Requirements:\nJava is not required; Go", "Java- Go+"},
    {"Requirements:\nJava is not required but a plus", "Java~"},
    {"Nice to have:\nexperience with Go\nRust must have", "Go~ Rust+"},
    {"Requirements & preferred:\n- Go\n- Rust is a plus", "Go+ Rust~"},
    {"Requirements and preferred:\n- Go\n- Rust is a plus", "Go+ Rust~"},
    {"Requirements (preferred):\n- Go", "Go~"},
    {"Requirements:\nWhat follows is a plus:\n- Go\n- Rust must have\nSQL", "Go~ Rust+ SQL+"},
    {"Requirements:\nJava. It is a plus if you know these:\nGo\nRust\n\nSQL",
     "Java+ Go~ Rust~ SQL+"},
    {"Requirements:\nGo is a plus. You know:\n- Rust\nSpark (Flink is a plus), with:\n- SQL",
     "Go~ Rust+ Spark+ Flink~ SQL+"},
    {"Requirements:\nWhat follows is a plus:\n\n- Go\n\n- Rust\nYou know:\n- SQL",
     "Go~ Rust~ SQL+"},
    {"Nice to have:\nRust\nLarkfield is a map company. SQL draws them\nGo must have",
     "Rust~ SQL@ Go+"},
    {"About us\nSpark is a plus. Go", "Spark@ Go@"},
    {"We are a maker of tools. Spark runs them.\nYou will write Go. Rust too", "Spark@ Go+ Rust+"},
    {"About us\nWe are a maker of Spark\nSQL\nYou must have Go. Rust too\nAWS is a plus",
     "Spark@ SQL@ Go+ Rust+ AWS~"},
    {"About us\nSpark\nThe role\nGo", "Spark@ Go+"},
    {"Go rather than Java. Rust", "Go+ Java@ Rust+"},
    {"任职要求：熟悉Go。加分项：Rust", "Go+ Rust~"},
    {"任职要求：熟悉Go，有Rust经验者优先；会SQL", "Go+ Rust~ SQL+"},
    {"任职要求：熟悉Go（有Rust经验者优先)，会SQL", "Go+ Rust~ SQL+"},
    {"任职要求\n1、会Go\n2、以下优先：懂Rust；会Java\n3、会SQL", "Go+ Rust~ Java~ SQL+"},
    {"任职要求\n1、会Go\n2、会SQL，优先：会Rust；懂Flink；3、会Java",
     "Go+ SQL+ Rust~ Flink~ Java+"},
    {"任职要求\n9、会SQL，优先：会Rust； 10. 会Java", "SQL+ Rust~ Java+"},
    {"Requirements:\nGo (Bonus: Rust) and SQL. Java", "Go+ Rust~ SQL+ Java+"},
    {"任职要求：优先考虑Go、Rust，Java，会SQL", "Go~ Rust~ Java~ SQL+"},
    {"任职要求：熟悉Go,Rust,Java优先", "Go~ Rust~ Java~"},
    {"任职要求：熟悉SQL，会Go,Rust，Java优先", "SQL+ Go~ Rust~ Java~"},
    {"任职要求：熟悉Go,会Rust优先", "Go+ Rust~"},
    {"任职要求：熟悉Go或Rust, Rust优先", "Go+1 Rust+1 Rust~1"},
    {"任职要求：熟悉SQL，会编程语言（Go，Rust等）者优先", "SQL+ Go~ Rust~"},
    {"Requirements:\nGo【Rust preferred], SQL", "Go+ Rust~ SQL+"},
    {"Requirements:\nGo (Rust (the tongue) preferred), SQL", "Go+ Rust~ SQL+"},
    {"Requirements:\nGo (Esperanto preferred), SQL", "Go+ SQL+"},
    {"Requirements:\nGo (ten talks on stage preferred), SQL", "Go+ SQL+"},
    {"Requirements:\nGo (talks preferred), SQL", "Go~ SQL+"},
    {"Requirements:\nGo (preferred, not required)", "Go~"},
    {"Requirements:\nMap tools (ideally in a small town), Go", "Go+"},
    {"Requirements:\nGo (ideally), Rust", "Go+ Rust~"},
    {"Requirements:\nTools (not one of these: all are a plus): Go", "Go+"},
};

const Row kAlternatives[] = {
    {"Spark, Flink or Beam", "Spark+1 Flink+1 Beam+1"},
    {"Spark, Flink and Beam", "Spark+ Flink+ Beam+"},
    {"Go and Spark or Flink", "Go+ Spark+1 Flink+1"},
    {"AWS/GCP, SQL", "AWS+1 GCP+1 SQL+"},
    {"one of the following: Go, Rust and Java", "Go+1 Rust+1 Java+1"},
    {"tools such as Spark, Flink", "Spark+1 Flink+1"},
    {"Go或Rust，Spark和SQL", "Go+1 Rust+1 Spark+ SQL+"},
    {"Go、Rust、Java至少一种，SQL", "Go+1 Rust+1 Java+1 SQL+"},
    {"Go or go home with Rust", "Go+ Rust+"},
    {"Go, Spark (or Flink), Java or SQL", "Go+ Spark+1 Flink+1 Java+2 SQL+2"},
    {"Go (Spark, Flink or Beam), Java", "Go+ Spark+1 Flink+1 Beam+1 Java+"},
    {"Go（Spark或Flink），Java", "Go+ Spark+1 Flink+1 Java+"},
    {"(Go, Rust) or Java", "Go+1 Rust+1 Java+1"},
    {"Go（如Spark）、Java", "Go+1 Spark+1 Java+"},
    {"Go，Rust或Java", "Go+1 Rust+1 Java+1"},
    {"Go或Rust，Spark或Flink", "Go+1 Rust+1 Spark+2 Flink+2"},
    {"Spark ｜ Flink", "Spark+1 Flink+1"},
    {"Spark（或Flink）", "Spark+1 Flink+1"},
    {"Spark，或Flink", "Spark+1 Flink+1"},
    {"`Spark` or `Flink`", "Spark+1 Flink+1"},
    {"“Spark” or “Flink”", "Spark+1 Flink+1"},
    {"Spark\u202For\u202FFlink", "Spark+1 Flink+1"},
    {"tools such as “Spark”, “Flink”", "Spark+1 Flink+1"},
    {"AWS or GCP; Spark or Flink", "AWS+1 GCP+1 Spark+2 Flink+2"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(asks) {
  const test::Sample sample;
  for (const Row& row : kAsks) BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(tags_of(sample, row.text) == row.expected);
    }
}

BOOST_AUTO_TEST_CASE(a_pitch_before_the_first_heading_goes_on) {
  const test::Sample sample;
  const std::string pitch = "We are a maker of tools.\n";
  const std::string more = "Spark runs " + std::string(100, 'x') + " of them.\n";
  const std::string needs = "Requirements:\nGo";
  BOOST_TEST(tags_of(sample, pitch + more + more + needs) == "Spark@ Spark@ Go+");
  BOOST_TEST(tags_of(sample, pitch + "You will write Java.\n" + more + needs) ==
             "Java+ Spark+ Go+");
  BOOST_TEST(tags_of(sample, pitch + "- " + more + needs) == "Spark+ Go+");
  BOOST_TEST(tags_of(sample, pitch + "Spark runs them.\n" + needs) == "Spark+ Go+");
  BOOST_TEST(tags_of(sample, pitch + more) == "Spark+");
}

BOOST_AUTO_TEST_CASE(cues_reach_not_all_of_a_text_without_stops) {
  const test::Sample sample;
  const auto far = [](int words, const std::string& end = " Rust is a plus") {
    std::string text = "Go";
    for (; words > 0; --words) text += " and more";
    return text + end;
  };
  BOOST_TEST(tags_of(sample, "Requirements:\n" + far(40)) == "Go~ Rust~");
  BOOST_TEST(tags_of(sample, "Requirements:\n" + far(60)) == "Go+ Rust~");
  const std::string law = " SQL is for an equal opportunity employer";
  BOOST_TEST(tags_of(sample, "Requirements:\n" + far(38, law)) == "Go@ SQL@");
  BOOST_TEST(tags_of(sample, "Requirements:\n" + far(60, law)) == "Go+ SQL@");
  const auto wish = [&](const std::string& lead) {
    return tags_of(sample, "Requirements:\n" + lead + "ideally Rust " + far(60, " SQL"));
  };
  BOOST_TEST(wish("Java, ") == "Java+ Rust~ Go~ SQL+");
  BOOST_TEST(wish("") == "Rust~ Go~ SQL~");
}

BOOST_AUTO_TEST_CASE(a_label_reaches_over_other_wording) {
  const test::Sample sample;
  std::string wording;
  for (int i = 0; i < 12; ++i) wording += "knowledge of tea; ";
  BOOST_TEST(tags_of(sample, "Requirements:\n1. Go\n2. Bonus: tea; " + wording + "Rust\n3. SQL") ==
             "Go+ Rust~ SQL+");
}

BOOST_AUTO_TEST_CASE(alternatives) {
  const test::Sample sample;
  for (const Row& row : kAlternatives) BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(tags_of(sample, row.text) == row.expected);
    }
}

// However far before the list: what is looked at may begin within the word.
BOOST_AUTO_TEST_CASE(no_connector_begins_within_a_word) {
  const test::Sample sample;
  for (std::size_t far = 0; far < 100; ++far)
    BOOST_TEST(tags_of(sample, "the telephone of " + std::string(far, 'x') + " Spark, Flink") ==
               "Spark+ Flink+");
}

BOOST_AUTO_TEST_CASE(a_skill_takes_its_strongest_ask_and_years) {
  const test::Sample sample;
  const test::Read read(sample,
                        "Requirements:\n3 years of Go and 5 years of Rust\nJava (2 years), SQL\n"
                        "Nice to have:\nGo, Spark\nAbout us\nSpark, Flink");
  std::string out;
  for (const SkillAsk& skill : read.skills) {
    out += std::string(sample.pack.str(sample.pack.rules()[skill.rule].id)) +
           kAskNames[static_cast<int>(skill.ask)] + std::to_string(skill.hits);
    if (skill.min_years >= 0) out += ":" + std::to_string(skill.min_years);
    out += " ";
  }
  BOOST_TEST(out == "Go+2:3 Java+1:2 Rust+1:5 SQL+1 Spark~2 Flink@1 ");
}

// Wishes in a row before one list that stands far below cost no more than one.
BOOST_AUTO_TEST_CASE(time_is_linear) {
  const test::Sample sample;
  const auto time = [&](int wishes) {
    std::string text;
    for (int i = 0; i < wishes; ++i) text += "Go is a plus ";
    const test::Read read(sample, text + ":\n" + std::string(1 << 20, ' ') + "\nRust");
    AskReader asks;
    return test::least_time(
        [&] { asks.read(sample.pack, read.text, read.layout, read.sections, read.spans); });
  };
  BOOST_TEST(time(800) < 20 * (time(1) + 1e-4));
}

// What stands before a wish in brackets is not read again for each.
BOOST_AUTO_TEST_CASE(time_is_linear_in_brackets) {
  const test::Sample sample;
  for (const std::string wish :
       {"(preferred) ", "w (knowledge of Esperanto is a plus) ", "（会世界语优先）"}) {
    BOOST_TEST_CONTEXT(wish) {
      const auto time = [&](int wishes) {
        std::string text;
        for (int i = 0; i < wishes; ++i) text += wish;
        const test::Read read(sample, text);
        AskReader asks;
        return test::least_time(
            [&] { asks.read(sample.pack, read.text, read.layout, read.sections, read.spans); });
      };
      BOOST_TEST(time(8000) < 4 * 16 * (time(500) + 1e-4));
    }
  }
}

BOOST_AUTO_TEST_CASE(coverage_counts_lines_that_ask) {
  const test::Sample sample;
  const test::Read read(sample,
                        "About us\nWe make many good things\nRequirements:\n- Go in real systems\n"
                        "- Good at juggling five balls\n- Kind\nNice to have: some more of that");
  const Coverage coverage =
      cover(sample.pack, read.text, read.layout, read.sections, read.spans, read.asks);
  BOOST_TEST(coverage.ask_lines == 3u);
  BOOST_TEST(coverage.tagged_lines == 1u);
  BOOST_REQUIRE(coverage.untagged.size() == 2u);
  BOOST_TEST(coverage.untagged[0].range.of(read.text) == "- Good at juggling five balls");
  BOOST_TEST(coverage.untagged[1].range.of(read.text) == " some more of that");
}

BOOST_AUTO_TEST_CASE(signs_are_no_words) {
  for (const auto& [text, words, ideographs] :
       {std::tuple{"• Kind — always", 2u, 0u}, std::tuple{"- R&D, C/C++ … 🚀", 2u, 0u},
        std::tuple{"会画图，懂船。", 0u, 5u}, std::tuple{"用Go、Ｒ", 1u, 1u}})
    BOOST_TEST_CONTEXT(text) {
      const WordCount count = count_words(text);
      BOOST_TEST(count.words == words);
      BOOST_TEST(count.ideographs == ideographs);
    }
}

BOOST_AUTO_TEST_CASE(coverage_counts_clauses_of_text_without_breaks) {
  const test::Sample sample;
  std::string text = "Requirements: ";
  for (int i = 0; i < 20; ++i) text += "Write Go in real systems. Juggle five balls at once. ";
  const test::Read read(sample, text);
  const Coverage coverage =
      cover(sample.pack, read.text, read.layout, read.sections, read.spans, read.asks);
  BOOST_TEST(coverage.ask_lines == 40u);
  BOOST_TEST(coverage.tagged_lines == 20u);
}

BOOST_AUTO_TEST_CASE(what_the_law_says_is_no_ask) {
  const test::Sample sample;
  const test::Read read(sample,
                        "Requirements:\n- Good at juggling five balls\n"
                        "This is an equal opportunity firm. All who juggle are welcome.\n"
                        "All have equal opportunity here. You write Go. You juggle balls too.\n"
                        "- Kind to all animals");
  const Coverage coverage =
      cover(sample.pack, read.text, read.layout, read.sections, read.spans, read.asks);
  BOOST_TEST(coverage.ask_lines == 3u);
  BOOST_TEST(coverage.tagged_lines == 1u);
  BOOST_REQUIRE(coverage.untagged.size() == 2u);
  BOOST_TEST(coverage.untagged[0].range.of(read.text) == "- Good at juggling five balls");
  BOOST_TEST(coverage.untagged[1].range.of(read.text) == "- Kind to all animals");
}
