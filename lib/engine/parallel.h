// Work that falls into independent parts.
#pragma once

#include <cstddef>
#include <functional>

namespace rolecall {

/// Calls `work(0)` to `work(parts - 1)` on as many threads, in any order; returns when all are
/// done. What the parts write must be apart.
void in_parallel(unsigned threads, std::size_t parts, const std::function<void(std::size_t)>& work);

}  // namespace rolecall
