// The classes of a model, by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// In the model's order; empty where the pack has no such model.
inline std::vector<std::string> class_names(const Pack& pack, std::string_view model) {
  std::vector<std::string> names;
  if (const ModelEntry* entry = pack.model(model))
    for (const StrRef name : pack.array(entry->classes)) names.emplace_back(pack.str(name));
  return names;
}

}  // namespace rolecall
