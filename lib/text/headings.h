// Whether a stretch of text stands where a heading stands. No use outside this room.
#pragma once

#include <optional>
#include <string_view>

#include "model/range.h"

namespace rolecall {

/// The whole heading around `hit`, with its marks, number and colon, or nothing. `line` and
/// `clause` are those that hold the hit.
std::optional<Range> heading_around(std::string_view text, Range line, Range clause, Range hit);

/// Whether a whole line looks like a heading by its form alone: short, and marked, capitalised or
/// ended by a colon.
bool looks_like_heading(std::string_view line);

}  // namespace rolecall
