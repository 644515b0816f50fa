// Of hits that overlap, the longest stays.
#pragma once

#include "match/matcher.h"

namespace rolecall {

/// Sets the verdicts Shorter, Ignored and SwitchedOff among the candidates that are still Kept.
/// Skills and ignore rules compete with each other; headings, cues, facts and title words with
/// their own kind; duties with none. What lies inside an ignore hit loses, whatever its kind.
void resolve(const Pack& pack, MatchScratch& scratch);

}  // namespace rolecall
