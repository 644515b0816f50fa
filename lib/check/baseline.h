// Known findings that pass for now: a list that may only grow shorter.
#pragma once

#include <string>
#include <string_view>

#include "check/check.h"
#include "model/diagnostic.h"

namespace rolecall {

/// What tells a finding from others, whatever its line: check, file, rule, and its message.
std::string fingerprint(const Diagnostic& finding);

/// One line a finding, sorted; equal ones stand as often as they are found.
std::string write_baseline(const Diagnostics& findings);

/// Takes the findings out that `baseline` lists, and reports lines for which there is none:
/// `stale-baseline`, with that line of `name`. None is stale whose check did not run with
/// `options`, nor any while errors are left, which may have kept checks from running. Lines that
/// are empty or begin with '#' are passed over.
void apply_baseline(std::string_view baseline, const std::string& name, const CheckOptions& options,
                    Diagnostics& findings);

}  // namespace rolecall
