// Small questions about bytes of UTF-8 text, shared by the files of this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/range.h"

namespace rolecall {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
constexpr bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

/// Bytes of the blank (ASCII, NBSP, ideographic or zero-width) at text[at]; 0 when there is none.
constexpr std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\v' || c == '\f') return 1;
  if (!is_wide(c)) return 0;
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  const std::string_view three = text.substr(at, 3);
  if (three == "\xE3\x80\x80" || three == "\xEF\xBB\xBF" || three == "\xE2\x80\x8B") return 3;
  if (three.size() == 3 && three[0] == '\xE2' && three[1] == '\x80' &&
      static_cast<unsigned char>(three[2]) <= 0x8A)
    return 3;
  return 0;
}

/// Bytes of the blank that ends just before `at`, or 0.
constexpr std::size_t blank_before(std::string_view text, std::size_t at) {
  for (std::size_t size = 1; size <= 3 && size <= at; ++size)
    if (blank_at(text, at - size) == size) return size;
  return 0;
}

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
