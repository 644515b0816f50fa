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
  std::vector<float> p;      ///< kinds for each of ClauseFeatures::clauses()
  std::vector<float> duty;   ///< probability that it is a duty
  std::vector<float> asked;  ///< ... that it asks a qualification
  std::vector<float> scores;  ///< of one clause: a buffer

  std::span<const float> of(std::size_t i) const { return std::span(p).subspan(i * kinds, kinds); }
};

/// Fills `out` for the clauses of `features` with a fitted model; without one, the sections of
/// the pack tell duties, and there are no kinds. `scorer` is the one the features were made for.
void read_clauses(const Pack& pack, const Scorer& scorer, const Analysis& analysis,
                  const ClauseFeatures& features, ReadClauses& out);

/// Sums the probabilities of duties and qualifications after `p` was filled.
void sum_kinds(const ModelEntry& model, ReadClauses& clauses);

}  // namespace rolecall
