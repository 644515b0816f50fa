// What changes between two versions of a file, line by line.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

/// A unified diff with three lines of context, as `patch -p1` takes it; empty where nothing
/// changes.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace rolecall
