#include "text/facts.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "sample_pack.h"
#include "text/language.h"

using namespace rolecall;

namespace {

std::string facts_of(const test::Sample& sample, const std::string& text,
                     const std::string& title = "") {
  const test::Read read(sample, text);
  Layout title_layout;
  cut(title, title_layout);
  std::vector<Fact> facts;
  find_facts(sample.pack, read.text, read.sections, read.spans,
             sample.builder.find(title, title_layout), read.asks, facts);
  std::string out;
  for (const Fact& fact : facts) out += (out.empty() ? "" : " ") + fact.key + "=" + fact.text;
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

const Row kRows[] = {
    {"", ""},
    {"3 years", "min_years=3 level=mid"},
    {"three years", "min_years=3 level=mid"},
    {"3 years of Go\n5 years of work", "min_years=5 level=senior"},
    {"3 years of Go or 5 years of Java", "min_years=3 level=mid"},
    {"BS and 5 years or MS and 3 years", "min_years=3 degree_required=bachelor level=mid"},
    {"BS in bread with 5 years, or an MS in bread and cakes and 3 years",
     "min_years=3 degree_required=bachelor level=mid"},
    {"BS with 8 years\nMS with 5 years\nPhD with 2 years",
     "min_years=2 degree_required=bachelor level=mid"},
    {"MS, or 5 years", "min_years=5 degree_required=master level=senior"},
    {"3 years of Go\nMS, or 5 years", "min_years=3 degree_required=master level=mid"},
    {"3 years of Go\nMS or PhD, 5 years", "min_years=5 degree_required=master level=senior"},
    {"3 years of Go\nPhD, or 5 years with an MS",
     "min_years=5 degree_required=master level=senior"},
    {"8 years, or 5 years with an MS", "min_years=5 level=senior"},
    {"8 years (5 years with an MS or PhD)", "min_years=5 level=senior"},
    {"8 years, or an MS with 5 years", "min_years=5 level=senior"},
    {"8 years (or MS and 5 years)", "min_years=5 level=senior"},
    {"8 years, or an MS", "min_years=8 degree_required=master level=senior"},
    {"5 years (8 years with an MS)", "min_years=5 level=senior"},
    {"PhD\n8 years (5 years with an MS)", "min_years=5 degree_required=master level=senior"},
    {"8 years (5 years) and an MS", "min_years=8 degree_required=master level=senior"},
    {"8 years, or 5 years of Go, and an MS", "min_years=5 degree_required=master level=senior"},
    {"8 years with 5 years and an MS", "min_years=8 degree_required=master level=senior"},
    {"BS and 8 years (5 years with an MS)", "min_years=5 degree_required=bachelor level=senior"},
    {"90 years", ""},
    {"Nice to have:\n5 years", "min_years=5 level=senior"},
    {"Requirements:\nGo\nNice to have:\n5 years", ""},
    {"BS and 2 years, MS and 3 years\n3 years of Go",
     "min_years=2 degree_required=bachelor level=mid"},
    {"About us\n8 years of growth", ""},
    {"MS or PhD", "degree_required=master"},
    {"BS required, MS preferred", "degree_required=bachelor degree_preferred=master"},
    {"BS in Physics, MS preferred", "degree_required=bachelor degree_preferred=master"},
    {"BS in Physics (MS preferred)", "degree_required=bachelor degree_preferred=master"},
    {"MS or PhD preferred", "degree_preferred=phd"},
    {"no sponsorship", "no_visa=true"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(facts) {
  const test::Sample sample;
  for (const Row& row : kRows) BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(facts_of(sample, row.text) == row.expected);
    }
}

BOOST_AUTO_TEST_CASE(no_or_begins_within_a_word) {
  const test::Sample sample;
  for (std::size_t far = 0; far < 40; ++far)
    BOOST_TEST(facts_of(sample, "5 years as an editor " + std::string(far, 'x') + " 3 years") ==
               "min_years=5 level=senior");
}

BOOST_AUTO_TEST_CASE(the_title_says_the_level_first) {
  const test::Sample sample;
  BOOST_TEST(facts_of(sample, "3 years", "Senior Engineer") == "min_years=3 level=senior");
  BOOST_TEST(facts_of(sample, "", "Intern") == "level=intern");
}

BOOST_AUTO_TEST_CASE(languages) {
  const test::Sample sample;
  const LanguageTeller teller(sample.pack);
  const auto tell = [&](std::string_view text) {
    const Language language = teller.tell(text);
    return language.id + (language.supported ? "" : "!");
  };
  BOOST_TEST(tell("The cat and the dog") == "en");
  BOOST_TEST(tell("Experience of the world") == "en");
  BOOST_TEST(tell("Jobb för dig och mig som vill och kan") == "sv!");
  BOOST_TEST(tell("熟悉Python，三年以上经验") == "zh");
  BOOST_TEST(tell("・免费午餐\n・海边宿舍") == "zh");
  BOOST_TEST(tell("Ask for 王 at the door of the long white house of the sea") == "en");
  BOOST_TEST(tell("the 12345") == "und");
  BOOST_TEST(tell("データ基盤の開発経験、Pythonでの実装") == "ja!");
  BOOST_TEST(tell("数据仓库の店，熟悉数据平台开发与维护") == "zh");
  BOOST_TEST(tell("데이터 플랫폼 개발 경험, Python") == "ko!");
}
