// Words as features: runs of letters, and pairs of Han characters where no blanks divide words.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/atoms.h"
#include "base/unicode.h"

namespace rolecall {

inline constexpr std::size_t kLongestWord = 48;  ///< bytes; longer runs are passed over

/// What a word feature is known by: 56 bits.
inline std::uint64_t word_number(std::string_view folded) {
  return word_key(folded.data(), folded.size()) & (~std::uint64_t{0} >> 8);
}

/// Calls visit(folded, plain) for each word of `text`, in order: its folded bytes, valid during the
/// call, and whether it stands just so in the text (names and beginnings of sentences mostly do
/// not). A word begins with a letter, digits may follow; of Han characters every two neighbours
/// make one.
template <class Visit>
void each_word(std::string_view text, Visit visit) {
  std::array<char, kLongestWord> word;
  std::size_t size = 0;
  bool plain = true, digits = false;
  const auto end_word = [&] {
    if (size > 1 && size <= word.size() && !digits)
      visit(std::string_view(word.data(), size), plain);
    size = 0, plain = true, digits = false;
  };
  const auto put = [&](std::string_view bytes) {
    for (const char byte : bytes) {
      if (size < word.size()) word[size] = byte;
      ++size;
    }
  };
  std::string_view han;  // the Han character just before
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      ++at;
      han = {};
      const bool upper = byte >= 'A' && byte <= 'Z';
      if (upper || (byte >= 'a' && byte <= 'z')) {
        const char folded = static_cast<char>(upper ? byte + 32 : byte);
        plain &= !upper;
        put({&folded, 1});
      } else if (byte >= '0' && byte <= '9') {
        digits |= size == 0;
        put({text.data() + begin, 1});
      } else {
        end_word();
      }
      continue;
    }
    const char32_t c = decode(text, at);
    const std::string_view bytes = text.substr(begin, at - begin);
    if (is_han(c)) {
      end_word();
      if (!han.empty()) visit(std::string_view(han.data(), han.size() + bytes.size()), true);
      han = bytes;
      continue;
    }
    han = {};
    if (classify_wide(c) != CharClass::Word) {
      end_word();
      continue;
    }
    std::string folded;
    append_utf8(fold(c), folded);
    plain &= folded == bytes;
    put(folded);
  }
  end_word();
}

}  // namespace rolecall
