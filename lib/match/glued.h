// Headings that lost the blank beside them: "the storePreferred skills", "QualificationsPython".
#pragma once

#include <string_view>
#include <vector>

#include "match/masks.h"
#include "match/trie.h"
#include "model/pack.h"

namespace rolecall {

/// Buffers of one thread.
struct GluedScratch {
  Masks masks;
  std::vector<PhraseHit> left, right;
};

/// Where a small letter meets a capital inside a word that is in no hit, and a heading of the pack
/// ends or begins there, adds the hits that end and begin there, as if a blank stood between.
/// `hits` are those of the whole text, and stay in order.
void add_glued_hits(const Pack& pack, const Trie& trie, std::string_view text, const Masks& masks,
                    GluedScratch& scratch, std::string& word, std::vector<PhraseHit>& hits);

}  // namespace rolecall
