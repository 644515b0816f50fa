// Small questions about bytes of UTF-8 text, shared by the files of this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/unicode.h"

namespace rolecall {

constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (const std::size_t size = blank_at(text, at)) at += size;
  return at;
}

/// Whether a Chinese character (or kana, Hangul) starts at text[at].
constexpr bool ideograph_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xE4 && lead <= 0xED) return true;
  return lead == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x81;
}

/// Words of a stretch: runs of non-blank bytes with a letter or digit, and Chinese characters.
struct WordCount {
  std::uint32_t words = 0;
  std::uint32_t ideographs = 0;
};
constexpr WordCount count_words(std::string_view text) {
  WordCount count;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t size = blank_at(text, at)) {
      inside = false;
      at += size;
    } else if (ideograph_at(text, at)) {
      ++count.ideographs;
      inside = false;
      at += 3;
    } else {
      if (!inside && (is_alnum(text[at]) || (is_wide(text[at]) && text[at] != '\xEF'))) {
        ++count.words;
        inside = true;
      }
      ++at;
    }
  }
  return count;
}

}  // namespace rolecall
