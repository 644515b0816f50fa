// A pattern as a program: the steps of a backtracking matcher (Thompson's instructions, in the
// order of Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009).
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/char_set.h"
#include "base/pattern_pieces.h"

namespace rolecall {

struct PatternStep {
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
  Op op = Op::Match;
  std::uint32_t first = 0;  ///< character, index of a class, place of a group's bound, or step
  std::uint32_t second = 0;
};

/// Begins with step 0 and ends with a Match. Group g saves its bounds at 2 g and 2 g + 1.
struct PatternProgram {
  static constexpr std::size_t kMostGroups = 14;

  std::vector<PatternStep> steps;
  std::vector<CharSet> classes;
  std::bitset<256> first_bytes;  ///< with which a match may begin
};

/// The program of a pattern of RE2's syntax. Nothing where it is RE2's alone: flags, classes by
/// name, assertions other than `^ $ \b \B`, parts repeated without end that may match nothing, or
/// the whole that may; too many steps or groups. It need not be a sound pattern, but what the
/// program finds is what RE2 would find if it is. Letters fold no case.
std::optional<PatternProgram> program_of(std::string_view pattern,
                                         const std::vector<PatternPiece>& pieces);

/// Whether steps [begin, end) can be passed without a character.
bool may_be_empty(const std::vector<PatternStep>& steps, std::uint32_t begin, std::uint32_t end);

/// Which bytes a match of the program may begin with. Nothing: it may match nothing, even within a
/// character.
std::optional<std::bitset<256>> first_bytes_of(const PatternProgram& program);

}  // namespace rolecall
