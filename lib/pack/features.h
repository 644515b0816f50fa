// PackNames of features, as weights files spell them, to feature entries.
#pragma once

#include <string_view>
#include <vector>

#include "pack/arena.h"
#include "pack/feature_names.h"
#include "pack/names.h"

namespace rolecall {

/// The table of features of a pack; each name stands in it once. docs/ROLES.md lists the names.
class FeatureTable {
 public:
  FeatureTable(const PackNames& names, Arena& arena) : names_(names), arena_(arena) {}

  /// Number of the feature, or kNone if the name does not parse or names something unknown.
  Index add(std::string_view name);
  const std::vector<FeatureEntry>& entries() const { return entries_; }

 private:
  bool parse(std::string_view name, FeatureEntry& entry) const;
  Index look_up(FeaturePart part, std::string_view name, const FeatureEntry& entry) const;

  const PackNames& names_;
  Arena& arena_;
  NameIndex index_;
  std::vector<FeatureEntry> entries_;
};

}  // namespace rolecall
