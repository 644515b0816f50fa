// Reads each clause of a posting as one kind of statement (a duty of some sort, a qualification,
// company text ...) with the pack's model "clause".
#pragma once

#include <span>
#include <vector>

#include "classify/clause_features.h"

namespace rolecall {

/// A posting's clauses with the probabilities of their kinds.
struct ReadClauses {
  std::size_t kinds = 0;
  std::vector<float> p;          ///< kinds for each of ClauseFeatures::clauses()
  std::vector<float> duty;       ///< probability that it is a duty
  std::vector<float> asked;      ///< ... that it asks a qualification
  std::size_t parties = 0;       ///< classes of the model "beneficiary"; 0: the pack has none
  std::vector<float> whom;       ///< parties for each: for whom the work is; 0 where it is no duty
  std::uint32_t nobody = kNone;  ///< the class that says nobody is named
  std::vector<float> scores;     ///< of one clause: a buffer

  /// For whom clause `i` is likeliest; kNone: it is no duty, or nobody is named.
  std::uint32_t told_party(std::size_t i) const;
  std::span<const float> of(std::size_t i) const { return std::span(p).subspan(i * kinds, kinds); }
};

/// Fills `out` for the clauses of `features` with a fitted model; without one, the sections of
/// the pack tell duties, and there are no kinds. `scorer` is the one the features were made for.
void read_clauses(const Pack& pack, const Scorer& scorer, const Analysis& analysis,
                  const ClauseFeatures& features, ReadClauses& out);

/// A clause is asked for whom it is when it is likelier a duty than not.
inline constexpr float kLeastDuty = 0.5f;

/// The class named "-" of the model "beneficiary".
std::uint32_t nobody_of(const Pack& pack);

/// Sums the probabilities of duties and qualifications after `p` was filled.
void sum_kinds(const ModelEntry& model, ReadClauses& clauses);

}  // namespace rolecall
