// Names of features, as weights files spell them, to feature entries.
#pragma once

#include <string_view>
#include <vector>

#include "pack/arena.h"
#include "pack/names.h"

namespace rolecall {

/// The table of features of a pack; each name stands in it once. docs/ROLES.md lists the names.
class FeatureTable {
 public:
  FeatureTable(const Names& names, Arena& arena) : names_(names), arena_(arena) {}

  /// Number of the feature, or kNone if the name does not parse or names something unknown.
  Index add(std::string_view name);
  const std::vector<FeatureEntry>& entries() const { return entries_; }

 private:
  bool parse(std::string_view name, FeatureEntry& entry);

  const Names& names_;
  Arena& arena_;
  NameTable index_;
  std::vector<FeatureEntry> entries_;
};

}  // namespace rolecall
