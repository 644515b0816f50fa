// Typed reading of a YAML mapping: what is not as it should be is reported once, at its place.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rule/context.h"
#include "rule/keys.h"
#include "rule/yaml.h"

namespace rolecall {

using Names = std::vector<std::string_view>;

/// A view of a mapping with a known set of keys. Context and node must outlive it.
class Fields {
 public:
  /// `what` names the mapping in messages where that is not what the part is called. Reports
  /// unknown keys, and a node that is no mapping (then nothing is found in it).
  Fields(LoadContext& context, const YamlNode& node, Part part, std::string what = {});

  bool sound() const { return node_.is_mapping(); }
  LoadContext& context() const { return context_; }
  const YamlNode& node() const { return node_; }
  const std::string& what() const { return what_; }

  /// The value of a key; nullptr when it is missing or empty.
  const YamlNode* find(std::string_view key) const;
  const Mark* key_mark(std::string_view key) const;
  /// Reports each required key that is missing (unless it was given misspelt), at the mapping's
  /// `id` or first byte. False when one is not there.
  bool require() const;
  void missing(std::string_view key, std::string help = {}) const;
  /// An unknown key was probably meant to be this one.
  bool misspelt(std::string_view key) const;
  /// Where to point at for the mapping as a whole.
  Mark head() const;

  Text text(std::string_view key) const;
  /// With control characters and all: for what is held to its own rules (ids, patterns).
  Text raw_text(std::string_view key) const;
  /// An identifier; `underscores` for fact fields, that are keys in records.
  Text id(std::string_view key, bool underscores = false) const;
  /// Between the bounds of the key; of `low` and `high` where the file itself sets them.
  std::optional<std::int32_t> number(std::string_view key) const;
  std::optional<std::int32_t> number(std::string_view key, std::int32_t low,
                                     std::int32_t high) const;
  std::optional<double> real(std::string_view key) const;
  bool flag(std::string_view key) const;
  /// Index into the key's choices of its value.
  std::optional<std::size_t> choice(std::string_view key) const;
  /// A list of words, or with `or_one` a single word too.
  std::vector<Text> texts(std::string_view key, bool or_one = false) const;
  std::vector<Text> raw_texts(std::string_view key) const;
  /// Items of a list; none when the key is missing.
  std::span<const YamlNode> items(std::string_view key) const;

  /// What the table of keys says of `key`, which it must have.
  const Key& spec(std::string_view key) const { return *find_key(part_, key); }

 private:
  std::optional<std::size_t> choose(std::string_view key, const Names& choices) const;

  LoadContext& context_;
  const YamlNode& node_;
  Part part_;
  std::string what_;
  Names misspelt_;  ///< known keys that an unknown one was probably meant to be
};

/// Reports a node that is no mapping, and control characters in its keys.
bool expect_mapping(LoadContext& context, const YamlNode& node, std::string_view what);
/// The scalar's text; reports anything else, and control characters but tabs and line breaks.
/// `what` completes "... is a word".
std::optional<Text> read_text(LoadContext& context, const YamlNode& node, std::string_view what);
/// The words of a list or, with `or_one`, a single word. `what` names the list.
std::vector<Text> read_texts(LoadContext& context, const YamlNode& node, std::string_view what,
                             bool or_one);
/// The same with control characters and all.
std::optional<Text> read_raw_text(LoadContext& context, const YamlNode& node,
                                  std::string_view what);
std::vector<Text> read_raw_texts(LoadContext& context, const YamlNode& node, std::string_view what,
                                 bool or_one);
/// Reports an item of the list `what` that is no text, and offers to quote a mapping of one line:
/// "foo: bar" in a list is one to YAML, and nearly always meant as text.
void refuse_as_text(LoadContext& context, const YamlNode& item, std::string_view what);
std::optional<std::int32_t> read_number(LoadContext& context, const YamlNode& node,
                                        std::string_view what, std::int32_t low, std::int32_t high);
std::optional<double> read_real(LoadContext& context, const YamlNode& node, std::string_view what);

/// Reports an id that is not ^[a-z0-9]+(-[a-z0-9]+)*$.
bool check_id(LoadContext& context, const Text& id, bool underscores = false);

/// Reports "unknown <what> <name>" with a suggestion out of `known`. Silent when the pack is
/// incomplete and the name may be in the part that could not be read.
/// `where` is put behind the name: " of taxonomy \"layers\"".
void unknown_reference(LoadContext& context, std::string_view what, const Text& name,
                       const Names& known, bool declared = true, const std::string& where = {});

}  // namespace rolecall
