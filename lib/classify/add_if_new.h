// Short lists without repeats.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// Appends `item` unless it is in the list from number `from` on; whether it was new.
inline bool add_if_new(Index item, std::vector<Index>& list, std::size_t from = 0) {
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(from);
  if (std::find(begin, list.end(), item) != list.end()) return false;
  list.push_back(item);
  return true;
}

}  // namespace rolecall
