// Finds every phrase of the pack in one pass over a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/atoms.h"
#include "match/masks.h"
#include "model/pack.h"

namespace rolecall {

/// A phrase at a place, inside proper boundaries.
struct PhraseHit {
  Range range;
  Index phrase = 0;
  std::uint32_t token = 0;   ///< tokens (words and single letters) that begin before it
  std::uint32_t tokens = 0;  ///< tokens in it

  std::uint32_t token_end() const { return token + tokens; }
};

/// Walks the tables that the pack's trie builder made. Immutable.
class Trie {
 public:
  explicit Trie(Pack pack);

  /// Signs at which a phrase may start.
  const SignSet& signs() const { return signs_; }

  /// Appends the hits in order of their begin, then of their end. `masks` were read from `text`.
  void find(std::string_view text, const Masks& masks, std::string& scratch,
            std::vector<PhraseHit>& hits) const;

 private:
  void walk(std::string_view text, const Masks& masks, const Atom& first, std::uint32_t token,
            std::string& scratch, std::vector<PhraseHit>& hits) const;
  const TrieEdge* slot_of(std::uint64_t key) const {
    return edges_ + TrieEdge::slot_of(key, slots_);
  }
  TrieNode step(std::uint32_t node, std::uint64_t atom, bool separated) const {
    const std::uint64_t key = edge_key(node, atom, separated);
    for (const TrieEdge* edge = slot_of(key);; ++edge)
      if (edge->to.node == 0 || edge->tag == TrieEdge::tag_of(key)) return edge->to;
  }
  bool may_start(std::uint64_t atom) const {
    const std::uint64_t bit = atom & filter_mask_;
    return filter_[bit / 64] >> bit % 64 & 1;
  }
  void drop_collisions(std::string_view text, const Masks& masks, std::vector<PhraseHit>& hits,
                       std::size_t first) const;
  bool same_letters(std::string_view text, const Masks& masks, Range range, Index phrase) const;

  Pack pack_;
  SignSet signs_;
  const std::uint64_t* filter_;
  std::uint64_t filter_mask_;
  const TrieEdge* edges_;
  std::size_t slots_;
};

}  // namespace rolecall
