// Finds where any of a few dozen literals may stand: the anchors of the regexes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// Multi-literal search by the first three bytes, 32 positions a step where the processor can.
/// prepare() freezes it: from then on all threads may search with it at once.
class LiteralFinder {
 public:
  struct Hit {
    std::uint32_t begin;
    std::uint32_t literal;
  };

  /// Adds a literal (not empty) and returns its number; the same literal gives the same number.
  std::uint32_t add(std::string_view literal);
  /// Called once, after the last add() and before the first find().
  void prepare();
  bool empty() const { return literals_.empty(); }
  std::size_t size() const { return literals_.size(); }

  /// Appends every place of every literal in `text` in order of place.
  void find(std::string_view text, std::vector<Hit>& hits) const;
  /// The same, one byte at a time: the judge of the fast one, and its stand-in elsewhere.
  void find_scalar(std::string_view text, std::vector<Hit>& hits) const;

 private:
  void mark(std::string_view literal, std::uint8_t bucket);
  void check(std::string_view text, std::size_t at, std::vector<Hit>& hits) const;
  void find_avx2(std::string_view text, std::vector<Hit>& hits) const;

  bool may_start(std::uint32_t bytes) const;

  // A literal as its first bytes, up to four: what a place must show before it is compared whole.
  struct Head {
    std::uint32_t bytes = 0;
    std::uint32_t mask = 0;
    std::uint32_t literal = 0;
  };

  std::vector<std::string> literals_;
  std::vector<Head> heads_;                    // by first byte, then by literal
  std::array<std::uint16_t, 257> of_first_{};  // heads_ whose first byte is c: [c], [c + 1]
  // Bit b of low[byte & 15] & high[byte >> 4]: a literal of bucket b may have the byte there. The
  // buckets only make the vector step sharper; the heads decide.
  struct Nibbles {
    alignas(16) std::array<std::uint8_t, 16> low{}, high{};
  };
  std::array<Nibbles, 3> bytes_;
  // What the nibbles let through, every other place of running text, is sifted once more: by the
  // hash of its first three bytes, or, for shorter literals, by the first.
  std::array<std::uint64_t, 512> sieve_{};
  std::array<bool, 256> starts_short_{};
};

}  // namespace rolecall
