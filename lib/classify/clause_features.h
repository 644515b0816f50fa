// What the clause model sees of each clause of a posting: the rules in it, where they stand, what
// stands around it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "classify/scorer.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// The clauses of one posting as feature lists. Buffers are reused: one a thread, and what it hands
/// out is good until the next read().
class ClauseFeatures {
 public:
  /// `analysis`, of `text`, has layout, sections, spans and title spans; its language is known.
  /// `scorer` is that of the clause model.
  void read(const Pack& pack, const Scorer& scorer, std::string_view text, const Analysis& analysis,
            Features which = Features::Weighed);

  /// Clauses with words, headings passed over; indices into Layout::clauses.
  std::span<const std::uint32_t> clauses() const { return clauses_; }
  std::span<const FeatureValue> of(std::size_t i) const {
    return std::span(values_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }
  /// Spans of clause number `i` of clauses(): [first, last) of Analysis::spans.
  std::pair<std::uint32_t, std::uint32_t> spans_of(std::size_t i) const { return spans_[i]; }
  std::uint32_t section_of(std::size_t i) const { return sections_[i]; }
  /// Pairs (a verb, an object behind it) in clause number `i`, as keys of `source`.
  template <class Visit>
  void pairs(const Pack& pack, const Analysis& analysis, std::size_t i, Visit visit) const;

 private:
  void add(FeatureSource source, Index subject = 0, Index argument = 0, float value = 1) {
    const std::uint32_t row = scorer_->row(source, subject, argument);
    if (row != 0 || all_) values_.push_back({feature_key(source, subject, argument), value, row});
  }
  void find_clauses(const Analysis& analysis);
  void read_clause(const Pack& pack, std::string_view text, const Analysis& analysis,
                   std::size_t i);
  void read_hits(const Pack& pack, const Analysis& analysis, std::size_t i);
  void read_stems(std::string_view clause);
  void read_surroundings(const Analysis& analysis, std::size_t i);

  const Scorer* scorer_ = nullptr;
  bool all_ = false;
  std::vector<std::uint32_t> clauses_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans_;
  std::vector<std::uint32_t> sections_;      // index into Analysis::sections
  std::vector<std::uint32_t> group_begins_;  // groups_ of clause i
  std::vector<Index> groups_;
  std::vector<std::uint32_t> begins_;
  std::vector<FeatureValue> values_;
  std::vector<std::uint64_t> latest_;  // of each rule: the clause it was last seen in, by number
  std::uint64_t clause_number_ = 0;    // of all that were ever read
  std::vector<Index> title_groups_;
  Index language_ = kNone;
  bool by_script_ = false;
};

inline constexpr int kObjectsOfPair = 2;  // how many objects behind a verb make pairs with it

template <class Visit>
void ClauseFeatures::pairs(const Pack& pack, const Analysis& analysis, std::size_t i,
                           Visit visit) const {
  const auto [first, last] = spans_[i];
  for (std::uint32_t s = first; s < last; ++s) {
    const Span& verb = analysis.spans[s];
    const Index group = pack.rules()[verb.rule].group;
    const Index partner = group == kNone ? kNone : pack.groups()[group].pairs_with;
    if (partner == kNone) continue;
    int objects = 0;
    for (std::uint32_t o = s + 1; o < last && objects < kObjectsOfPair; ++o) {
      const Span& object = analysis.spans[o];
      if (pack.rules()[object.rule].group != partner || object.range.begin <= verb.range.begin)
        continue;
      if (!visit(verb.rule, object.rule)) return;
      ++objects;
    }
  }
}

}  // namespace rolecall
