// Which lines ask something, and which of them no rule knew.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"
#include "text/asks.h"

namespace rolecall {

/// A line asks when it has at least three words (six Chinese characters) beside its heading and
/// stands in a section that asks or prefers, or asks by its wording. A clause about the employer,
/// the offer or the law (a strong cue says so) asks nothing, nor does what follows it in its line,
/// until something is found. A line is tagged when a skill or a fact was found in it. A line of
/// more than 300 bytes has lost its breaks: its clauses count as lines, and Untagged::range says
/// which. `spans` are the accepted spans, by place.
Coverage cover(const Pack& pack, std::string_view text, const Layout& layout,
               std::span<const Section> sections, std::span<const Span> spans,
               const AskReader& asks);

}  // namespace rolecall
