// Shares of counts and how sure they are: intervals, differences, what stands together more often
// than by chance. All intervals are of 95 %.
#pragma once

#include <cstdint>
#include <vector>

namespace rolecall {

struct Interval {
  double low = 0, high = 0;
};

/// `hits` of `of` cases.
struct Proportion {
  std::uint64_t hits = 0;
  std::uint64_t of = 0;
  void count(bool hit) { hits += hit, ++of; }
  /// 0 where there are no cases.
  double value() const { return of ? static_cast<double>(hits) / static_cast<double>(of) : 0.0; }
};

/// Wilson's interval of a share; 0 to 1 where there are no cases.
Interval wilson(std::uint64_t hits, std::uint64_t of);

/// Newcombe's interval of a.value() - b.value(): of the two Wilson intervals (his method 10).
Interval newcombe(Proportion a, Proportion b);

/// Two-sided p-value of "both have the same share": the pooled test of two proportions. 1 where it
/// cannot be told.
double same_share_p(Proportion a, Proportion b);

/// Benjamini and Hochberg: for each p-value the least false discovery rate at which it is still
/// taken for a finding. In the order given.
std::vector<double> false_discovery_rates(const std::vector<double>& p_values);

/// Cases with both of two marks, with each of them, and all.
struct Together {
  std::uint64_t both = 0;
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t of = 0;
};

/// How many times as often both stand together as they would by chance: both * of / (a * b). 0
/// where one of them never occurs.
double lift(const Together& t);
/// Its interval by the delta method on the logarithm; 0 to 0 where the two never stand together.
Interval lift_interval(const Together& t);

}  // namespace rolecall
