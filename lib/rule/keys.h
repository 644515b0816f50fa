// The keys of rule files: what the loader takes, how the formatter orders it, what editors are told
// of it. The only place where a key is named, so the three cannot part ways.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace rolecall {

/// The mappings that rule files are made of.
enum class Part : std::uint8_t {
  File,
  Pack,
  Language,
  Connectors,
  Openers,
  Taxonomy,
  Usual,
  Leaf,
  Group,
  Defaults,
  SectionKind,
  FactField,
  Role,
  Match,
  Model,
  Rule,
  Fact,
  Cue,
  Ambiguous,
  Nearby,
  Regex,
  Scope,
  Tests,
  Test,
};
inline constexpr std::size_t kParts = 24;

/// How values stand under a key. Maps have keys of the author's own: words, labels, ids.
enum class Form : std::uint8_t {
  One,
  List,
  OneOrList,
  ListOfLists,
  Map,
  MapOfLists,
  MapOfOneOrLists
};

/// What each value is.
enum class Item : std::uint8_t {
  Text,
  Id,       ///< small letters, digits, single hyphens
  FieldId,  ///< the same with `_`
  Number,   ///< whole, from Key::low to Key::high
  Real,
  Reals,  ///< a list of numbers, one a class
  Flag,
  Choice,   ///< one of Key::choices
  Part,     ///< the mapping Key::part
  Example,  ///< a sentence, or the mapping Part::Test
  Context,  ///< a word, or $name for those of a list
  Kind,
  Group,
  Leaf,  ///< a taxonomy and a leaf's path
  Section,
  Field,
  Rule,
  FactValue,
};

struct Key {
  std::string_view name;
  Item item = Item::Text;
  Form form = Form::One;
  Part part = Part::File;
  bool required = false;
  std::vector<std::string_view> choices{};  ///< in the order of the enumeration they stand for
  std::int32_t low = 0;
  std::int32_t high = 0;
  std::string_view fallback{};  ///< what holds where the key is left out, as it would be written
  std::string_view help{};      ///< one or two sentences for the author
};

struct PartKeys {
  std::string_view what;  ///< as messages call it: "a rule"
  std::vector<Key> keys;  ///< in the order of `rules fmt`
};

const PartKeys& keys_of(Part part);
/// nullptr where the part has no such key.
const Key* find_key(Part part, std::string_view name);

/// By Kind.
inline constexpr std::string_view kKindNames[kKinds] = {
    "tool",   "language", "method", "practice", "domain", "credential",
    "ignore", "section",  "fact",   "duty",     "cue",    "title"};

}  // namespace rolecall
