// What a cue can reach. No use outside this room.
#pragma once

#include <span>
#include <string_view>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Whether a colon ends the cue or stands right behind it.
bool before_colon(std::string_view text, Range cue);

/// The stretch of text that the cue `spans[cue]` speaks of: its clause or line, or one side of
/// it; less where brackets or, in Chinese, commas fence it in. A wish at the end of a clause that
/// leads in a list speaks of all of it, to `list_end` (end_of_list() of the clause). `spans` are by
/// place.
Range cue_scope(const Pack& pack, std::string_view text, const Layout& layout,
                std::span<const Span> spans, std::size_t cue, std::uint32_t list_end);

}  // namespace rolecall
