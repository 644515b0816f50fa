// Code points as the matcher sees them: which are part of a word, which separate words, and how
// letters fold. The text is valid UTF-8 (the readers see to it).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/radicals.h"

namespace rolecall {

/// What a code point is to the matcher.
enum class CharClass : std::uint8_t {
  Word,    ///< Latin, Greek, Cyrillic letter, combining mark or digit: runs of them form a word
  Letter,  ///< any other letter (Chinese, Japanese, Korean ...): each is a token of its own
  Blank,   ///< white space without a line break, zero-width blanks
  Hyphen,  ///< hyphens and dashes
  LineBreak,
  Ignored,  ///< soft hyphens: read as if they were not there
  Sign,     ///< everything else
};

inline constexpr char32_t kSoftHyphen = 0xAD;

constexpr bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Class of a code point beyond ASCII.
constexpr CharClass classify_wide(char32_t c) {
  if (c < 0x250) {
    if (c == 0xA0) return CharClass::Blank;
    if (c == 0x85) return CharClass::LineBreak;
    if (c == kSoftHyphen) return CharClass::Ignored;
    if (c == 0xAA || c == 0xBA) return CharClass::Word;
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 ? CharClass::Word : CharClass::Sign;
  }
  if (c < 0x2B0) return CharClass::Word;  // IPA
  if (c < 0x300) return CharClass::Sign;  // modifier letters
  if (c < 0x530) return c == 0x37E || c == 0x387 ? CharClass::Sign : CharClass::Word;
  if (c < 0x1C80) return CharClass::Letter;
  if (c < 0x1C90) return CharClass::Word;  // Cyrillic C
  if (c < 0x1E00) return CharClass::Letter;
  if (c < 0x2000) return CharClass::Word;  // Latin and Greek extended
  if (c < 0x2C00) {
    if (c <= 0x200D || c == 0x202F || c == 0x205F || c == 0x2060) return CharClass::Blank;
    if (c >= 0x2010 && c <= 0x2015) return CharClass::Hyphen;
    if (c == 0x2028 || c == 0x2029) return CharClass::LineBreak;
    return CharClass::Sign;
  }
  if (c >= 0x2C60 && c < 0x2C80) return CharClass::Word;
  if (c >= 0x2DE0 && c < 0x2E00) return CharClass::Word;
  if (c >= 0x2E00 && c < 0x2E80) return CharClass::Sign;
  if (c == 0x3000) return CharClass::Blank;
  if (c > 0x3000 && c <= 0x303F) return CharClass::Sign;
  if (c == 0x30FB) return CharClass::Sign;  // katakana middle dot
  if (c >= 0xA640 && c < 0xA6A0) return CharClass::Word;
  if (c >= 0xA720 && c < 0xA800) return CharClass::Word;
  if (c >= 0xD800 && c < 0xF900) return CharClass::Sign;  // private use
  if (c >= 0xFB00 && c <= 0xFB06) return CharClass::Word;
  if (c >= 0xFE00 && c < 0xFE70) return CharClass::Sign;
  if (c == 0xFEFF) return CharClass::Blank;
  if (c >= 0xFF00 && c <= 0xFFEF) {
    if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
        (c >= 0xFF41 && c <= 0xFF5A))
      return CharClass::Word;
    if (c == 0xFF0D) return CharClass::Hyphen;
    return c >= 0xFF66 && c <= 0xFFDC ? CharClass::Letter : CharClass::Sign;
  }
  if (c >= 0xFFF0 && c < 0x10000) return CharClass::Sign;
  if (c >= 0x1F000 && c < 0x20000) return CharClass::Sign;  // emoji
  return CharClass::Letter;
}

constexpr CharClass classify(char32_t c) {
  if (c >= 0x80) return classify_wide(c);
  if (is_alnum(c)) return CharClass::Word;
  if (c == '-') return CharClass::Hyphen;
  if (c == '\n' || c == '\r') return CharClass::LineBreak;
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' ? CharClass::Blank : CharClass::Sign;
}

/// Full-width forms become ASCII, all else stays.
constexpr char32_t narrow(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

/// One-to-one folding of case, width and radicals: ASCII, full-width forms, Latin-1, Latin
/// Extended-A, Greek, Cyrillic and Chinese. Nothing outside ASCII folds into ASCII but full-width
/// forms, so a folded word is never reached by surprise (U+212A is no k, U+017F no s).
constexpr char32_t fold(char32_t c) {
  c = narrow(c);
  if (c < 0x80) return ascii_lower(c);
  if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c >= 0x100 && c <= 0x137) return c == 0x130 || c == 0x131 ? c : c | 1;
  if (c >= 0x139 && c <= 0x148) return (c & 1) ? c + 1 : c;
  if (c >= 0x14A && c <= 0x177) return c | 1;
  if (c == 0x178) return 0xFF;
  if (c >= 0x179 && c <= 0x17E) return (c & 1) ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c >= 0x2E80 && c < 0x2FE0 ? without_radical(c) : c;
}

/// Decodes the code point at text[at] and moves `at` past it. A byte that starts no valid
/// sequence is taken as U+FFFD, one byte long: the matcher never reads past the end.
constexpr char32_t decode(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char b = byte(at);
  const std::size_t left = text.size() - at;
  const auto trail = [&](std::size_t i) { return is_trail(text[at + i]); };
  if (b < 0x80) return ++at, b;
  if (b >= 0xC2 && b < 0xE0 && left > 1 && trail(1)) {
    const char32_t c = (b & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu);
    return at += 2, c;
  }
  if (b >= 0xE0 && b < 0xF0 && left > 2 && trail(1) && trail(2)) {
    const char32_t c = (b & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
    return at += 3, c;
  }
  if (b >= 0xF0 && b < 0xF5 && left > 3 && trail(1) && trail(2) && trail(3)) {
    const char32_t c = (b & 0x07u) << 18 | (byte(at + 1) & 0x3Fu) << 12 |
                       (byte(at + 2) & 0x3Fu) << 6 | (byte(at + 3) & 0x3Fu);
    return at += 4, c;
  }
  return ++at, 0xFFFD;
}

/// The code point that ends just before `at`, which is moved to its first byte. `at` > 0.
constexpr char32_t decode_before(std::string_view text, std::size_t& at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_trail(text[begin])) --begin;
  std::size_t next = begin;
  const char32_t c = decode(text, next);
  if (next == at) return at = begin, c;
  return --at, 0xFFFD;
}

/// Whether a character of a word stands at text[at].
constexpr bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && classify(decode(text, at)) == CharClass::Word;
}

/// Bytes of the blank at text[at], or 0.
constexpr std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  std::size_t next = at;
  return classify(decode(text, next)) == CharClass::Blank ? next - at : 0;
}

/// Bytes of the blank that ends just before `at`, or 0.
constexpr std::size_t blank_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  return at > 0 && classify(decode_before(text, begin)) == CharClass::Blank ? at - begin : 0;
}

/// Appends the UTF-8 of `c`.
inline void append_utf8(char32_t c, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

/// `text` with every code point folded.
inline std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(fold(decode(text, at)), out);
  return out;
}

}  // namespace rolecall
