// What must hold of a file's bytes before the YAML parser sees them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "rule/context.h"

namespace rolecall {

inline constexpr std::size_t kMaxFileBytes = std::size_t{5} * 1024 * 1024;

/// Size, UTF-8, and no control characters but tab and line breaks (the parser takes some of them
/// for the end of the file). False: the file must not be parsed.
bool check_source(LoadContext& context, std::uint32_t file);

}  // namespace rolecall
