// Every check of the table on a loaded pack.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

struct CheckOptions {
  bool mutate = false;                ///< also look for clauses that no test holds in place
  std::vector<std::string> postings;  ///< texts to try the rules on; empty: none
};

/// Whether a run with these options would surely find again what the check found in another run.
bool finds_again(const CheckOptions& options, std::string_view check);

/// Adds what the checks find to what the loader found. The checks that need the rules at work are
/// left out while there are errors that keep the pack from compiling: false then.
bool check_rules(const RuleSet& rules, const CheckOptions& options, Diagnostics& findings);

}  // namespace rolecall
