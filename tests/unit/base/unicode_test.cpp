#include "base/unicode.h"

#include <boost/test/unit_test.hpp>

#include "base/ascii.h"
#include "base/atoms.h"

namespace {

using namespace rolecall;

BOOST_AUTO_TEST_CASE(code_points_survive_both_directions) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(c, text);
    std::size_t at = 0;
    BOOST_REQUIRE(decode(text, at) == c);
    BOOST_REQUIRE(at == text.size());
    BOOST_REQUIRE(decode_before(text, at) == c);
    BOOST_REQUIRE(at == 0u);
    BOOST_REQUIRE(fold(fold(c)) == fold(c));
    BOOST_REQUIRE(classify(fold(c)) == classify(narrow(c)));
    if (c >= 0x80 && fold(c) < 0x80) BOOST_REQUIRE((c >= 0xFF01 && c <= 0xFF5E));
  }
}

BOOST_AUTO_TEST_CASE(broken_bytes_end_nowhere_beyond) {
  for (const char* bytes : {"\xE4\xB8", "\xFF", "\xC0\x80", "\xF0\x9F\x98", "\x80", "\xE4 "}) {
    const std::string_view text = bytes;
    std::size_t at = 0;
    BOOST_TEST((decode(text, at) == 0xFFFD));
    BOOST_TEST(at == 1u);
  }
}

BOOST_AUTO_TEST_CASE(letters_fold) {
  for (const auto& [from, to] : {std::pair{"SPARK", "spark"},
                                 {"ＳＰＡＲＫ", "spark"},
                                 {"ÉÑ", "éñ"},
                                 {"ЯЁ", "яё"},
                                 {"ΑΩ", "αω"},
                                 {"ŁŽŸ", "łžÿ"},
                                 {"×÷", "×÷"},
                                 {"数据", "数据"},
                                 {"⼤⽤⼾⻋", "大用户车"},
                                 {"＋＆", "+&"}})
    BOOST_TEST(folded(from) == to);
}

BOOST_AUTO_TEST_CASE(blanks_are_what_separates_terms) {
  for (const char* blank : {" ", "\t", "\u00A0", "\u2009", "\u200B", "\u200D", "\u202F", "\u205F",
                            "\u2060", "\u3000", "\uFEFF"}) {
    const std::string text = std::string("é") + blank + "b";
    const std::size_t size = text.size() - 3;
    BOOST_TEST(blank_at(text, 2) == size);
    BOOST_TEST(blank_before(text, 2 + size) == size);
    BOOST_TEST(skip_separator(text, 2) == 2 + size);
  }
  for (const char* none : {"a", "-", "\n", "\u00AD", "，"}) {
    BOOST_TEST(blank_at(none, 0) == 0u);
    BOOST_TEST(blank_before(none, std::string_view(none).size()) == 0u);
  }
  BOOST_TEST(blank_at("", 0) == 0u);
  BOOST_TEST(blank_before("a", 0) == 0u);
}

BOOST_AUTO_TEST_CASE(a_soft_hyphen_is_not_read) {
  std::string scratch;
  const auto word = [&](std::string_view text) {
    std::size_t at = 0;
    const Atom atom = next_atom(text, at, scratch);
    return std::pair(atom.key, atom.range.end);
  };
  BOOST_TEST((word("dough\u00ADnut pan") == std::pair(word("doughnut").first, 10u)));
  BOOST_TEST((word("dough\u00AD nut") == word("dough")));
  BOOST_TEST(skip_separator("\u00AD nut", 0) == 3u);
}

BOOST_AUTO_TEST_CASE(a_separator_holds_one_line_break) {
  const auto length = [](std::string_view text) { return skip_separator(text, 0); };
  BOOST_TEST(length("a") == 0u);
  BOOST_TEST(length(" - a") == 3u);
  BOOST_TEST(length(" \n a") == 3u);
  BOOST_TEST(length("\r\na") == 2u);
  BOOST_TEST(length("\n\na") == 1u);
  BOOST_TEST(length("\n- a") == 1u);
  BOOST_TEST(length("\u00A0\u2011a") == 5u);
}

BOOST_AUTO_TEST_CASE(lowering_moves_no_byte) {
  for (const char* text : {"Go", "ÄPFEL", "İstanbul", "数据 SQL"})
    BOOST_TEST(ascii_lowered(text).size() == std::string_view(text).size());
  BOOST_TEST(ascii_lowered("SQL Z@[") == "sql z@[");
  BOOST_TEST(ascii_lowered("ÄB") == "Äb");
}

}  // namespace
