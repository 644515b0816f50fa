#include "corpus/gold.h"

#include <boost/test/unit_test.hpp>

#include "records.h"

namespace {

using namespace rolecall;

struct Read {
  Gold gold;
  Diagnostics diagnostics;
};

Read read(const std::string& bytes) {
  const TempFolder folder;
  Read made;
  read_gold(folder.write("labels", bytes), made.gold, made.diagnostics);
  return made;
}

BOOST_AUTO_TEST_CASE(a_clause_is_told_by_its_text_or_its_place) {
  const Read text = read("posting\tkind\ttext\tfor\np1\tM\tTrain models.\tu\n");
  BOOST_TEST(text.diagnostics.empty());
  BOOST_REQUIRE(text.gold.clauses.size() == 1u);
  BOOST_TEST(text.gold.clauses[0].text == "Train models.");
  BOOST_TEST(text.gold.clauses[0].whom == "u");

  const Read place = read("posting\tbegin\tend\tkind\np1\t12\t25\tM\n");
  BOOST_TEST(place.diagnostics.empty());
  BOOST_REQUIRE(place.gold.clauses.size() == 1u);
  BOOST_TEST((place.gold.clauses[0].place == Range{12, 25}));
  BOOST_TEST(place.gold.clauses[0].text.empty());
}

BOOST_AUTO_TEST_CASE(marks_and_blank_lines_may_come_first) {
  const Read table = read("\xEF\xBB\xBF\r\n\nposting\tkind\ttext\np1\tM\tTrain models.\n");
  BOOST_TEST(table.diagnostics.empty());
  BOOST_TEST(table.gold.clauses.size() == 1u);
  const Read lines = read("\xEF\xBB\xBF{\"id\":\"p1\",\"role\":\"none\"}\n");
  BOOST_TEST(lines.diagnostics.empty());
  BOOST_TEST(lines.gold.postings.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_folder_holds_no_labels) {
  const TempFolder folder;
  Read bad;
  read_gold(folder.path(), bad.gold, bad.diagnostics);
  BOOST_REQUIRE(bad.diagnostics.all().size() == 1u);
  BOOST_TEST(bad.diagnostics.all()[0].message == "is a folder, not a file");
}

BOOST_AUTO_TEST_CASE(a_place_that_is_none_is_told_with_its_line) {
  for (const char* row : {"p1\t25\t12\tM\n", "p1\t12\t12\tM\n", "p1\t-1\t12\tM\n", "p1\t1\t9x\tM\n",
                          "p1\t\t9\tM\n"}) {
    const Read bad = read(std::string("posting\tbegin\tend\tkind\n") + row);
    BOOST_TEST(bad.gold.clauses.empty());
    BOOST_REQUIRE(bad.diagnostics.all().size() == 1u);
    BOOST_TEST(bad.diagnostics.all()[0].at.line == 2u);
    BOOST_TEST(bad.diagnostics.all()[0].message.find("no stretch of bytes") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_table_needs_text_or_place) {
  const Read bad = read("posting\tbegin\tkind\n");
  BOOST_REQUIRE(bad.diagnostics.has_errors());
  BOOST_TEST(bad.diagnostics.all()[0].message.find("begin and end") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_label_that_is_none_is_told) {
  const std::pair<const char*, const char*> rows[]{
      {R"({"id":"p","role":"none","conf":"clear"})", "\"conf\" must be a whole number from 1 to 3"},
      {R"({"id":"p","role":"none","conf":1e300})", "\"conf\" must be a whole number from 1 to 3"},
      {R"({"id":"p","layers":{"data":"core"}})", "\"data\" must be a whole number from 0 to 2"},
      {R"({"id":"p","role":"none","min_years":2.7})",
       "\"min_years\" must be a text or a whole number"},
      {R"({"id":"p","mentions":[{"surface":"Go","req":"requird"}]})",
       "\"req\" cannot be \"requird\": req, pref, neg or ctx"},
      {R"({"id":"p","mentions":["Go"]})", "a mention must be an object"}};
  for (const auto& [row, message] : rows) {
    const Read bad = read(row);
    BOOST_REQUIRE(bad.diagnostics.all().size() == 1u);
    BOOST_TEST(bad.diagnostics.all()[0].message == message);
  }
  BOOST_TEST(read(R"({"id":"p","role":"none","conf":"2","min_years":null})").diagnostics.empty());
}

}  // namespace
