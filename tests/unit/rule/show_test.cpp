#include "rule/show.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace rolecall;

namespace {

const std::vector<SourceFile> kFiles{
    {"a.yaml", "one: 烤肉 x\n\ttab: y\r\nred: \x1b[31m\xE2\x80\xAE\n" + std::string(300, 'a') +
                   "HERE" + std::string(300, 'b') + "\nlast"}};

Diagnostic finding(std::uint32_t line, std::uint32_t column, Range bytes) {
  return {
      Severity::Error, "some-check", "a sentence", {"a.yaml", line, column, bytes}, {}, {}, {}, {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_finding_with_notes_and_help) {
  Diagnostic d = finding(1, 6, {5, 11});
  d.notes.push_back({"see here", {"a.yaml", 1, 1, {0, 3}}});
  d.help = "do this";
  BOOST_TEST(show(d, kFiles) ==
             "a.yaml:1:6: error: a sentence [some-check]\n"
             "    one: 烤肉 x\n"
             "         ^~~~\n"
             "a.yaml:1:1: note: see here\n"
             "    one: 烤肉 x\n"
             "    ^~~\n"
             "  help: do this\n");
  BOOST_TEST(show(d, kFiles, {.concise = true}) == "a.yaml:1:6: error: a sentence [some-check]\n");
  BOOST_TEST(show(d, kFiles, {.concise = true, .folder = "rules/"}) ==
             "rules/a.yaml:1:6: error: a sentence [some-check]\n");
  BOOST_TEST(
      show(d, kFiles, {.colour = true, .concise = true}) ==
      "\x1b[1ma.yaml:1:6:\x1b[0m \x1b[1;31merror:\x1b[0m a sentence \x1b[2m[some-check]\x1b[0m\n");
}

BOOST_AUTO_TEST_CASE(tabs_and_wide_characters_are_counted) {
  BOOST_TEST(show(finding(1, 9, {12, 13}), kFiles) ==
             "a.yaml:1:9: error: a sentence [some-check]\n"
             "    one: 烤肉 x\n"
             "              ^\n");
  BOOST_TEST(show(finding(2, 7, {20, 21}), kFiles) ==
             "a.yaml:2:7: error: a sentence [some-check]\n"
             "            tab: y\n"
             "                 ^\n");
}

BOOST_AUTO_TEST_CASE(nothing_of_the_source_reaches_the_terminal_raw) {
  Diagnostic d = finding(3, 1, {23, 26});
  d.message = "name \x1b[2J\n is odd";
  d.at.file = "a.yaml";
  const std::string shown = show(d, kFiles);
  BOOST_TEST(shown.find('\x1b') == std::string::npos);
  BOOST_TEST(shown.find("\xE2\x80\xAE") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_lines_are_cut_around_the_caret) {
  const std::string& text = kFiles[0].text;
  const auto at = static_cast<std::uint32_t>(text.find("HERE"));
  const std::string shown = show(finding(4, 301, {at, at + 4}), kFiles, {.width = 60});
  BOOST_TEST(shown.find("HERE") != std::string::npos);
  BOOST_TEST(shown.find("…a") != std::string::npos);
  BOOST_TEST(shown.find("b…") != std::string::npos);
  const auto line = shown.substr(shown.find('\n') + 1);
  const auto source = line.substr(0, line.find('\n'));
  const auto caret = line.substr(line.find('\n') + 1);
  // Two ellipses take three bytes and one column each.
  BOOST_TEST(source.size() <= 60u + 4u);
  BOOST_TEST(caret.find('^') + 2 == source.find("HERE"));
}

BOOST_AUTO_TEST_CASE(places_at_the_edges) {
  const auto size = static_cast<std::uint32_t>(kFiles[0].text.size());
  BOOST_TEST(show(finding(5, 5, {size, size}), kFiles) ==
             "a.yaml:5:5: error: a sentence [some-check]\n"
             "    last\n"
             "        ^\n");
  show(finding(5, 5, {size + 10, size + 20}), kFiles);
  Diagnostic whole = finding(0, 0, {});
  BOOST_TEST(show(whole, kFiles) == "a.yaml: error: a sentence [some-check]\n");
  whole.at = {"elsewhere.yaml", 3, 4, {5, 6}};
  BOOST_TEST(show(whole, kFiles) == "elsewhere.yaml:3:4: error: a sentence [some-check]\n");
}

BOOST_AUTO_TEST_CASE(findings_are_sorted) {
  Diagnostics all;
  all.error("b", "second", {"b.yaml", 1, 1, {}});
  all.warning("a", "first", {"a.yaml", 2, 1, {}});
  all.info("c", "third", {"b.yaml", 1, 2, {}});
  BOOST_TEST(show(all, {}) ==
             "a.yaml:2:1: warning: first [a]\nb.yaml:1:1: error: second [b]\nb.yaml:1:2: info: "
             "third [c]\n");
}
