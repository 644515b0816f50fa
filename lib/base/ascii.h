// Letters and digits of ASCII: their lower case, and where words of them begin. All else stays as
// it is, and every byte in its place; fold() of base/unicode.h goes further.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace rolecall {

constexpr char32_t ascii_lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c + 0x20 : c; }
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
}

inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

constexpr bool in_ascii_word(char c) {
  return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

/// Whether a word may begin at text[at]: no letter or digit is right before it, or what stands
/// there is no ASCII (Chinese has no blanks between words).
constexpr bool word_begins_at(std::string_view text, std::size_t at) {
  return at == 0 || static_cast<unsigned char>(text[at]) >= 0x80 || !in_ascii_word(text[at - 1]);
}

/// Whether `text` starts with the word, in either case, and the word ends there.
constexpr bool starts_with_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), same) &&
         (word.empty() || text.size() == word.size() || !in_ascii_word(word.back()) ||
          !in_ascii_word(text[word.size()]));
}

}  // namespace rolecall
