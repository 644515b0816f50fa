// Finds where the literals of a pack's regexes may stand.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// Multi-literal search by the first three bytes, 32 positions a step where the processor can.
/// Immutable; the pack must outlive it.
class LiteralFinder {
 public:
  struct Hit {
    std::uint32_t begin;
    Index literal;  ///< its number in the pack
  };

  explicit LiteralFinder(Pack pack) : pack_(pack) {}

  /// Appends every place of every literal in `text` in order of place; reads no byte beyond it.
  void find(std::string_view text, std::vector<Hit>& hits) const;
  /// The same, one byte at a time: the judge of the fast one, and its stand-in elsewhere.
  void find_scalar(std::string_view text, std::vector<Hit>& hits) const;

 private:
  static bool may_start(const LiteralTables& tables, std::uint32_t bytes);
  void check(const LiteralTables& tables, std::string_view text, std::size_t at,
             std::vector<Hit>& hits) const;
  void find_avx2(std::string_view text, std::vector<Hit>& hits) const;

  Pack pack_;
};

}  // namespace rolecall
