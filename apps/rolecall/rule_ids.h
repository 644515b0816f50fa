// Rules that a command line names by id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/pack.h"

namespace rolecall {

inline std::string_view rule_id(const Pack& pack, Index rule) {
  return pack.str(pack.rules()[rule].id);
}

/// Indices of the rules with these ids, in order. Throws UsageError for one that the pack does not
/// have, with the id that was meant: nearly the same, or that of a rule of this name or term.
std::vector<Index> rules_named(const Pack& pack, const std::vector<std::string>& ids);

}  // namespace rolecall
