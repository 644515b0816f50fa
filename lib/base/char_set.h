// Sets of characters as patterns write them: classes in brackets, \d, \s and \w.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "model/pattern_steps.h"

namespace rolecall {

/// Whether a byte or a code point is of \w: to RE2 letters, digits and `_` of ASCII alone.
constexpr bool is_word_char(Character auto c) { return is_alnum(c) || c == '_'; }

/// A set of code points.
struct CharSet {
  AsciiSet ascii;
  std::vector<CodeRange> wide;  ///< beyond ASCII: ranges, or what they leave over
  bool negated_wide = false;
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
