#include "rule/format.h"

#include <boost/test/unit_test.hpp>

#include "rule/load.h"

using namespace rolecall;

namespace {

std::string must_format(const SourceFile& file) {
  Diagnostics findings;
  const auto text = format_rules(file, findings);
  BOOST_REQUIRE_MESSAGE(text, file.path + " cannot be formatted");
  return *text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_default_pack_formatted_twice_is_formatted_once_and_says_the_same) {
  Diagnostics findings;
  std::vector<SourceFile> files = read_pack_files(ROLECALL_SOURCE_DIR "/rules", findings);
  const RuleSet before = load_rules(files, findings);
  for (SourceFile& file : files) {
    file.text = must_format(file);
    BOOST_TEST(must_format(file) == file.text);
  }
  const RuleSet after = load_rules(files, findings);
  BOOST_TEST(!findings.has_errors());
  BOOST_REQUIRE(before.rules.size() == after.rules.size());
  for (std::size_t i = 0; i < before.rules.size(); ++i) {
    const Rule &a = before.rules[i], &b = after.rules[i];
    BOOST_TEST(a.id.value == b.id.value);
    BOOST_TEST(a.notes.value == b.notes.value);
    BOOST_REQUIRE(a.terms.size() == b.terms.size());
    for (std::size_t t = 0; t < a.terms.size(); ++t)
      BOOST_TEST(a.terms[t].text.value == b.terms[t].text.value);
    BOOST_REQUIRE(a.tests.size() == b.tests.size());
    for (std::size_t t = 0; t < a.tests.size(); ++t) BOOST_TEST(a.tests[t].text == b.tests[t].text);
  }
}

BOOST_AUTO_TEST_CASE(brackets_with_a_comment_stay_as_they_are) {
  const std::string text = "lists:\n  tools: [spade,  # for digging\n    rake]\n";
  BOOST_TEST(must_format({"lists.yaml", text}) == text);
}

BOOST_AUTO_TEST_CASE(a_comment_below_a_rule_stays_at_its_depth) {
  const std::string text =
      "schema: 1\n"
      "rules:\n"
      "  - id: spade\n"
      "    terms: [spade]\n"
      "    # tests: none yet\n"
      "  # of the shed\n"
      "  - id: rake\n"
      "    terms:\n"
      "      - rake\n"
      "      # hoe is another\n"
      "\n"
      "    # tests:\n"
      "    #   match: ['a [[rake]]']\n"
      "# the end\n";
  BOOST_TEST(must_format({"tools.yaml", text}) == text);
}

BOOST_AUTO_TEST_CASE(a_comment_that_is_in_too_far_stands_with_what_is_below_it) {
  BOOST_TEST(must_format({"tools.yaml", "lists:\n  a: [b]\n      # of c\n  c: [d]\n"}) ==
             "lists:\n  a: [b]\n  # of c\n  c: [d]\n");
}

BOOST_AUTO_TEST_CASE(a_comment_below_a_rule_moves_in_with_it) {
  BOOST_TEST(
      must_format({"tools.yaml", "rules:\n    - id: spade\n      # tests:\n    - id: rake\n"}) ==
      "rules:\n  - id: spade\n    # tests:\n  - id: rake\n");
}
