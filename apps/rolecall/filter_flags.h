// --where: which postings a command keeps. Shared by every command that reads many.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli.h"
#include "model/analysis.h"
#include "model/pack.h"
#include "model/posting.h"

namespace rolecall {

struct FilterFlags {
  std::vector<std::string> conditions;
};

/// Adds --where to a command.
void add_filter_flags(CLI::App& app, FilterFlags& flags);

/// For RunOptions::keep: true where all conditions hold; null where there are none. Throws
/// UsageError for one that cannot be understood.
std::function<bool(const Posting&, const Analysis&)> filter_of(const FilterFlags& flags,
                                                               const Pack& pack);

}  // namespace rolecall
