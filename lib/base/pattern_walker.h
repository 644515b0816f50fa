// Walks a pattern over a text by backtracking. There is nothing to compile: the first searches of
// a process are done before RE2 would have built its program.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/pattern_pieces.h"

namespace rolecall {

/// A pattern of RE2's syntax as steps of a backtracking matcher (Thompson's instructions, walked as
/// in Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009). Immutable.
class PatternWalker {
 public:
  static constexpr std::size_t kMostGroups = 14;
  /// Begin and end of the whole match and of each group, in bytes of the text; kNowhere for a group
  /// that took no part.
  using Places = std::array<std::uint32_t, 2 * (kMostGroups + 1)>;
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  /// Nothing where the pattern is RE2's alone: flags, classes by name, assertions other than
  /// `^ $ \b \B`, parts repeated without end that may match nothing, or the whole that may; too
  /// many steps or groups. It need not be a sound pattern, but what is walked is what RE2 would
  /// find if it is. Letters fold no case.
  static std::optional<PatternWalker> make(std::string_view pattern,
                                           const std::vector<PatternPiece>& pieces);

  enum class Outcome : std::uint8_t { Found, NotFound, GaveUp };
  /// The first match that starts at or after `from`, as RE2 finds it. `text` is valid UTF-8. Gives
  /// up, with no answer, after steps in proportion to the text, and on texts of more than 64 KiB:
  /// no pattern takes it beyond linear time.
  Outcome find(std::string_view text, std::uint32_t from, Places& places) const;

 private:
  enum class Op : std::uint8_t {
    Char,
    Class,
    Split,  ///< goes on at `first`, then, when that fails, at `second`
    Jump,
    Save,
    Begin,
    End,
    WordEdge,
    NoWordEdge,
    Match
  };
  struct Step {
    Op op = Op::Match;
    std::uint32_t first = 0;  ///< character, class, place in Places, or step
    std::uint32_t second = 0;
  };
  struct Ascii {
    std::uint64_t bits[2] = {};
    constexpr bool has(char32_t c) const { return bits[c / 64] >> c % 64 & 1; }
    constexpr void set(char32_t c) { bits[c / 64] |= std::uint64_t{1} << c % 64; }
    constexpr Ascii operator~() const { return {{~bits[0], ~bits[1]}}; }
    constexpr void add(Ascii other) { bits[0] |= other.bits[0], bits[1] |= other.bits[1]; }
  };
  struct CharSet {
    Ascii ascii;
    std::vector<ClassMember> wide;  ///< beyond ASCII
    bool negated_wide = false;
    bool has(char32_t c) const;
  };
  struct Builder;
  struct Walk;

  Outcome walk(std::string_view text, std::uint32_t begin, std::size_t& steps_left,
               Places& places) const;

  std::vector<Step> steps_;
  std::vector<CharSet> classes_;
  std::bitset<256> first_bytes_;  // with which a match may begin
};

}  // namespace rolecall
