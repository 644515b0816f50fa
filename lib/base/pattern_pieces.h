// A pattern cut into the pieces of RE2's syntax, for those who look at how it is written.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/range.h"

namespace rolecall {

/// One piece of a pattern: a character, an escape, a class, a bracket or an operator.
struct PatternPiece {
  enum class Type : std::uint8_t {
    Literal,
    Escape,
    Class,
    Dot,
    Open,  ///< with what may follow it: "(?:", "(?P<hit>"
    Close,
    Bar,
    Repeat,  ///< one operator: a lazy one ("+?") is two pieces
    Anchor,
  };
  Range range;  ///< bytes of the pattern
  Type type = Type::Literal;
};

/// Cuts piece by piece; every byte of the pattern is in one. A pattern that is broken is cut
/// somehow. The pattern must outlive it.
class PatternCutter {
 public:
  explicit PatternCutter(std::string_view pattern) : pattern_(pattern) {}
  /// False at the end.
  bool next(PatternPiece& piece);

 private:
  PatternPiece::Type step();

  std::string_view pattern_;
  std::size_t at_ = 0;
};

/// All pieces in order.
std::vector<PatternPiece> cut_pattern(std::string_view pattern);

/// The one character that a literal, or the escape of a sign, stands for; 0 for all other pieces.
char32_t character_of(std::string_view pattern, const PatternPiece& piece);

}  // namespace rolecall
