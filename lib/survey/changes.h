// Two corpora side by side: which shares differ, by how much, and which differences would be there
// by chance.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "survey/figures.h"

namespace rolecall {

struct Change {
  std::string table, item, name;
  Proportion here, there;     ///< near-duplicates counted once
  double difference = 0;      ///< share here - share there
  Interval interval;          ///< of the difference, 95 %
  double p = 1;               ///< of "the same share"
  double discovery_rate = 1;  ///< least false discovery rate at which it counts as a finding
};

/// The rate that a finding of Changes keeps: of all findings, one in twenty is expected to be
/// false.
inline constexpr double kDiscoveryRate = 0.05;
/// Items in fewer postings of both corpora together are not compared.
inline constexpr std::uint64_t kFewestCompared = 10;

struct Changes {
  Count postings_here, postings_there;
  std::vector<Change> all;  ///< findings first, the largest difference before the smaller
  std::size_t findings = 0;
};

/// Compares roles, layers, their combinations, skills, facts and languages over all postings. Both
/// figures were made with the same pack.
Changes compare(const Figures& here, const Figures& there);

}  // namespace rolecall
