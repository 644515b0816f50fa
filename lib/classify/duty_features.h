// Features of what stands in the duties of a posting: rules, their groups, a verb with its object.
#pragma once

#include <compare>
#include <vector>

#include "classify/posting_values.h"

namespace rolecall {

/// Each clause is weighted by how surely it is a duty. Buffers are reused: one a thread.
class DutyFeatures {
 public:
  void add(const PostingParts& posting, PostingValues& values);

 private:
  void gather(const PostingParts& posting, const PostingValues& values);
  void add_rules(const Pack& pack, PostingValues& values) const;
  void add_groups(PostingValues& values) const;
  void add_pairs(PostingValues& values);

  struct Amount {
    float duty = 0, asked = 0;
    std::uint32_t clause = kNone;  // last clause that counted
  };
  struct Amounts {
    std::vector<Amount> of;      // each rule or group
    std::vector<Index> touched;  // those that stand in some clause, as they came

    void begin(std::size_t count) {
      for (const Index index : touched) of[index] = {};
      touched.clear();
      of.resize(count);
    }
    void count(Index index, std::uint32_t clause, float duty, float asked) {
      Amount& amount = of[index];
      if (amount.clause == clause) return;
      if (amount.clause == kNone) touched.push_back(index);
      amount.clause = clause;
      amount.duty += duty;
      amount.asked += asked;
    }
  };
  Amounts rules_, groups_;
  struct PairedDuty {
    std::uint64_t key;
    float duty;
    std::uint32_t row;
    auto operator<=>(const PairedDuty&) const = default;
  };
  std::vector<PairedDuty> pairs_;
  float duties_ = 0;  // sum of the weights
};

}  // namespace rolecall
