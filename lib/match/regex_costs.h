// What each regex of a pack takes, collected while texts are searched: for `rolecall bench`.
#pragma once

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/pack.h"

namespace rolecall {

struct RegexCost {
  bool compiled = false;      ///< it ran before; the first time compiles it and is not counted
  std::uint64_t clauses = 0;  ///< clauses it was run on
  std::chrono::nanoseconds time{0};
};

/// One a regex, as Pack::regexes().
using RegexCosts = std::vector<RegexCost>;

/// Adds the time of its scope to a regex; does nothing where nobody collects.
class RegexTimer {
 public:
  RegexTimer(RegexCosts* costs, Index regex) : cost_(costs ? &(*costs)[regex] : nullptr) {
    if (cost_) start_ = std::chrono::steady_clock::now();
  }
  RegexTimer(const RegexTimer&) = delete;
  RegexTimer& operator=(const RegexTimer&) = delete;
  ~RegexTimer() {
    if (!cost_) return;
    if (!std::exchange(cost_->compiled, true)) return;
    cost_->time += std::chrono::steady_clock::now() - start_;
    ++cost_->clauses;
  }

 private:
  RegexCost* cost_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace rolecall
