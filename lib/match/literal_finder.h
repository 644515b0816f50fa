// Finds where any of a few dozen literals may stand: the anchors of the regexes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// Multi-literal search by the first two bytes, 32 positions a step where the processor can.
class LiteralFinder {
 public:
  struct Hit {
    std::uint32_t begin;
    std::uint32_t literal;
  };

  /// Adds a literal (not empty) and returns its number; the same literal gives the same number.
  std::uint32_t add(std::string_view literal);
  /// To be called once, after the last add() and before the first find().
  void prepare();
  bool empty() const { return literals_.empty(); }
  std::size_t size() const { return literals_.size(); }

  /// Appends every place of every literal in `text` in order of place. At least 16 bytes behind
  /// the text must be readable.
  void find(std::string_view text, std::vector<Hit>& hits) const;
  /// The same, one byte at a time: the judge of the fast one, and its stand-in elsewhere.
  void find_scalar(std::string_view text, std::vector<Hit>& hits) const;

 private:
  void check(std::string_view text, std::size_t at, std::vector<Hit>& hits) const;
  void find_avx2(std::string_view text, std::vector<Hit>& hits) const;

  struct Start {
    std::uint16_t bytes;  // the first two of a literal
    std::uint32_t literal;
  };
  bool starts_one(unsigned char first, unsigned char second) const {
    const unsigned bit = first << 8 | second;
    return pairs_[bit / 64] >> bit % 64 & 1;
  }

  std::vector<std::string> literals_;
  std::vector<Start> starts_;                // sorted by their bytes, then by literal
  std::array<std::uint64_t, 1024> pairs_{};  // two bytes that some literal starts with
  // Bit b of low[byte & 15] & high[byte >> 4]: a literal of bucket b may have the byte there. The
  // buckets only make the vector step sharper; the pairs decide.
  struct Nibbles {
    alignas(16) std::array<std::uint8_t, 16> low{}, high{};
  };
  std::array<Nibbles, 2> bytes_;
};

}  // namespace rolecall
