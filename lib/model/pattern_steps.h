// A regex as the steps of a backtracking matcher (Thompson's instructions, in the order of Cox,
// "Regular Expression Matching: the Virtual Machine Approach", 2009). Flat, so that a pack can hold
// the programs of its regexes.
#pragma once

#include <cstdint>
#include <span>

#include "model/pack_refs.h"

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
  std::uint16_t second = 0;
  std::uint32_t first = 0;  ///< character, index of a class, place of a group's bound, or step
};

/// A set of ASCII characters; what is asked of it must be one.
struct AsciiSet {
  std::uint64_t bits[2] = {};

  constexpr bool has(char32_t c) const { return bits[c / 64] >> c % 64 & 1; }
  constexpr void set(char32_t c) { bits[c / 64] |= std::uint64_t{1} << c % 64; }
  constexpr void add(AsciiSet other) { bits[0] |= other.bits[0], bits[1] |= other.bits[1]; }
  constexpr AsciiSet operator~() const { return {{~bits[0], ~bits[1]}}; }
};

/// A set of bytes.
struct ByteSet {
  std::uint64_t bits[4] = {};

  constexpr bool has(unsigned char c) const { return bits[c / 64] >> c % 64 & 1; }
  constexpr void set(unsigned char c) { bits[c / 64] |= std::uint64_t{1} << c % 64; }
};

/// Code points from `from` to `to`, both of them too.
struct CodeRange {
  char32_t from = 0;
  char32_t to = 0;
};

/// A set of code points of a program. Beyond ASCII it holds some of the program's ranges, or what
/// these leave over.
struct PatternClass {
  AsciiSet ascii;
  std::uint32_t range = 0;  ///< the first
  std::uint16_t ranges = 0;
  bool negated_wide = false;
};

/// A program where it lies: its arrays must outlive it. Begins with step 0 and ends with a Match.
/// Group g saves its bounds at 2 g and 2 g + 1. Without steps it is none.
struct PatternView {
  std::span<const PatternStep> steps;
  std::span<const PatternClass> classes;
  std::span<const CodeRange> ranges;
  ByteSet first_bytes;          ///< with which a match may begin
  std::uint32_t groups = 0;     ///< that capture
  std::uint32_t hit_group = 0;  ///< the one named "hit"; 0: there is none
};

/// A program in a pack.
struct ProgramEntry {
  ArrayRef<PatternStep> steps;
  ArrayRef<PatternClass> classes;
  ArrayRef<CodeRange> ranges;
  ByteSet first_bytes;
  std::uint32_t groups = 0;
  std::uint32_t hit_group = 0;
};

}  // namespace rolecall
