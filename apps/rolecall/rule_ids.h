// Rules that a command line names by id.
#pragma once

#include <string>
#include <vector>

#include "model/pack.h"

namespace rolecall {

/// Indices of the rules with these ids, in order. Throws UsageError for one that the pack does not
/// have, with the id that was meant: nearly the same, or that of a rule of this name or term.
std::vector<Index> rules_named(const Pack& pack, const std::vector<std::string>& ids);

}  // namespace rolecall
