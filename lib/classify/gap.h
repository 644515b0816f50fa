// One posting against one person: what is asked that the person has, and what is not. See
// docs/OUTPUT.md for the figures.
#pragma once

#include "model/gap.h"
#include "model/pack.h"

namespace rolecall {

/// A pure function of its arguments.
Gap gap_of(const Pack& pack, const Analysis& analysis, const Profile& profile);

/// The share of required asks that are met, as if two more were asked and one of them met: so that
/// a posting that asks a single thing does not come before one that asks ten and nine are met.
double fit_of(std::uint32_t had, std::uint32_t asked);

/// Whether `a` fits better: nothing that keeps the person out, then any skill asked at all, the
/// larger fit, the larger share of preferred asks met, the larger number of asks met, the earlier
/// posting. A strict order.
bool fits_better(const RankedGap& a, const RankedGap& b);

}  // namespace rolecall
