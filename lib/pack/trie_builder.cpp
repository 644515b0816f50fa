#include "pack/trie_builder.h"

#include <algorithm>
#include <bit>

#include "base/atoms.h"

namespace rolecall {

Index TrieBuilder::add(std::string_view text) {
  std::string scratch;
  std::uint32_t node = 0;
  Atom last;
  bool any = false;
  for (std::size_t at = skip_separator(text, 0); at < text.size();) {
    const std::size_t before = at;
    Atom atom = next_atom(text, at, scratch);
    atom.separated = any && before != last.range.end && separator_counts(last, atom);
    const std::uint64_t key = edge_key(node, atom.key, atom.separated);
    const auto [edge, fresh] =
        edges_.try_emplace(key, static_cast<std::uint32_t>(node_phrase_.size()));
    if (fresh) {
      if (node == 0) first_keys_.push_back(atom.key);
      node_has_children_[node] = true;
      node_phrase_.push_back(kNone);
      node_has_children_.push_back(false);
    }
    node = edge->second;
    last = atom;
    any = true;
    at = skip_separator(text, at);
  }
  if (!any) return kNone;
  if (node_phrase_[node] == kNone) {
    node_phrase_[node] = static_cast<Index>(texts_.size());
    texts_.emplace_back(text);
  }
  longest_ = std::max(longest_, static_cast<std::uint32_t>(text.size()));
  return node_phrase_[node];
}

// Puts each edge into the first free slot from its own on. False: a look-up would take one edge for
// another; with another number of slots it will not.
bool TrieBuilder::fill(const std::vector<Edge>& edges, std::size_t slots,
                       std::vector<TrieEdge>& table) const {
  table.assign(slots, {});
  for (const Edge& edge : edges) {
    std::size_t slot = TrieEdge::slot_of(edge.key, slots);
    for (; slot < table.size() && table[slot].to.node != 0; ++slot)
      if (table[slot].tag == TrieEdge::tag_of(edge.key)) return false;
    if (slot == table.size()) table.emplace_back();
    table[slot].tag = TrieEdge::tag_of(edge.key);
    table[slot].to.node = edge.node & 0x7FFFFFFFu;
    table[slot].to.goes_on = node_has_children_[edge.node];
    table[slot].to.phrase = node_phrase_[edge.node];
  }
  table.emplace_back();
  return true;
}

TrieTables TrieBuilder::store(Arena& arena) const {
  TrieTables tables;
  // Slot order must not depend on the hash map's order: the pack's bytes are reproducible.
  std::vector<Edge> edges;
  for (const auto& [key, node] : edges_) edges.push_back({key, node});
  std::sort(edges.begin(), edges.end(),
            [](const Edge& a, const Edge& b) { return a.node < b.node; });
  // Open addressing at 4/7 full: a miss ends after one or two looks.
  std::vector<TrieEdge> table;
  std::size_t slots = std::max<std::size_t>(edges.size() * 7 / 4, 16);
  // More by a part each time: many edges that were made to be alike still take few tries.
  while (!fill(edges, slots, table)) slots += 1 + slots / 64;
  // About 16 bits a first atom keep the filter's false hits near one in sixteen.
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(first_keys_.size() * 16, 1024));
  std::vector<std::uint64_t> filter(bits / 64, 0);
  for (const std::uint64_t key : first_keys_) {
    const std::uint64_t bit = key & (bits - 1);
    filter[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  tables.filter = arena.add(filter);
  tables.edges = arena.add(table);
  tables.slots = static_cast<std::uint32_t>(slots);
  tables.longest = longest_;
  for (unsigned char c = '!'; c < 0x80; ++c)
    if (classify(c) == CharClass::Sign && edges_.contains(edge_key(0, sign_key(c), false)))
      tables.signs[c / 64] |= std::uint64_t{1} << c % 64;
  return tables;
}

}  // namespace rolecall
