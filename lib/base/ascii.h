// Bytes and characters of ASCII: what they are, and letters in lower case. All else is nothing of
// it and stays as it is, every byte in its place; classify() and fold() of base/unicode.h go
// further.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace rolecall {

/// A byte of a text or a code point. No other type: a byte in an int would pass for a letter.
template <class C>
concept Character = std::same_as<C, char> || std::same_as<C, char32_t>;

constexpr bool is_digit(Character auto c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(Character auto c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(Character auto c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alpha(Character auto c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alnum(Character auto c) { return is_alpha(c) || is_digit(c); }

/// A byte of a character beyond ASCII.
constexpr bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }
/// A byte of one that is not its first.
constexpr bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

template <Character C>
constexpr C ascii_lower(C c) {
  return is_upper(c) ? static_cast<C>(c + 0x20) : c;
}

inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

/// Whether a word may begin at text[at]: no letter or digit is right before it, or what stands
/// there is no ASCII (Chinese has no blanks between words).
constexpr bool word_begins_at(std::string_view text, std::size_t at) {
  return at == 0 || is_wide(text[at]) || !is_alnum(text[at - 1]);
}

/// Whether `text` starts with the word, in either case, and the word ends there.
constexpr bool starts_with_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), same) &&
         (word.empty() || text.size() == word.size() || !is_alnum(word.back()) ||
          !is_alnum(text[word.size()]));
}

}  // namespace rolecall
