// The name of a feature from its key: the inverse of what the pack compiler parses.
#pragma once

#include <cstdint>
#include <string>

#include "model/pack.h"

namespace rolecall {

class FeatureNamer {
 public:
  explicit FeatureNamer(Pack pack) : pack_(pack) {}
  /// As weights files spell it; the key comes from FeatureEntry::key().
  std::string name(std::uint64_t key) const;

 private:
  Pack pack_;
};

}  // namespace rolecall
