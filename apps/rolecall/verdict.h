// Why a hit was kept or lost, in words.
#pragma once

#include <string>
#include <string_view>

#include "match/matcher.h"
#include "model/pack.h"

namespace rolecall {

/// "kept", or "lost: ..." with the word or hit that decided. `text` is what the candidate points
/// into.
std::string verdict_of(const Pack& pack, std::string_view text, const Candidate& candidate);

}  // namespace rolecall
