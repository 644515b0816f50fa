// The names a pack declares, by sort, and checks of references to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/rule.h"
#include "rule/context.h"
#include "rule/fields.h"

namespace rolecall {

/// Names of one sort in file order.
class NameTable {
 public:
  explicit NameTable(std::string_view sort) : sort_(sort) {}

  /// Reports a name that was declared before under `check`; true when it is new.
  bool declare(LoadContext& context, const Text& name, std::string_view check = "duplicate-id");
  /// Reports a name that was not declared; true when it was.
  bool expect(LoadContext& context, const Text& name) const;
  bool contains(std::string_view name) const { return index_.count(std::string(name)) > 0; }
  std::optional<std::uint32_t> find(std::string_view name) const;

 private:
  std::string_view sort_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<Text> names_;
};

/// Reads `taxonomies: {layers: data, areas: [a, b]}` and checks the paths against `declared`.
/// What does not resolve is left out.
std::vector<TaxonomyRef> read_taxonomy_refs(LoadContext& context, const YamlNode& node,
                                            const std::vector<Taxonomy>& declared);

/// `over` laid on `under`, one taxonomy at a time, in the order of `declared`.
std::vector<TaxonomyRef> merge_taxonomies(const std::vector<Taxonomy>& declared,
                                          const std::vector<TaxonomyRef>& over,
                                          const std::vector<TaxonomyRef>& under);

}  // namespace rolecall
