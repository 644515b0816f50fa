// What a posting states in figures and grades: years, degrees, level, knock-outs.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"
#include "text/asks.h"

namespace rolecall {

/// Fills `out` with the facts of a posting, in the order of the pack's fields:
/// - a number: the largest that is required, where alternatives ("BS and 5 years or MS and 3")
///   count as their smallest; nothing when all are only preferred. A grade for which fewer years do
///   ("5 years, or 3 years with an MS") is not required;
/// - a split scale: the lowest grade required (`ID_required`), the highest preferred
///   (`ID_preferred`);
/// - a scale with `from_years`: the highest word of the title, else of the text, else what the
///   years imply; other scales: the highest required;
/// - a flag: "true" where it was found and not negated.
/// `spans` are those of the text, `title_spans` those of the title, which no scope restricts.
void find_facts(const Pack& pack, std::string_view text, std::span<const Section> sections,
                std::span<const Span> spans, std::span<const Span> title_spans,
                const AskReader& asks, std::vector<Fact>& out);

}  // namespace rolecall
