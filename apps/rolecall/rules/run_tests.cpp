#include "rules/run_tests.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace rolecall {
namespace {

Outcome judge(const Example& example, const std::vector<Candidate>& hits) {
  const auto kept = [&](auto accept) {
    return std::any_of(hits.begin(), hits.end(), [&](const Candidate& hit) {
      return hit.verdict == Verdict::Kept && accept(hit.range);
    });
  };
  if (!example.match) return kept([](Range) { return true; }) ? Outcome::Noisy : Outcome::Pass;
  for (const Range span : example.spans) {
    if (kept([&](Range range) { return range == span; })) continue;
    return kept([&](Range range) { return range.overlaps(span); }) ? Outcome::WrongSpan
                                                                   : Outcome::Missing;
  }
  if (!example.spans.empty()) return Outcome::Pass;
  return kept([](Range) { return true; }) ? Outcome::Pass : Outcome::Missing;
}

}  // namespace

std::string_view outcome_name(Outcome outcome) {
  static constexpr std::string_view kNames[kOutcomes] = {"pass",       "MISSING", "NOISY",
                                                         "WRONG-SPAN", "TODO",    "TODO-PASSES"};
  return kNames[static_cast<std::size_t>(outcome)];
}

bool is_failure(Outcome outcome) { return outcome != Outcome::Pass && outcome != Outcome::Todo; }

std::vector<TestResult> run_tests(const Analyzer& analyzer, const RuleSet& set,
                                  std::string_view filter) {
  const Pack& pack = analyzer.pack();
  std::unordered_map<std::string_view, Index> index;
  for (Index i = 0; i < pack.rules().size(); ++i) index.emplace(pack.str(pack.rules()[i].id), i);

  std::vector<TestResult> results;
  Scratch scratch;
  for (std::size_t r = 0; r < set.rules.size(); ++r) {
    const Rule& rule = set.rules[r];
    const auto found = index.find(rule.id.value);
    if (found == index.end() || rule.id.value.find(filter) == std::string::npos) continue;
    const Field field = rule.kind == Kind::Title ? Field::Title : Field::Body;
    for (std::size_t e = 0; e < rule.tests.size(); ++e) {
      const Example& example = rule.tests[e];
      TestResult& result = results.emplace_back();
      result.rule = r;
      result.example = e;
      result.hits = analyzer.candidates(example.text, field, scratch);
      std::erase_if(result.hits, [&](const Candidate& hit) { return hit.rule != found->second; });
      result.outcome = judge(example, result.hits);
      if (!example.todo.empty())
        result.outcome = result.outcome == Outcome::Pass ? Outcome::TodoPasses : Outcome::Todo;
    }
  }
  return results;
}

}  // namespace rolecall
