// Runs the tests that stand in the rules.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analyzer.h"
#include "model/rule.h"

namespace rolecall {

/// What became of one example.
enum class Outcome : std::uint8_t {
  Pass,
  Missing,     ///< a span that must be tagged is not
  Noisy,       ///< tagged where it must not be
  WrongSpan,   ///< tagged, but with another stretch
  Todo,        ///< fails, as its todo says
  TodoPasses,  ///< no longer fails: the todo must go
};

/// "MISSING", "WRONG-SPAN", ...
std::string_view outcome_name(Outcome outcome);
constexpr bool is_failure(Outcome outcome) {
  return outcome != Outcome::Pass && outcome != Outcome::Todo;
}

struct TestResult {
  std::uint32_t rule = 0;     ///< index into RuleSet::rules
  std::uint32_t example = 0;  ///< index into its tests
  Outcome outcome = Outcome::Pass;
  std::string detail;  ///< one sentence: what was expected, what was found
};

/// Runs one example with an analyzer made from the rules' pack. Tests of title rules are titles;
/// all others are texts. A rule's scope counts where the hit stands under a heading of the text:
/// a test without one is about the words alone.
TestResult run_example(const RuleSet& rules, const Analyzer& analyzer, std::uint32_t rule,
                       std::uint32_t example, Scratch& scratch);

/// Runs the examples of every rule for which `wanted` is true (null: all), in file order.
std::vector<TestResult> run_tests(const RuleSet& rules, const Analyzer& analyzer,
                                  const std::function<bool(const Rule&)>& wanted = nullptr);

/// A candidate in words: `"Go" at 14: lost, no evidence nearby`.
std::string describe(const Pack& pack, std::string_view text, const Candidate& candidate);

}  // namespace rolecall
