// The words that rule files use for the kinds of rules.
#pragma once

#include <iterator>
#include <string>
#include <vector>

#include "rule/keys.h"

namespace rolecall {

/// By Kind.
inline const std::vector<std::string>& kind_names() {
  static const std::vector<std::string> names(std::begin(kKindNames), std::end(kKindNames));
  return names;
}

inline const std::string& name_of(Kind kind) {
  return kind_names()[static_cast<std::size_t>(kind)];
}

}  // namespace rolecall
