// From an offset in the value of a YAML scalar to the bytes of the file it came from.
#pragma once

#include <string_view>

#include "model/rule.h"

namespace rolecall {

/// The bytes of `source` that bytes `range` of `text.value` were read from. Where that cannot be
/// told (a folded block, an edited file), the whole scalar.
Mark mark_inside(std::string_view source, const Text& text, Range range);

}  // namespace rolecall
