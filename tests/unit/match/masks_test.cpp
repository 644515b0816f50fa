#include "match/masks.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "base/unicode.h"

namespace {

using namespace rolecall;

SignSet some_signs() {
  SignSet signs;
  for (const char c : {'.', '#', '+', '/', '~', '!', '@'}) signs.add(static_cast<unsigned char>(c));
  return signs;
}

void compare(const char* block, const SignSet& signs) {
  char fast_out[64], slow_out[64];
  const auto fast = detail::block_reader()(block, fast_out, signs);
  const auto slow = detail::read_block_scalar(block, slow_out, signs);
  BOOST_REQUIRE(fast.word == slow.word);
  BOOST_REQUIRE(fast.wide == slow.wide);
  BOOST_REQUIRE(fast.sign == slow.sign);
  BOOST_REQUIRE(std::string_view(fast_out, 64) == std::string_view(slow_out, 64));
}

BOOST_AUTO_TEST_CASE(the_fast_reader_sees_what_the_plain_one_sees) {
  std::mt19937 random(1);
  const SignSet signs = some_signs();
  char block[64];
  for (int round = 0; round < 20000; ++round) {
    for (char& c : block) c = static_cast<char>(random());
    compare(block, signs);
  }
  for (unsigned c = 0; c < 256; ++c)
    for (unsigned at = 0; at < 64; ++at) {
      std::fill(block, block + 64, ' ');
      block[at] = static_cast<char>(c);
      compare(block, signs);
    }
}

// Masks of a text against a walk over its code points, with code points across block edges.
BOOST_AUTO_TEST_CASE(masks_of_texts) {
  std::mt19937 random(2);
  const SignSet signs = some_signs();
  const char* pieces[]{"a",      "Z", "7", " ",  ".",  "é", "数",    "😀",
                       "\u00A0", "Я", "-", "\n", "ｗ", "€", "\u0301"};
  Masks masks;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t wanted = random() % 300;
    while (text.size() < wanted) text += pieces[random() % std::size(pieces)];
    masks.read(text, signs);
    BOOST_REQUIRE(masks.size() == text.size());
    std::uint32_t tokens = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = decode(text, at);
      const CharClass cls = classify(c);
      const bool word = cls == CharClass::Word;
      for (std::size_t b = begin; b < at; ++b) {
        BOOST_REQUIRE(masks.is_word(b) == word);
        BOOST_REQUIRE(masks.is_wide(b) == (c >= 0x80));
      }
      tokens += cls == CharClass::Letter || (word && !inside);
      inside = word;
      BOOST_REQUIRE(masks.tokens(0, at) == tokens);
      if (!word) BOOST_REQUIRE(masks.word_end(begin) == begin);
    }
    const std::size_t from = text.empty() ? 0 : random() % text.size(),
                      to = from + random() % (text.size() - from + 1);
    bool wide = false;
    for (std::size_t b = from; b < to; ++b) wide |= static_cast<unsigned char>(text[b]) >= 0x80;
    BOOST_REQUIRE(masks.any_wide(from, to) == wide);
  }
}

}  // namespace
