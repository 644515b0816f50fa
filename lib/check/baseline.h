// Known findings that pass for now: a list that may only grow shorter.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace rolecall {

/// What tells a finding from others, whatever its line: check, file, rule, and its message.
std::string fingerprint(const Diagnostic& finding);

/// One line a finding, sorted; equal ones stand as often as they are found.
std::string write_baseline(const Diagnostics& findings);

/// Takes the findings out that `baseline` lists, and reports lines for which there is none:
/// `stale-baseline`, with that line of `name`; but for those of checks that did not run, as `ran`
/// tells. Lines that are empty or begin with '#' are passed over.
void apply_baseline(std::string_view baseline, const std::string& name,
                    const std::function<bool(std::string_view check)>& ran, Diagnostics& findings);

}  // namespace rolecall
