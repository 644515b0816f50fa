// The parts of the table of keys, a function each, and keys that stand in several of them. No use
// outside this room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rule/keys.h"

namespace rolecall {

using Words = std::vector<std::string_view>;

inline constexpr std::int32_t kMaxNumber = 1000000;
inline const Words kAsks{"required", "preferred", "negated", "company"};
inline const Key kTaxonomies{
    .name = "taxonomies",
    .item = Item::Leaf,
    .form = Form::MapOfOneOrLists,
    .help =
        "Places in taxonomies, each a leaf's path or a list of them. A rule's "
        "own are laid over the file's, those over its group's."};
inline const Key kScope{
    .name = "scope",
    .item = Item::Part,
    .part = Part::Scope,
    .help = "Kinds of sections in which the rule's hits do not count, or alone do."};
inline const Key kOverlap{.name = "overlap",
                          .item = Item::Choice,
                          .choices = {"keep"},
                          .help = "keep: a hit may stand inside a longer hit of another rule."};
inline const Key kUnlessPosting{
    .name = "unless_posting",
    .item = Item::Context,
    .form = Form::List,
    .help =
        "Any of these words anywhere in a posting switches the rule off "
        "there."};
inline const Key kStatus{.name = "status",
                         .item = Item::Choice,
                         .choices = {"stable", "draft", "deprecated"},
                         .fallback = "stable",
                         .help = "For readers: it changes nothing in what is found."};

// keys/files.cpp: a file, the pack, and what rules are sorted into.
PartKeys file_keys();
PartKeys pack_keys();
PartKeys language_keys();
PartKeys connector_keys();
PartKeys opener_keys();
PartKeys taxonomy_keys();
PartKeys usual_keys();
PartKeys leaf_keys();
PartKeys group_keys();
PartKeys defaults_keys();

// keys/declarations.cpp: sections, fields of facts, roles and models.
PartKeys section_keys();
PartKeys field_keys();
PartKeys role_keys();
PartKeys match_keys();
PartKeys model_keys();

// keys/rules.cpp: a rule and its parts.
PartKeys rule_keys();
PartKeys fact_keys();
PartKeys cue_keys();
PartKeys ambiguous_keys();
PartKeys nearby_keys();
PartKeys regex_keys();
PartKeys scope_keys();
PartKeys tests_keys();
PartKeys test_keys();

}  // namespace rolecall
