// Walks a pattern over a text by backtracking. There is nothing to compile: the first searches of
// a process are done before RE2 would have built its program.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pattern_program.h"

namespace rolecall {

/// A program of a pattern, to be walked. Immutable; one may serve all threads.
class PatternWalker {
 public:
  static constexpr std::size_t kMostGroups = PatternProgram::kMostGroups;
  /// Begin and end of the whole match and of each group, in bytes of the text; kNowhere for a group
  /// that took no part.
  using Places = std::array<std::uint32_t, 2 * (kMostGroups + 1)>;
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  /// Nothing where the pattern is RE2's alone (program_of()).
  static std::optional<PatternWalker> make(std::string_view pattern,
                                           const std::vector<PatternPiece>& pieces);

  enum class Outcome : std::uint8_t { Found, NotFound, GaveUp };
  /// The first match that starts at or after `from`, as RE2 finds it. `text` is valid UTF-8. Gives
  /// up, with no answer, after steps in proportion to the text, and on texts of more than 64 KiB:
  /// no pattern takes it beyond linear time.
  Outcome find(std::string_view text, std::uint32_t from, Places& places) const;

 private:
  explicit PatternWalker(PatternProgram program) : program_(std::move(program)) {}

  PatternProgram program_;
};

}  // namespace rolecall
