// Small questions about bytes of UTF-8 text, shared by the files of this room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/list_marks.h"
#include "base/unicode.h"
#include "model/range.h"

namespace rolecall {

constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (const std::size_t size = blank_at(text, at)) at += size;
  return at;
}

/// Whether the middle dot of katakana starts at text[at]: a sign, not a kana.
constexpr bool is_middle_dot(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "・";
}

/// Whether a Chinese character (or kana, Hangul) starts at text[at].
constexpr bool ideograph_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xE4 && lead <= 0xED) return true;
  return lead == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x81 &&
         !is_middle_dot(text, at);
}

/// Whether a line begins with a bullet, a dash or a number as items of lists do.
constexpr bool begins_item(std::string_view line) {
  const std::size_t at = skip_blanks(line, 0);
  return bullet_at(line, at) != 0 || number_mark_at(line, at) != 0;
}

/// Without the blanks and the markdown marks at its end.
constexpr std::string_view without_end_marks(std::string_view line) {
  while (!line.empty()) {
    const bool mark = line.back() == '*' || line.back() == '_';
    const std::size_t size = mark ? 1 : blank_before(line, line.size());
    if (size == 0) break;
    line.remove_suffix(size);
  }
  return line;
}

/// Bytes of the comma, of full width or not, at text[at], or 0.
constexpr std::uint32_t comma_at(std::string_view text, std::size_t at) {
  if (text[at] == ',') return 1;
  return text.substr(at, 3) == "，" ? 3 : 0;
}

/// The place behind the digits at `at`.
constexpr std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

inline constexpr std::size_t kMostLetters = 64;  ///< looked at: hostile texts stay linear

/// How many bytes before `at` are letters of a sort, in a row; at most kMostLetters.
constexpr std::size_t letters_before(std::string_view text, std::size_t at, bool (*is)(char)) {
  std::size_t letters = 0;
  while (letters < std::min(at, kMostLetters) && is(text[at - letters - 1])) ++letters;
  return letters;
}

/// The place before at most two blanks that stand before `at`: more would let hostile texts cost
/// their square.
constexpr std::size_t back_over_blanks(std::string_view text, std::size_t at) {
  for (int blanks = 0; blanks < 2; ++blanks) at -= blank_before(text, at);
  return at;
}

/// Whether a comma stands before the place and at most two blanks.
constexpr bool behind_comma(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, back_over_blanks(text, at));
  return before.ends_with(',') || before.ends_with("，");
}

constexpr bool ends_in_colon(std::string_view line) {
  return line.ends_with(':') || line.ends_with("：");
}

/// Words of a stretch: runs without a blank that hold a letter or digit, and Chinese characters.
/// Signs alone count for nothing.
struct WordCount {
  std::uint32_t words = 0;
  std::uint32_t ideographs = 0;
};
constexpr WordCount count_words(std::string_view text) {
  WordCount count;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CharClass c = classify(decode(text, at));
    const bool letter = c == CharClass::Letter;
    const bool word = c == CharClass::Word;
    count.ideographs += letter;
    count.words += word && !inside;
    if (word) inside = true;
    if (letter || c == CharClass::Blank || c == CharClass::LineBreak) inside = false;
  }
  return count;
}

/// Where the first word or Chinese character of `range` begins; its end where there is none.
constexpr std::uint32_t first_word_in(std::string_view text, Range range) {
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t begin = at;
    const CharClass c = classify(decode(text, at));
    if (c == CharClass::Word || c == CharClass::Letter) return static_cast<std::uint32_t>(begin);
  }
  return range.end;
}

}  // namespace rolecall
