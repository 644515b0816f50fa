// What rule files may hold, as a JSON Schema for editors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace rolecall {

/// What a rule file can be about: its top-level keys but for `schema` and `defaults`.
std::vector<std::string_view> file_kinds();

/// A JSON Schema (draft-07, which YAML editors read best) of the pack's rule files, with a line
/// feed at its end: every key with help, and as values the kinds, groups, leaves, lists, sections,
/// fields and rules that `rules` declares. `kind` of file_kinds() narrows it to files that hold
/// nothing else; empty: any file.
///
/// It accepts every file that the loader accepts, but for numbers and flags in quotes. It does not
/// know what `rules check` finds beyond keys, names and types.
std::string render_schema(const RuleSet& rules, std::string_view kind = {});

}  // namespace rolecall
