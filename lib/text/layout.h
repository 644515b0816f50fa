// Cuts a text into lines and clauses, the units within which words have to do with each other.
//
// A line ends at a line break. A clause ends at a full stop, `!`, `?`, `;` and their full-width
// forms, before a bullet, before a numbered mark in running text ("… 2、…"), and at the end of its
// line; a comma or colon ends none. Abbreviations, decimals and names such as Node.js are no ends.
#pragma once

#include <string_view>

#include "model/analysis.h"

namespace rolecall {

/// Fills `out` with the lines and clauses of `text` (valid UTF-8), in order. Blanks behind a clause
/// belong to it; no clause is empty or, unless its line is, blank. Time is linear in the text.
void cut(std::string_view text, Layout& out);

}  // namespace rolecall
