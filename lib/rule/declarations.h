// What a pack declares besides rules: itself, taxonomies, groups, sections, fact fields, roles and
// models. Lists are in word_lists.h.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "model/rule.h"
#include "rule/fields.h"
#include "rule/names.h"

namespace rolecall {

/// The names that rules and roles refer to.
struct Declared {
  NameTable taxonomies{"taxonomy"};
  NameTable groups{"group"};
  NameTable sections{"section kind"};
  NameTable fields{"fact field"};
  NameTable roles{"role"};
  NameTable models{"model"};
  NameTable rules{"rule"};
  std::optional<Mark> pack;
  std::unordered_map<std::string, Mark> alike;  ///< skills of `alike:` sets, by id
};

/// `pack:`, `taxonomy:`, `sections:` and `fields:` of a file.
void read_declarations(const Fields& top, RuleSet& rules, Declared& declared);
/// `groups:` of a file, and the leaves of its fact fields, once all taxonomies are known.
void read_groups(const Fields& top, RuleSet& rules, Declared& declared);
/// `alike:` of a file, once all rules are known.
void read_alike(const Fields& top, RuleSet& rules, Declared& declared);
/// `roles:` and then `models:` of a file, once all groups are known; models after all roles.
void read_roles(const Fields& top, RuleSet& rules, Declared& declared);
void read_models(const Fields& top, RuleSet& rules, Declared& declared);

}  // namespace rolecall
