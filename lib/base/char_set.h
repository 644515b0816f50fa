// Sets of characters as patterns write them: classes in brackets, \d, \s and \w.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/pattern_pieces.h"

namespace rolecall {

/// Whether a byte or a code point is of \w: to RE2 letters, digits and `_` of ASCII alone.
constexpr bool is_word_char(Character auto c) { return is_alnum(c) || c == '_'; }

/// A set of ASCII characters; what is asked of it must be one.
struct AsciiSet {
  std::uint64_t bits[2] = {};

  constexpr bool has(char32_t c) const { return bits[c / 64] >> c % 64 & 1; }
  constexpr void set(char32_t c) { bits[c / 64] |= std::uint64_t{1} << c % 64; }
  constexpr void add(AsciiSet other) { bits[0] |= other.bits[0], bits[1] |= other.bits[1]; }
  constexpr AsciiSet operator~() const { return {{~bits[0], ~bits[1]}}; }
};

/// A set of code points.
struct CharSet {
  AsciiSet ascii;
  std::vector<ClassMember> wide;  ///< beyond ASCII: ranges, or what they leave over
  bool negated_wide = false;

  bool has(char32_t c) const { return c < 128 ? ascii.has(c) : has_wide(c); }
  bool has_wide(char32_t c) const;
};

/// What `.` stands for: all but a line feed.
CharSet any_but_line_feed();

/// The set of \d, \s or \w by its letter, or of their opposites by a capital; nothing for other
/// letters.
std::optional<CharSet> perl_class(char letter);

/// The set of a class in brackets; nothing where it is not understood to the letter: classes by
/// name, properties, opposites within the class.
std::optional<CharSet> bracket_class(std::string_view written);

/// The control character that an escape's letter stands for (\n); 0 for others.
char32_t control_character(char letter);

}  // namespace rolecall
