#include "base/word_features.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace {

using namespace rolecall;

std::string words_of(std::string_view text) {
  std::string out;
  each_word(text, [&](std::string_view word, bool plain) {
    out += (out.empty() ? "" : " ") + std::string(word) + (plain ? "" : "^");
  });
  return out;
}

BOOST_AUTO_TEST_CASE(words_begin_with_a_letter_and_are_folded) {
  BOOST_TEST(words_of("Tend the ROSES, s3-fed; 3d a x9") == "tend^ the roses^ s3 fed x9");
  BOOST_TEST(words_of("Ärger über") == "ärger^ über");
  BOOST_TEST(words_of("") == "");
  BOOST_TEST(words_of(std::string(kLongestWord + 1, 'a') + " ivy") == "ivy");
}

BOOST_AUTO_TEST_CASE(neighbouring_han_characters_make_words) {
  BOOST_TEST(words_of("修剪玫瑰") == "修剪 剪玫 玫瑰");
  BOOST_TEST(words_of("修 剪, 剪ab玫") == "ab");
}

BOOST_AUTO_TEST_CASE(broken_bytes_end_a_word) {
  BOOST_TEST(words_of("iv\xFFy\xE4") == "iv");
  BOOST_TEST(words_of("\xE4\xB8") == "");
}

BOOST_AUTO_TEST_CASE(a_number_has_56_bits_and_is_the_words_own) {
  BOOST_TEST(word_number("rose") != word_number("roses"));
  BOOST_TEST(word_number("rose") >> 56 == 0u);
}

std::string stems(std::string_view text) {
  std::string all;
  for_each_stem(text, [&](std::string_view stem) {
    all += (all.empty() ? "" : "|") + std::string(stem);
    return true;
  });
  return all;
}

BOOST_AUTO_TEST_CASE(stems_are_first_letters_folded) {
  BOOST_TEST(stems("- Managing teams (K8s), management!") == "managi|teams|k8s|manage");
  BOOST_TEST(stems("") == "");
  BOOST_TEST(stems(" ...") == "");
}

BOOST_AUTO_TEST_CASE(letters_of_a_stem_are_counted_not_bytes) {
  BOOST_TEST(stems("ÖVERSÄTTARE") == "översä");
}

BOOST_AUTO_TEST_CASE(chinese_letters_are_stems_of_their_own) {
  BOOST_TEST(stems("负责AI平台") == "负|责|ai|平|台");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_part_stems) {
  BOOST_TEST(stems("one\xFFtwo") == "one|two");
}

BOOST_AUTO_TEST_CASE(stems_end_when_told_to) {
  int seen = 0;
  for_each_stem("one two three", [&](std::string_view) { return ++seen < 2; });
  BOOST_TEST(seen == 2);
}

BOOST_AUTO_TEST_CASE(a_stem_number_fits_a_feature) {
  BOOST_TEST(stem_number("manage") < 1u << 28);
  BOOST_TEST(stem_number("manage") != stem_number("manag"));
}

}  // namespace
