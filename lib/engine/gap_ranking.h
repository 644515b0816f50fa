// Many postings against one person: the best of them, and what would open most.
#pragma once

#include <cstddef>
#include <vector>

#include "classify/learning.h"
#include "model/gap.h"
#include "model/pack.h"

namespace rolecall {

struct GapOptions {
  std::size_t top = 0;         ///< postings to keep; 0: all
  std::uint32_t learn = 10;    ///< skills in the plan
  std::uint32_t may_lack = 0;  ///< required asks that an open posting may lack
};

/// Memory is that of the postings kept, and of the plan's.
class GapRanking {
 public:
  GapRanking(Pack pack, Profile profile, const GapOptions& options);

  /// Postings come in input order, which decides between equals.
  void add(const Posting& posting, const Analysis& analysis);

  /// The report, without failures and counts of what was not compared.
  GapReport finish();

 private:
  Pack pack_;
  GapOptions options_;
  LearningPlanner planner_;
  GapReport report_;  ///< `ranked` is a heap with the worst on top until finish()
};

}  // namespace rolecall
