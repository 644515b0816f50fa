#include "base/list_marks.h"

#include <boost/test/unit_test.hpp>

using namespace rolecall;

BOOST_AUTO_TEST_CASE(bullets_at_the_begin_of_a_line) {
  for (const char* mark :
       {"-", "*", "+", "–", "—", "•", "·", "・", "✓", "➢", "→", "①", "❶", "▲", "\uF0B7"})
    BOOST_TEST_CONTEXT(mark) {
      BOOST_TEST(bullet_at(mark, 0) == std::string_view(mark).size());
      BOOST_TEST(bullet_at(std::string(mark) + " rice", 0) == std::string_view(mark).size());
    }
  for (const char* text : {"", "rice", "**rice**", "米", "σίτος", "/Ba", "≥", "，", "🍚 rice", " -"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(bullet_at(text, 0) == 0u);
}

BOOST_AUTO_TEST_CASE(signs_that_are_bullets_amid_a_text) {
  for (const char32_t c : U"•●✓➢①") BOOST_TEST((c == 0 || is_bullet(c)));
  for (const char32_t c : U"-*+–·・→") BOOST_TEST(!is_bullet(c));
}

BOOST_AUTO_TEST_CASE(numbers_of_items) {
  for (const char* mark : {"1.", "12)", "3、", "4．", "5）", "(6)", "（7）", "８．", "（１０）",
                           "一、", "十二、", "（三）", "9️⃣"})
    BOOST_TEST_CONTEXT(mark) {
      BOOST_TEST(number_mark_at(mark, 0) == std::string_view(mark).size());
      BOOST_TEST(number_mark_at(std::string(mark) + " rice", 0) == std::string_view(mark).size());
      BOOST_TEST(number_mark_at(std::string(mark) + "米", 0) == std::string_view(mark).size());
    }
  for (const char* text : {"", "1", "1 rice", "1.5 bowls", "１．５", "2024. ", "(1", "(1.",
                           "（一、", "一碗", "。", "rice 1.", "三十二十一、"})
    BOOST_TEST_CONTEXT(text) BOOST_TEST(number_mark_at(text, 0) == 0u);
  BOOST_TEST(number_mark_at("1、3碗", 0) == 4u);
}
