// Builds the token trie over all phrases of a pack: terms, context words, except phrases.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/arena.h"

namespace rolecall {

class TrieBuilder {
 public:
  TrieBuilder() : node_phrase_{kNone}, node_has_children_{false} {}

  /// The phrase number of `text`: the same for texts with the same atoms, whatever their case and
  /// separators. kNone for a text without atoms.
  Index add(std::string_view text);

  std::size_t size() const { return texts_.size(); }
  const std::string& text(Index phrase) const { return texts_[phrase]; }

  TrieTables store(Arena& arena) const;

 private:
  struct Edge {
    std::uint64_t key;
    std::uint32_t node;
  };
  bool fill(const std::vector<Edge>& edges, std::size_t slots, std::vector<TrieEdge>& table) const;

  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint64_t> first_keys_;  // keys of the edges that leave the root, atoms only
  std::vector<Index> node_phrase_;
  std::vector<bool> node_has_children_;
  std::vector<std::string> texts_;
  std::uint32_t longest_ = 0;
};

}  // namespace rolecall
