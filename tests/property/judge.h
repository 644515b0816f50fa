// The naive judge of the matcher: one regex a phrase over the whole text, evidence by looking at
// every pair, the longest hit by looking at every other. Slow, and plain enough to be read against
// docs/RULES.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "match/matcher.h"
#include "model/analysis.h"
#include "model/rule.h"

namespace rolecall::test {

/// The regex of a term or context word, from its code points.
std::string phrase_pattern(std::string_view phrase);

/// Every place of a phrase inside proper boundaries, whatever its case; overlapping ones too.
std::vector<Range> places_of(std::string_view text, std::string_view phrase);

/// Whether a hit may stand between its neighbours.
bool may_stand(std::string_view text, Range hit);

/// What Matcher::find has to find.
std::vector<Span> judge(const RuleSet& rules, std::string_view text, const Layout& layout,
                        Field field);

}  // namespace rolecall::test
