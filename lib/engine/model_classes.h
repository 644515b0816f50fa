// The classes of a pack's models, by name.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// None where the pack has no such model.
inline std::vector<std::string> class_names(const Pack& pack, std::string_view model) {
  std::vector<std::string> names;
  if (const ModelEntry* entry = pack.model(model))
    for (const StrRef name : pack.array(entry->classes)) names.emplace_back(pack.str(name));
  return names;
}

/// Below 0: it is none of them.
inline int index_of(const std::vector<std::string>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

}  // namespace rolecall
