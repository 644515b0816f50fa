// A pattern cut into the pieces of RE2's syntax, for those who look at how it is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
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

inline constexpr std::string_view kHitGroup = "(?P<hit>";  ///< opens the group that is tagged

/// Whether an opening piece only opens a group, named or not: a flag would change what follows.
constexpr bool only_groups(std::string_view open) {
  return open == "(" || open == "(?:" || open.starts_with("(?P<");
}

/// The brackets of a pattern that only open groups.
struct PatternGroups {
  static constexpr std::size_t kTop = static_cast<std::size_t>(-1);

  std::vector<std::size_t> close;  ///< of each opening piece: the closing one
  std::vector<std::size_t> group;  ///< of each piece: the opening one of the group it is in (of a
                                   ///< closing one: that it closes), or kTop
};

/// Nothing where brackets do not match or do more than open a group.
std::optional<PatternGroups> groups_of(std::string_view pattern,
                                       const std::vector<PatternPiece>& pieces);

/// What stands in a class: the characters from `from` to `to`, or an escape as written that does
/// not stand for one by its number ("\x{4E00}").
struct ClassMember {
  std::string_view escape;
  char32_t from = 0;
  char32_t to = 0;
};

/// The members of a class piece, whether or not it is negated; nothing where it holds a named class
/// or a range that such an escape bounds.
std::optional<std::vector<ClassMember>> members_of(std::string_view cls);

/// Letters without case, from CJK radicals to Yi.
inline constexpr char32_t kIdeographs = 0x2E80, kBehindIdeographs = 0xA640;

/// Whether lower-casing ASCII leaves the character as it is, and folding beyond ASCII too; in doubt
/// no.
bool is_caseless(char32_t c);

/// The one character that a literal, or the escape of a sign or of a number, stands for; 0 for all
/// other pieces.
char32_t character_of(std::string_view pattern, const PatternPiece& piece);

}  // namespace rolecall
