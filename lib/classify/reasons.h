// Why a posting got its role: what its features amount to, thing by thing, for each class.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "classify/scorer.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Buffers of one thread.
struct ReasonBuffers {
  std::vector<std::uint32_t> place_of;  // of each matter; 0: not met
  std::vector<Index> met;               // matters by place, from 1
  std::vector<double> points;           // by place and class
  std::vector<std::uint8_t> told_as;    // of each of `points`: the number of its reason, from 1
  std::vector<std::uint8_t> is_told;    // of each place: some of its points are
  std::vector<double> most;             // of each reason: its weightiest feature so far
};

/// A matter is what several features speak of: a rule, a group, a kind of clause (pack/matters.h).
/// A feature speaks for a class by as much as it weighs more for it than for the classes on
/// average. Immutable; pack and scorer must outlive it.
class Reasons {
 public:
  /// Of the model "role"; `scorer` is that of the posting's models.
  Reasons(Pack pack, const Scorer& scorer);

  /// Appends the weightiest matters of each class, class by class, the weightiest first; without
  /// skills.
  void find(std::span<const FeatureValue> features, ReasonBuffers& buffers,
            std::vector<Reason>& reasons) const;
  /// The rules behind a reason's feature, as far as it speaks of rules: those asked in its group.
  void name_skills(const Analysis& analysis, Reason& reason) const;

 private:
  template <class Visit>
  void each_weight(std::span<const FeatureValue> features, Visit visit) const;
  void add_up(std::span<const FeatureValue> features, ReasonBuffers& buffers) const;
  void choose(ReasonBuffers& buffers, std::vector<Reason>& reasons) const;
  void name_features(std::span<const FeatureValue> features, ReasonBuffers& buffers,
                     std::span<Reason> reasons) const;

  Pack pack_;
  const Scorer& scorer_;
  std::size_t classes_ = 0;
  std::span<const Index> matter_of_row_;  // kNone: the row is not weighed
  std::size_t matters_ = 0;
  std::span<const float> centred_;
};

}  // namespace rolecall
