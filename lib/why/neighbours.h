// Which neighbour forbids a hit.
#pragma once

#include <string_view>

#include "why/why.h"

namespace rolecall {

/// The reason, where boundary_ok(text, hit) is false.
Cause refused_by_neighbour(std::string_view text, Range hit);

/// Whether a letter or digit stands right beside the hit: it is a part of a longer word.
bool inside_word(std::string_view text, Range hit);

}  // namespace rolecall
