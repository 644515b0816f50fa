// "# rolecall: allow[check] reason" on the line above silences a finding.
#pragma once

#include "check/check.h"

namespace rolecall {

/// Takes out the findings that a comment allows; reports allowances without a reason, of unknown
/// checks, and those that nothing needs (but for checks of which `options` cannot tell).
void apply_allowances(const RuleSet& rules, const CheckOptions& options, Diagnostics& findings);

}  // namespace rolecall
