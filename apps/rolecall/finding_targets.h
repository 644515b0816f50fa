// Where findings go: -f FORMAT[=FILE], several times, for the commands that keep rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "findings.h"
#include "format_target.h"

namespace rolecall {

using FindingTarget = FormatTarget<FindingFormat>;

/// Adds -f. `formats` are those that the command can write.
void add_finding_targets(CLI::App& app, std::vector<FindingTarget>& targets,
                         const Choices<FindingFormat>& formats);

/// What was asked for; else a page for people and, in a GitHub workflow, annotations.
std::vector<FindingTarget> chosen_targets(const std::vector<FindingTarget>& targets);

/// Puts `bytes` where the target says, a file at once or not at all; throws CommandError.
void write_target(const FindingTarget& target, std::string_view bytes);

}  // namespace rolecall
