// Features of what kinds of statement a posting is made of, and for whom its duties are.
#pragma once

#include <span>
#include <vector>

#include "classify/posting_values.h"

namespace rolecall {

/// Soft counts: each clause adds its probabilities, so a doubtful one counts by halves. Buffers are
/// reused: one a thread.
class KindFeatures {
 public:
  /// `title_groups` are those of add_title().
  void add(const PostingParts& posting, std::span<const Index> title_groups, PostingValues& values);

 private:
  void count_kinds(const ReadClauses& clauses);
  void add_kinds(const Pack& pack, PostingValues& values);
  void add_ratios(const Pack& pack, PostingValues& values);
  void add_with_title(std::span<const Index> title_groups, PostingValues& values) const;
  void count_whom(const ReadClauses& clauses);
  void add_whom(const ReadClauses& clauses, PostingValues& values) const;

  // Of each kind: its amount, its surest clause, its amount among the first duties.
  std::vector<float> amount_, most_, first_;
  float duties_ = 0, first_duties_ = 0;  // amounts of all kinds of duties together
  /// A kind of clause alone, or several as one.
  struct Mix {
    bool duty = false;  ///< any but a kind that is no duty
    float share = 0;    ///< among the duties
  };
  std::vector<Mix> mixes_;
  std::vector<float> ratios_;
  std::vector<float> whom_;  // amounts of each party, then of each kind and party
};

}  // namespace rolecall
