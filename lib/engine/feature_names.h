// The name of a feature from its key: the inverse of what the pack compiler parses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/pack.h"

namespace rolecall {

/// Words by the keys of their features: a key alone does not tell its word.
using WordNames = std::unordered_map<std::uint64_t, std::string>;

/// Stems by their numbers, which cannot be told from the numbers alone.
class StemNames {
 public:
  /// Keeps the stems of a text; of two with one number the first.
  void add(std::string_view text);
  std::string name(Index number) const;

 private:
  std::unordered_map<Index, std::string> names_;
};

class FeatureNamer {
 public:
  /// `words` and `stems` must outlive it and know those of the features that are named.
  FeatureNamer(Pack pack, const WordNames& words, const StemNames& stems)
      : pack_(pack), words_(words), stems_(stems) {}
  /// As weights files spell it; the key comes from FeatureEntry::key().
  std::string name(std::uint64_t key) const;

 private:
  Pack pack_;
  const WordNames& words_;
  const StemNames& stems_;
};

}  // namespace rolecall
