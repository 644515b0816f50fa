// The values of a pack's features for one posting: what the linear models weigh.
#pragma once

#include <span>
#include <vector>

#include "classify/clauses.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// What was counted in a posting, by rule, group and kind of clause. Buffers are reused.
class Signals {
 public:
  /// Counts the spans and tags of `analysis`, whose text, sections, tags, skills and facts are
  /// known. `clauses` and `probabilities` come from the clause reader.
  void count(const Pack& pack, const ClauseReader& reader, const Analysis& analysis,
             std::span<const ReadClause> clauses, std::span<const float> probabilities);

  /// The values of all features of the pack, in order; Layer features read `levels`.
  void values(const Pack& pack, std::span<const float> levels, std::vector<float>& out) const;

  /// Share of the duty clauses that are of a kind, 0..1.
  float clause_share(std::uint32_t kind) const { return kind < share_.size() ? share_[kind] : 0; }

 private:
  struct Counts {
    std::uint32_t hits = 0;      // outside company text
    std::uint32_t required = 0;
    std::uint32_t duties = 0;    // in clauses read as duties
    std::uint32_t title = 0;
  };
  void add(Counts& rule, Counts* group, bool company, bool required, bool duty);
  void count_clauses(const ClauseReader& reader, std::span<const ReadClause> clauses,
                     std::span<const float> probabilities);
  float value(const Pack& pack, const FeatureEntry& feature, std::span<const float> levels,
              std::span<const float> before) const;
  float fact(const Pack& pack, const FeatureEntry& feature) const;

  const Analysis* analysis_ = nullptr;
  std::vector<Counts> rules_, groups_;
  std::uint32_t skills_ = 0;  // hits of all skills outside company text
  std::vector<float> share_, amount_, first_;
  Index language_ = kNone;
};

}  // namespace rolecall
