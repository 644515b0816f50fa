// Looks up the tables of a pack by name while it is compiled.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/pack.h"
#include "model/rule.h"

namespace rolecall {

/// Name to index, for one table.
class NameIndex {
 public:
  void add(std::string_view name, Index index) { index_.emplace(std::string(name), index); }
  Index find(std::string_view name) const {
    const auto it = index_.find(std::string(name));
    return it == index_.end() ? kNone : it->second;
  }

 private:
  std::unordered_map<std::string, Index> index_;
};

/// All names a rule, role or feature may refer to.
struct PackNames {
  explicit PackNames(const RuleSet& rules);

  NameIndex rules, groups, sections, facts, languages;
  NameIndex kinds;                     ///< classes and mixes of the model "clause"
  NameIndex ratios;                    ///< "a/b" of two of them
  NameIndex leaves;                    ///< "taxonomy:path" to taxonomy << 16 | leaf
  NameIndex whom;                      ///< classes of the model "beneficiary"
  const Model* clause = nullptr;       ///< the model "clause", if the pack has one
  const Model* beneficiary = nullptr;  ///< the model "beneficiary"
  const RuleSet& source;
};

}  // namespace rolecall
