#include "rule/names.h"

#include <algorithm>

#include "rule/encoding.h"

namespace rolecall {
namespace {

const Taxonomy* find_taxonomy(const std::vector<Taxonomy>& declared, std::string_view id) {
  for (const Taxonomy& t : declared)
    if (t.id.value == id) return &t;
  return nullptr;
}

const TaxonomyRef* find_ref(const std::vector<TaxonomyRef>& refs, std::string_view taxonomy) {
  for (const TaxonomyRef& r : refs)
    if (r.taxonomy.value == taxonomy) return &r;
  return nullptr;
}

bool check_leaf(LoadContext& context, const Taxonomy& taxonomy, const Text& path) {
  const auto same = [&](const Leaf& leaf) { return leaf.path == path.value; };
  if (std::any_of(taxonomy.leaves.begin(), taxonomy.leaves.end(), same)) return true;
  const std::string place = " of taxonomy " + quoted(taxonomy.id.value);
  Names inside;
  if (std::any_of(taxonomy.branches.begin(), taxonomy.branches.end(), same)) {
    for (const Leaf& leaf : taxonomy.leaves)
      if (leaf.path.rfind(path.value + "/", 0) == 0) inside.push_back(leaf.path);
    auto& d = context.error("unknown-reference",
                            quoted(path.value) + " is a branch of taxonomy " +
                                quoted(taxonomy.id.value) + "; a leaf is wanted",
                            path.mark);
    for (const auto leaf : inside)
      d.help += (d.help.empty() ? "its leaves: " : ", ") + std::string(leaf);
    return false;
  }
  // A leaf named without its branches: its whole path is what was meant.
  for (const Leaf& leaf : taxonomy.leaves)
    if (leaf.id.value == path.value) inside.push_back(leaf.path);
  if (inside.size() == 1 && !context.incomplete()) {
    auto& d =
        context.error("unknown-reference", "unknown leaf " + quoted(path.value) + place, path.mark);
    d.help = "did you mean " + quoted(inside[0]) + "?";
    context.offer_fix(d, path.mark, std::string(inside[0]));
    return false;
  }
  Names known;
  for (const Leaf& leaf : taxonomy.leaves) known.push_back(leaf.path);
  unknown_reference(context, "leaf", path, known, true, place);
  return false;
}

}  // namespace

bool NameTable::declare(LoadContext& context, const Text& name, std::string_view check) {
  const auto [old, fresh] = index_.emplace(name.value, static_cast<std::uint32_t>(names_.size()));
  if (fresh) {
    names_.push_back(name);
    return true;
  }
  context
      .error(std::string(check),
             std::string(sort_) + " " + quoted(name.value) + " is already defined", name.mark)
      .notes.push_back({"first defined here", context.locate(names_[old->second].mark)});
  return false;
}

bool NameTable::expect(LoadContext& context, const Text& name) const {
  if (contains(name.value)) return true;
  Names known;
  if (!context.muted(name.mark.file))
    for (const Text& n : names_) known.push_back(n.value);
  unknown_reference(context, sort_, name, known);
  return false;
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
  const auto found = index_.find(std::string(name));
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<TaxonomyRef> read_taxonomy_refs(LoadContext& context, const YamlNode& node,
                                            const std::vector<Taxonomy>& declared) {
  std::vector<TaxonomyRef> refs;
  if (!expect_mapping(context, node, "\"taxonomies\"")) return refs;
  for (const auto& [key, value] : node.entries) {
    const Taxonomy* taxonomy = find_taxonomy(declared, key.text.value);
    if (taxonomy == nullptr) {
      Names known;
      for (const Taxonomy& t : declared) known.push_back(t.id.value);
      unknown_reference(context, "taxonomy", key.text, known);
      continue;
    }
    TaxonomyRef ref{key.text, {}};
    for (Text& path : read_texts(context, value, key.text.value, true))
      if (check_leaf(context, *taxonomy, path)) ref.leaves.push_back(std::move(path));
    if (!ref.leaves.empty()) refs.push_back(std::move(ref));
  }
  return refs;
}

std::vector<TaxonomyRef> merge_taxonomies(const std::vector<Taxonomy>& declared,
                                          const std::vector<TaxonomyRef>& over,
                                          const std::vector<TaxonomyRef>& under) {
  std::vector<TaxonomyRef> merged;
  for (const Taxonomy& t : declared) {
    const TaxonomyRef* ref = find_ref(over, t.id.value);
    if (ref == nullptr) ref = find_ref(under, t.id.value);
    if (ref != nullptr) merged.push_back(*ref);
  }
  return merged;
}

}  // namespace rolecall
