#include "report/terminal_text.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "report/page.h"

using namespace rolecall;

BOOST_AUTO_TEST_CASE(what_is_printable) {
  const struct {
    std::string_view bytes, shown;
  } rows[] = {
      {"plain", "plain"},
      {"a\tb\nc\r\n", "a b c  "},
      {"\x1b[31m", "\uFFFD[31m"},
      {"\xc2\x9b"
       "1m",
       "\uFFFD1m"},
      {"\x7f", "\uFFFD"},
      {"a\u202Eb\u2066c\u200Fd\uFEFF", "abcd"},
      {"a\u2028b", "a b"},
      {"bad\xff", "bad\uFFFD"},
      {"熟悉 é 😀", "熟悉 é 😀"},
  };
  for (const auto& row : rows) BOOST_TEST_CONTEXT(row.shown) {
      BOOST_TEST(printable(row.bytes) == row.shown);
    }
}

BOOST_AUTO_TEST_CASE(columns) {
  const struct {
    std::string_view text;
    int width;
  } rows[] = {{"", 0},     {"abc", 3}, {"熟悉", 4}, {"ＡＢ", 4}, {"e\u0301", 1},
              {"한국", 4}, {"😀", 2},   {"…–“”", 4}, {"，。", 4}, {"a\u200Db", 2}};
  for (const auto& row : rows) BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(display_width(row.text) == row.width);
    }
}

BOOST_AUTO_TEST_CASE(cutting) {
  BOOST_TEST(cut("short", 5, "…") == "short");
  BOOST_TEST(cut("longer text", 8, "…") == "longer…");
  BOOST_TEST(cut("熟悉分布式", 6, "…") == "熟悉…");
  BOOST_TEST(cut("熟悉分布式", 7, "…") == "熟悉分…");
  BOOST_TEST(fit("e\u0301e\u0301", 1) == 3u);
}

BOOST_AUTO_TEST_CASE(pages_keep_their_width) {
  const std::string text =
      "Words that wrap, 以及很长的中文句子也要在宽度之内换行， "
      "and-a-very-long-word-without-any-blank-"
      "that-must-be-cut-because-no-line-could-hold-it-at-all, and \x1b the end.";
  for (const int width : {40, 41, 60, 80})
    for (const bool item : {false, true}) BOOST_TEST_CONTEXT(width << (item ? " item" : " text")) {
        std::string out;
        Page page(out, width, false, true);
        page.begin(2, 4);
        for (int i = 0; i < 3; ++i) item ? page.item(text) : page.text(text), page.text(" ");
        page.end();
        for (std::size_t at = 0; at < out.size();) {
          const std::size_t end = out.find('\n', at);
          const std::string line = out.substr(at, end - at);
          BOOST_TEST(display_width(line) <= width);
          BOOST_TEST(!line.ends_with(' '));
          at = end + 1;
        }
      }
}

// Its length squared would be minutes.
BOOST_AUTO_TEST_CASE(a_word_of_megabytes, *boost::unit_test::timeout(15)) {
  std::string out;
  Page page(out, 80, false, true);
  page.begin(0, 2);
  page.text("id " + std::string(2'000'000, 'x'));
  page.end();
  const std::string first = "id\n  " + std::string(78, 'x') + "\n";
  BOOST_TEST(out.substr(0, first.size()) == first);
  BOOST_TEST(std::count(out.begin(), out.end(), 'x') == 2'000'000);
}

BOOST_AUTO_TEST_CASE(colour_only_where_wanted) {
  for (const bool colour : {false, true}) {
    std::string out;
    Page page(out, 80, colour, true);
    page.begin(0, 0);
    page.text("bold", Style::Bold);
    page.end();
    BOOST_TEST(out == (colour ? "\x1b[1mbold\x1b[0m\n" : "bold\n"));
  }
}
