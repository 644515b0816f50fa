// Cuts a posting into sections at its headings.
//
// A hit of a section rule is a heading only where a heading can stand: alone on its line, before a
// colon, in brackets or markdown marks, or, in text whose line breaks were lost, capitalised behind
// the end of a sentence and before a new one. A short line that looks like a heading and that no
// rule knows ends text about the company (it opens the pack's first section kind without an ask);
// inside any other section it changes nothing.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Fills `out` with the sections of `text`, which they partition; never empty. `spans` are the
/// accepted spans, by place. Text before the first heading is of the first kind without an ask.
void find_sections(const Pack& pack, std::string_view text, const Layout& layout,
                   std::span<const Span> spans, std::vector<Section>& out);

/// Index of the section that holds `offset`. `sections` is not empty.
std::uint32_t section_at(std::span<const Section> sections, std::uint32_t offset);

/// Whether the rule may stand in a section of this kind (`scope:`).
inline bool allowed(const RuleEntry& rule, std::uint32_t kind) {
  return kind >= 64 || (rule.sections >> kind & 1) != 0;
}

}  // namespace rolecall
