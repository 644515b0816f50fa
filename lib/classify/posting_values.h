// The features of a posting as they are gathered: those that some model weighs, or all of them.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "classify/clause_reader.h"

namespace rolecall {

/// What the features of a posting are read from. Clauses are numbered as in
/// ClauseFeatures::clauses().
struct PostingParts {
  const Pack& pack;
  std::string_view text;
  const Analysis& analysis;               ///< known but for levels and role
  const ClauseFeatures& clause_features;  ///< of the analysis
  const ReadClauses& clauses;             ///< read from clause_features

  /// The group of a rule, or kNone.
  Index group_of(Index rule) const { return pack.rules()[rule].group; }
  std::string_view clause(std::size_t i) const {
    return analysis.layout.clauses[clause_features.clauses()[i]].range.of(text);
  }
  /// What kind of section clause number `i` is in.
  const SectionKindEntry& section_of(std::size_t i) const {
    return pack.section_kind(analysis.sections[clause_features.section_of(i)].kind);
  }
};

/// Features in the order they were added. The buffer is reused: one a thread.
class PostingValues {
 public:
  /// Begins anew, with the rows of `scorer`, which is kept until the next time.
  void begin(const Scorer& scorer, Features which) {
    scorer_ = &scorer;
    all_ = which == Features::All;
    values_.clear();
  }
  std::span<const FeatureValue> all() const { return values_; }

  /// Whether any feature of the source is to be made.
  bool wants(FeatureSource source) const { return all_ || scorer_->weighs(source); }
  /// The feature's row for the scorer, and whether a feature of that row is to be made.
  std::uint32_t row(FeatureSource source, Index subject, Index argument = 0) const {
    return scorer_->row(source, subject, argument);
  }
  bool makes(std::uint32_t row) const { return row != 0 || all_; }

  /// A value of 0 is no feature.
  void add(FeatureSource source, Index subject, Index argument, float value) {
    if (value == 0) return;
    const std::uint32_t at = row(source, subject, argument);
    if (makes(at)) values_.push_back({feature_key(source, subject, argument), value, at});
  }
  void add(const FeatureValue& value) { values_.push_back(value); }

 private:
  const Scorer* scorer_ = nullptr;
  bool all_ = false;
  std::vector<FeatureValue> values_;
};

inline float flag(bool on) { return on ? 1.0f : 0.0f; }
inline float log_count(double n) { return static_cast<float>(std::log1p(n)); }

/// Shrinks shares of postings with few duties: one doubtful clause is no hundred percent.
inline constexpr float kPriorDuties = 1;

}  // namespace rolecall
