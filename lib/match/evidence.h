// Decides a term's clauses (case, list, near, unless, except) on the phrase hits already found.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "match/matcher.h"

namespace rolecall {

/// A text with everything found in it so far. Views; made for the moment of use. Layout and masks
/// are of this very text.
struct Found {
  std::string_view text;
  const Layout& layout;
  const Masks& masks;
  const std::vector<PhraseHit>& hits;        ///< sorted by begin
  const std::vector<Reached>& reach;         ///< reach[i]: how far hits[0..i] go
  const std::vector<std::uint32_t>& clause;  ///< clause of hits[i]
};

/// Verdict on hit number `i` as a hit of `term`: Kept, WrongCase, NoEvidence, Unless or Except;
/// `by` is set to the place of the word that forbade it.
Verdict judge(const Pack& pack, const Found& found, std::size_t i, const TermEntry& term,
              Range& by);

/// Whether one of `phrases` (sorted) stands in the text so that it contains `hit` and more. `from`
/// is the number of a phrase hit that begins at or after hit.begin.
bool inside_phrase(const Found& found, Range hit, std::size_t from, std::span<const Index> phrases,
                   Range& by);

}  // namespace rolecall
