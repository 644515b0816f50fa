// What a cue can reach. No use outside this room.
#pragma once

#include <span>
#include <string_view>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Whether a colon ends the cue or stands right behind it.
bool before_colon(std::string_view text, Range cue);

/// What the cues of a clause have in common: found once, as a clause may hold many.
struct CueClause {
  std::uint32_t first_word = 0;  ///< where its first word begins; the clause's end: it has none
  std::uint32_t list_end = 0;    ///< where the list ends that it leads in (end_of_list()); 0: none
};

/// The stretch of text that the cue `spans[cue]` speaks of: its clause or line, or one side of
/// it; less where brackets or, in Chinese, commas fence it in. A wish at the end of a clause that
/// leads in a list speaks of all of it. `of_clause` tells of the cue's clause. `spans` are by
/// place.
Range cue_scope(const Pack& pack, std::string_view text, const Layout& layout,
                std::span<const Span> spans, std::size_t cue, const CueClause& of_clause);

}  // namespace rolecall
