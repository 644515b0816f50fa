// A YAML file as a small tree in which every node knows its bytes in the source. Stricter than
// YAML: one document, no anchors, aliases, tags or merge keys, no key twice, no empty values.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/rule.h"
#include "rule/context.h"

namespace rolecall {

struct YamlEntry;

/// `text.mark` covers the node: a scalar with its quotes, a flow collection with its brackets, a
/// block collection from its first to its last byte. `text.value` is empty but for scalars.
struct YamlNode {
  enum class Type : std::uint8_t { Null, Scalar, Sequence, Mapping };

  Type type = Type::Null;
  Text text;
  bool cut = false;                ///< a collection inside which a syntax error ended the file
  std::vector<YamlNode> items;     ///< Sequence
  std::vector<YamlEntry> entries;  ///< Mapping, in file order, keys unique and scalar

  bool is_null() const { return type == Type::Null; }
  bool is_scalar() const { return type == Type::Scalar; }
  bool is_sequence() const { return type == Type::Sequence; }
  bool is_mapping() const { return type == Type::Mapping; }
  const Mark& mark() const { return text.mark; }
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;  ///< Null only where the file had an error
};

/// Collections inside collections; a rule file needs about eight.
inline constexpr int kMaxNesting = 20;

/// The tree of file `file` of the context, Null when there is none. Errors are reported and what
/// can be kept is kept; a syntax error ends the tree where it stands (context.incomplete()).
YamlNode parse_yaml(LoadContext& context, std::uint32_t file);

/// "a list", "a mapping", ...: what a message calls the node.
std::string_view describe(const YamlNode& node);

}  // namespace rolecall
