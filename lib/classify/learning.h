// Which skills to learn: the plan that opens most postings, one skill after the other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "model/gap.h"
#include "model/pack.h"

namespace rolecall {

/// Gathers what is lacked. It keeps only postings that the plan could open: those that lack no more
/// than `steps` + `may_lack` asks; equal ones are kept once. The order of add() is of no matter,
/// but two threads may not add at once.
class LearningPlanner {
 public:
  LearningPlanner(std::uint32_t steps, std::uint32_t may_lack)
      : steps_(steps), may_lack_(may_lack) {}

  void add(const Gap& gap);

  /// Greedy: each step takes the skill that opens most postings; of equals the one that brings most
  /// others nearer (a posting that is n asks from open counts 1/n), then the one lacked in most,
  /// then the first id. Credentials are not learnt.
  LearningPlan plan(const Pack& pack) const;

 private:
  std::uint32_t steps_;
  std::uint32_t may_lack_;
  std::uint64_t open_ = 0;
  std::uint64_t knocked_out_ = 0;
  /// What is lacked, each ask as the number of its skills and the skills; and in how many postings.
  std::unordered_map<std::u32string, std::uint64_t> lacking_;
  std::map<std::uint32_t, std::uint64_t> lacked_in_;  ///< postings a skill
};

}  // namespace rolecall
