// Walks a pattern's program over a text by backtracking. The first searches of a process are done
// so, before RE2 would have built its automata.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/pattern_program.h"

namespace rolecall {

/// Immutable; one may serve all threads. The program must outlive it.
class PatternWalker {
 public:
  static constexpr std::size_t kMostGroups = PatternProgram::kMostGroups;
  /// Begin and end of the whole match and of each group of the program, in bytes of the text;
  /// kNowhere for a group that took no part.
  using Places = std::array<std::uint32_t, 2 * (kMostGroups + 1)>;
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  explicit PatternWalker(const PatternView& program) : program_(program) {}

  enum class Outcome : std::uint8_t { Found, NotFound, GaveUp };
  /// The first match that starts at or after `from`, as RE2 finds it. `text` is valid UTF-8. Gives
  /// up, with no answer, after steps in proportion to the text, and on texts of more than 64 KiB:
  /// no pattern takes it beyond linear time.
  Outcome find(std::string_view text, std::uint32_t from, Places& places) const;

 private:
  PatternView program_;
};

}  // namespace rolecall
