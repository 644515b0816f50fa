// The tests of the rules, run.
#include <algorithm>
#include <string>

#include "check/passes.h"
#include "engine/rule_tests.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

// A no_match test in which a rule of the same group tags the very words this rule turned down.
void check_other(Reporter& report, const Analyzer& analyzer, std::uint32_t r,
                 const Example& example, Scratch& scratch) {
  const auto& rules = report.rules().rules;
  const Rule& rule = rules[r];
  const auto hits = analyzer.candidates(example.text, Field::Body, scratch);
  for (const Candidate& own : hits) {
    if (own.rule != r || (own.verdict != Verdict::NoEvidence && own.verdict != Verdict::Unless))
      continue;
    const auto other = std::find_if(hits.begin(), hits.end(), [&](const Candidate& c) {
      return c.rule != r && c.verdict == Verdict::Kept && c.range == own.range &&
             is_skill(rules[c.rule].kind) && rules[c.rule].group.value == rule.group.value;
    });
    if (other == hits.end()) continue;
    report
        .add("example-matches-other-rule",
             "this no_match test is tagged by " + rules[other->rule].id.value +
                 " with the same words: " + quoted(own.range.of(example.text)),
             example.source.mark, &rule, "is the tag right there?")
        .notes.push_back(report.note("tagged by this rule", rules[other->rule].id.mark));
    return;
  }
}

}  // namespace

void check_outcomes(Reporter& report, const Analyzer& analyzer) {
  const auto& rules = report.rules().rules;
  for (const TestResult& result : run_tests(report.rules(), analyzer)) {
    const Rule& rule = rules[result.rule];
    const Example& example = rule.tests[result.example];
    if (result.outcome == Outcome::TodoPasses)
      report.add("todo-test-passes", "the todo test passes now; drop the todo", example.source.mark,
                 &rule);
    else if (is_failure(result.outcome))
      report.add("failing-test", std::string(outcome_name(result.outcome)) + ": " + result.detail,
                 example.source.mark, &rule,
                 "`rolecall rules test --filter " + rule.id.value + "` shows every hit");
  }
  Scratch scratch;
  for (std::uint32_t r = 0; r < rules.size(); ++r)
    for (const Example& example : rules[r].tests)
      if (!example.match && is_skill(rules[r].kind))
        check_other(report, analyzer, r, example, scratch);
}

}  // namespace rolecall
