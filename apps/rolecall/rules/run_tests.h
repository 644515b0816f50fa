// Holds the examples in the rules against what the analyzer finds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/analyzer.h"
#include "model/rule.h"

namespace rolecall {

enum class Outcome : std::uint8_t { Pass, Missing, Noisy, WrongSpan, Todo, TodoPasses };
inline constexpr std::size_t kOutcomes = 6;

/// "pass", "MISSING", "NOISY", "WRONG-SPAN", "TODO", "TODO-PASSES".
std::string_view outcome_name(Outcome outcome);
bool is_failure(Outcome outcome);

struct TestResult {
  std::size_t rule = 0;     ///< index into RuleSet::rules
  std::size_t example = 0;  ///< index into its tests
  Outcome outcome = Outcome::Pass;
  std::vector<Candidate> hits;  ///< of the rule, kept and lost
};

/// All tests of the rules whose id holds `filter`, in file order. `analyzer` was made from `set`.
std::vector<TestResult> run_tests(const Analyzer& analyzer, const RuleSet& set,
                                  std::string_view filter);

}  // namespace rolecall
