// What `rules test` has to say, for people and machines.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/mutate.h"
#include "engine/rule_tests.h"
#include "findings.h"

namespace rolecall {

/// Clauses dropped one by one.
struct MutationRun {
  std::vector<Mutant> mutants;
  double least_score = 0;

  std::size_t killed() const;
  double score() const;  ///< 1 without mutants
  bool passes() const { return score() >= least_score; }
};

struct TestRun {
  const RuleSet& set;
  const Analyzer& analyzer;
  std::string folder;  ///< of the pack
  std::vector<TestResult> results;
  bool show_todo = false;
  std::optional<MutationRun> mutation;

  bool failed() const;
};

/// Failures with what the rule saw and why, then counts; `format` is any but Sarif.
std::string render_tests(const TestRun& run, FindingFormat format);

}  // namespace rolecall
