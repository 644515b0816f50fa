// A pattern as a program: the steps of a backtracking matcher.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/pattern_steps.h"

namespace rolecall {

/// What a PatternView shows, with its arrays.
struct PatternProgram {
  static constexpr std::uint32_t kMostGroups = 14;

  std::vector<PatternStep> steps;
  std::vector<PatternClass> classes;
  std::vector<CodeRange> ranges;
  ByteSet first_bytes;
  std::uint32_t groups = 0;
  std::uint32_t hit_group = 0;

  PatternView view() const { return {steps, classes, ranges, first_bytes, groups, hit_group}; }
};

/// The program of a pattern of RE2's syntax. Nothing where it is RE2's alone: flags, names of
/// groups but "hit", classes by name, assertions other than `^ $ \b \B`, parts repeated without end
/// that may match nothing, or the whole that may; too many steps or groups. It need not be a sound
/// pattern, but what the program finds is what RE2 would find if it is. Letters fold no case.
std::optional<PatternProgram> program_of(std::string_view pattern);

/// Whether steps [begin, end) can be passed without a character.
bool may_be_empty(const std::vector<PatternStep>& steps, std::uint32_t begin, std::uint32_t end);

/// Which bytes a match of the program may begin with. Nothing: it may match nothing, even within a
/// character.
std::optional<ByteSet> first_bytes_of(const PatternProgram& program);

}  // namespace rolecall
