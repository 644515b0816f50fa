// What in labels can be compared with nothing, and would be passed over without a word.
#pragma once

#include "corpus/gold.h"
#include "model/diagnostic.h"
#include "model/pack.h"

namespace rolecall {

/// Warns of names that the pack does not know, each where it stands first, and postings that are
/// labelled twice. Where the pack has no model to compare names with, they are no names of it and
/// pass.
void check_labels(const Gold& gold, const Pack& pack, Diagnostics& findings);

}  // namespace rolecall
