// What a hit would have had to get over to be kept: one clause after another is dropped in a copy
// of the pack until the matcher keeps the hit.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/analyzer.h"
#include "engine/open_tables.h"
#include "why/why.h"

namespace rolecall {

/// Hits of one rule in one text. All changes to the tables are undone before a call returns.
class Hurdles {
 public:
  /// `analyzer` was made from `tables`; `trace` is the text's, with nothing changed.
  Hurdles(OpenTables& tables, const Analyzer& analyzer, Scratch& scratch, std::string_view text,
          Field field, const Trace& trace)
      : tables_(tables),
        analyzer_(analyzer),
        scratch_(scratch),
        text_(text),
        field_(field),
        trace_(trace) {}

  /// Why the hit lost, in the order in which the matcher asks; empty for one that was kept. In a
  /// text of very many hits the later ones are told the first cause alone.
  std::vector<Cause> of(const Candidate& hit);
  /// `near "backend" vouches for it`: what a kept hit has its evidence from; may be empty.
  Cause evidence_of(const Candidate& hit);

 private:
  using Undo = std::vector<std::function<void()>>;

  template <class T>
  void set(T& place, T value) {
    undo_.push_back([&place, old = std::exchange(place, value)] { place = old; });
  }
  void undo(std::size_t to);

  /// The hit as the matcher sees it with the changes made so far.
  Candidate again(const Candidate& hit);
  bool kept(const Candidate& hit) { return again(hit).verdict == Verdict::Kept; }

  Cause cause(const Candidate& hit);
  /// Drops what refused the hit; false where nothing can be dropped.
  bool drop(const Candidate& hit);
  void drop_switches(Index rule);
  void drop_excepts(const Candidate& hit);

  Cause missing_evidence(const Candidate& hit);
  void peers_not_beside(const Candidate& hit, Cause& cause);
  void words_not_near(const Candidate& hit, Cause& cause);
  std::string not_near(const Candidate& hit, std::size_t phrase, Index member);
  /// Phrase hits of the text that are in the set, the nearest to the hit first, with their member.
  std::vector<std::pair<std::size_t, Index>> present(const WordSet& set, Range hit);
  void keep_only(WordSet& set, Index member);

  /// Every question costs a reading of the whole text: a hostile one is asked only so many.
  void spend(std::size_t bytes) { bytes_left_ -= std::min(bytes_left_, bytes); }
  bool spent() const { return bytes_left_ == 0; }

  std::string words_of(const WordSet& set) const;
  std::string rule_name(Index rule) const;
  const Pack& pack() const { return tables_.pack(); }
  const ContextEntry& context_of(const Candidate& hit) const {
    return pack().context(pack().terms()[hit.term]);
  }

  OpenTables& tables_;
  const Analyzer& analyzer_;
  Scratch& scratch_;
  std::string_view text_;
  Field field_;
  const Trace& trace_;
  Undo undo_;
  std::size_t bytes_left_ = std::size_t{1} << 26;
};

}  // namespace rolecall
