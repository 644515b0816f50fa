// Of hits that overlap, the longest stays.
#pragma once

#include "match/matcher.h"

namespace rolecall {

/// Kinds that compete for length share an arena; hits of kNoArena compete with nobody. See
/// docs/RULES.md, "Which hit wins".
inline constexpr unsigned kSkillArena = 0, kNoArena = 5, kArenas = 6;
constexpr unsigned arena_of(Kind kind) {
  switch (kind) {
    case Kind::Section:
      return 1;
    case Kind::Fact:
      return 2;
    case Kind::Cue:
      return 3;
    case Kind::Title:
      return 4;
    case Kind::Duty:
      return kNoArena;
    default:
      return kSkillArena;
  }
}

/// Sets the verdicts Shorter, Ignored and SwitchedOff among the candidates that are still Kept.
/// Skills and ignore rules compete with each other; headings, cues, facts and title words with
/// their own kind; duties with none. What lies inside an ignore hit loses, whatever its kind.
void resolve(const Pack& pack, MatchScratch& scratch);

}  // namespace rolecall
