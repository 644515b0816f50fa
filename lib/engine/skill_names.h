// The skills of a pack by the names people give them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// Ids, names and terms of all skills. Case, width, and whether words are parted by blanks or
/// hyphens are of no matter. The pack must outlive it.
class SkillNames {
 public:
  explicit SkillNames(Pack pack);

  /// Rules called so, sorted: those whose id or name it is, else all that have it as a term. Empty:
  /// none.
  std::vector<Index> find(std::string_view word) const;

  /// "did you mean "Kubernetes"?", or nothing.
  std::string hint(std::string_view word) const;

 private:
  Pack pack_;
  std::unordered_map<std::string, std::vector<Index>> names_;
  std::unordered_map<std::string, std::vector<Index>> terms_;
};

}  // namespace rolecall
