// A rule as the engine has it, and where each part of it was written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rule.h"

namespace rolecall {

enum class Source : std::uint8_t {
  Rule,      ///< the rule itself
  Defaults,  ///< `defaults:` of its file
  Group,     ///< its group's `taxonomies:`
  List,      ///< a named list that the rule takes in
  Format,    ///< nowhere: what holds where a key is left out
};

struct Origin {
  Source from = Source::Rule;
  std::string name;  ///< of the group or the list
  Mark mark;         ///< not for Source::Format
};

struct ResolvedValue {
  std::string text;
  Origin origin;
};

/// One key of the rule: "kind", "ambiguous[1].near.any". Lists have a value a word.
struct ResolvedField {
  std::string path;
  std::vector<ResolvedValue> values;
};

/// `rule` of `rules` with what defaults, groups, lists and the format add, in the order of `rules
/// fmt`. Reads the rule's file and those of lists once more.
std::vector<ResolvedField> resolve(const RuleSet& rules, const Rule& rule);

}  // namespace rolecall
