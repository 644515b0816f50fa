// Where scalars stand in the source: checks point into them, fixes replace them.
#include "rule/place.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "rule/load.h"
#include "rule/yaml.h"

using namespace rolecall;

namespace {

struct Row {
  const char* yaml;  ///< the value of key "k" is the scalar looked at
  const char* raw;   ///< its bytes in the source
  const char* value;
  Quoting quoting;
};

const Row kRows[] = {
    {"k: plain\n", "plain", "plain", Quoting::Plain},
    {"k: plain # comment\n", "plain", "plain", Quoting::Plain},
    {"k: a#b\n", "a#b", "a#b", Quoting::Plain},
    {"k: two  words   \nl: x\n", "two  words", "two  words", Quoting::Plain},
    {"k: two\n  lines\nl: x\n", "two\n  lines", "two lines", Quoting::Plain},
    {"k: two\r\n  lines\r\nl: x\r\n", "two\r\n  lines", "two lines", Quoting::Plain},
    {"k: two\n\n  paragraphs\n", "two\n\n  paragraphs", "two\nparagraphs", Quoting::Plain},
    {"k: 中文 字\n", "中文 字", "中文 字", Quoting::Plain},
    {"中文: 文\nk: 文字\n", "文字", "文字", Quoting::Plain},
    {"\xEF\xBB\xBFk: after a mark\n", "after a mark", "after a mark", Quoting::Plain},
    {"k: C++ {x}\n", "C++ {x}", "C++ {x}", Quoting::Plain},
    {"k: 'single'\n", "'single'", "single", Quoting::Single},
    {"k: 'it''s'\n", "'it''s'", "it's", Quoting::Single},
    {"k: '' # x\n", "''", "", Quoting::Single},
    {"k: 'two\n  lines'\n", "'two\n  lines'", "two lines", Quoting::Single},
    {"k: \"a \\\"b\\\" \\u4e2d\"\n", "\"a \\\"b\\\" \\u4e2d\"", "a \"b\" 中", Quoting::Double},
    {"k: \"\\\\\" # \"\n", "\"\\\\\"", "\\", Quoting::Double},
    {"k: |\n  one\n  two\nl: x\n", "|\n  one\n  two", "one\ntwo\n", Quoting::Block},
    {"k: |-\n  one\n\n   two\n\n# c\nl: x\n", "|-\n  one\n\n   two", "one\n\n two", Quoting::Block},
    {"k: >\n  one\n  two\n", ">\n  one\n  two", "one two\n", Quoting::Block},
    {"k: |\nl: x\n", "|", "", Quoting::Block},
    {"k: | # comment\n  one\n", "| # comment\n  one", "one\n", Quoting::Block},
};

struct Inside {
  const char* yaml;
  const char* part;  ///< of the value
  const char* raw;   ///< what it was read from
};

const Inside kInside[] = {
    {"k: one two three\n", "two", "two"},
    {"k: 中文 字\n", "字", "字"},
    {"k: 'it''s (here'\n", "(", "("},
    {"k: 'it''s (here'\n", "'s", "''s"},
    {"k: \"a\\u4e2db\\tc(\"\n", "b", "b"},
    {"k: \"a\\u4e2db\\tc(\"\n", "中", "\\u4e2d"},
    {"k: \"a\\u4e2db\\tc(\"\n", "\t", "\\t"},
    {"k: \"a\\u4e2db\\tc(\"\n", "c(", "c("},
    {"k: one\n   two three\n", "two", "two"},
    {"k: 'one\n\n   two three'\n", "three", "three"},
    {"k: |\n  one\n  two (\n", "(", "("},
    {"k: |\n  one\n\n  two\n", "two", "two"},
    {"k: >\n  one\n  two\n", "two", ">\n  one\n  two"},
};

YamlNode value_of_k(const std::string& yaml) {
  const std::vector<SourceFile> files{{"k.yaml", yaml}};
  Diagnostics found;
  LoadContext context(files, found);
  const YamlNode root = parse_yaml(context, 0);
  BOOST_TEST(found.empty());
  for (const auto& [key, value] : root.entries)
    if (key.text.value == "k") return value;
  BOOST_FAIL("no k");
  return {};
}

void each_text(const Rule& rule, const std::function<void(const Text&)>& visit) {
  for (const Text* t : {&rule.id, &rule.name, &rule.group, &rule.notes, &rule.section}) visit(*t);
  for (const Term& term : rule.terms) {
    visit(term.text);
    for (const Text& t : term.except) visit(t);
    for (const Text& t : term.list) visit(t);
    if (term.near)
      for (const Text& t : term.near->any) visit(t);
  }
  for (const Regex& regex : rule.regexes) visit(regex.pattern);
  for (const Example& example : rule.tests) visit(example.source);
}

}  // namespace

BOOST_AUTO_TEST_CASE(marks_cover_scalars_with_their_quotes) {
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.yaml) {
      const YamlNode node = value_of_k(row.yaml);
      BOOST_TEST(node.text.value == row.value);
      BOOST_TEST(node.mark().bytes.of(row.yaml) == row.raw);
      BOOST_TEST((node.text.quoting == row.quoting));
    }
  }
}

BOOST_AUTO_TEST_CASE(marks_cover_collections_with_their_brackets) {
  const std::string yaml = "k: [a, {b: 'c'}, ] # x\n";
  const YamlNode list = value_of_k(yaml);
  BOOST_TEST(list.mark().bytes.of(yaml) == "[a, {b: 'c'}, ]");
  BOOST_TEST(list.items[1].mark().bytes.of(yaml) == "{b: 'c'}");
  const std::string block = "k:\n  - a: 1\n    b: [2, # c\n      3]\n  - c\nl: x\n";
  const YamlNode lines = value_of_k(block);
  BOOST_TEST(lines.mark().bytes.of(block) == "- a: 1\n    b: [2, # c\n      3]\n  - c");
  BOOST_TEST(lines.items[0].mark().bytes.of(block) == "a: 1\n    b: [2, # c\n      3]");
}

BOOST_AUTO_TEST_CASE(a_part_of_a_value_is_found_in_the_source) {
  for (const Inside& row : kInside) {
    BOOST_TEST_CONTEXT(row.yaml << " " << row.part) {
      const std::string yaml = row.yaml;
      const Text text = value_of_k(yaml).text;
      const auto begin = static_cast<std::uint32_t>(text.value.find(row.part));
      const auto size = static_cast<std::uint32_t>(std::string(row.part).size());
      BOOST_TEST(mark_inside(yaml, text, {begin, begin + size}).bytes.of(yaml) == row.raw);
    }
  }
}

// Every scalar of the default pack, byte by byte.
BOOST_AUTO_TEST_CASE(the_default_packs_marks_say_what_was_read) {
  Diagnostics found;
  const auto folder = std::filesystem::path(ROLECALL_SOURCE_DIR) / "rules";
  const RuleSet rules = load_rules(read_pack_files(folder.string(), found), found);
  std::size_t texts = 0;
  std::size_t wrong = 0;
  for (const Rule& rule : rules.rules) {
    each_text(rule, [&](const Text& text) {
      if (text.empty() || text.quoting == Quoting::Block) return;
      const std::string& source = rules.files[text.mark.file].text;
      ++texts;
      for (std::uint32_t i = 0; i < text.value.size(); ++i) {
        const auto raw = mark_inside(rules, text, {i, i + 1}).bytes.of(source);
        const bool same =
            !raw.empty() && (raw[0] == text.value[i] || raw[0] == '\\' || text.value[i] == ' ');
        if (!same) ++wrong;
      }
    });
  }
  BOOST_TEST(texts > 1000u);
  BOOST_TEST(wrong == 0u);
}

BOOST_AUTO_TEST_CASE(columns_count_code_points) {
  RuleSet rules;
  rules.files.push_back({"a.yaml", "\xEF\xBB\xBF中x\r\n\tö!\n"});
  struct {
    std::uint32_t at, line, column;
  } const rows[] = {{0, 1, 1}, {3, 1, 1}, {6, 1, 2}, {9, 2, 1}, {10, 2, 2}, {12, 2, 3}, {14, 3, 1}};
  for (const auto& row : rows) {
    BOOST_TEST_CONTEXT(row.at) {
      const Location at = locate(rules, {0, {row.at, row.at}});
      BOOST_TEST(at.line == row.line);
      BOOST_TEST(at.column == row.column);
    }
  }
}

BOOST_AUTO_TEST_CASE(utf8_is_checked_strictly) {
  for (const char* good :
       {"a", "\xC3\xA9", "\xE4\xB8\xAD", "\xED\x9F\xBF", "\xF0\x9F\x8D\x96", "\xF4\x8F\xBF\xBF"})
    BOOST_TEST(utf8_sequence(good, 0) == std::string(good).size());
  for (const char* bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80", "\xED\xA0\x80", "\xE4\xB8",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"})
    BOOST_TEST(utf8_sequence(bad, 0) == 0u);
}
