// Where the regexes of a rule nearly match.
#pragma once

#include <string_view>
#include <vector>

#include "engine/analyzer.h"
#include "why/why.h"

namespace rolecall {

/// The regex that made a hit of these bytes in a clause, or kNone.
Index regex_of(const Pack& pack, Index rule, std::string_view text, Range clause, Range hit);

/// Of each regex of the rule: matches that the matcher refused, matches across clauses or in the
/// wrong case, literals where nothing matches; one that has nothing of it all in the text gives a
/// finding without a place. `hits` are the ranges of the rule's own hits.
std::vector<Finding> near_patterns(const Pack& pack, Index rule, std::string_view text, Field field,
                                   const Layout& layout, const std::vector<Range>& hits);

}  // namespace rolecall
