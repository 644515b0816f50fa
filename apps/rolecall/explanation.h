// The whole story of one analysis: every hit with what became of it, every term of each score.
#pragma once

#include <string>

#include "engine/analyzer.h"

namespace rolecall {

/// A page for people. Analyses `posting` anew. `skills_only` leaves out the hits of other rules
/// than skills and headings.
std::string explanation_page(const Analyzer& analyzer, const Posting& posting, bool skills_only,
                             Scratch& scratch);

}  // namespace rolecall
