#include "engine/rule_tests.h"

#include <algorithm>

#include "text/sections.h"

namespace rolecall {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string verdict_words(const Pack& pack, std::string_view text, const Candidate& hit) {
  const auto by = [&] {
    std::string words = hit.by.empty() ? std::string() : ' ' + quoted(hit.by.of(text));
    if (hit.by_rule != kNone) words += " of " + std::string(pack.str(pack.rules()[hit.by_rule].id));
    return words;
  };
  switch (hit.verdict) {
    case Verdict::Kept:
      return "kept";
    case Verdict::WrongCase:
      return "lost: wrong case, and no peer beside it in a list";
    case Verdict::NoEvidence:
      return "lost: no peer beside it in a list and no near word";
    case Verdict::Unless:
      return "lost: unless" + by() + " nearby";
    case Verdict::Except:
      return "lost: inside except" + by();
    case Verdict::Ignored:
      return "lost: inside ignored" + by();
    case Verdict::Shorter:
      return "lost: shorter than" + by();
    case Verdict::SwitchedOff:
      return "lost: switched off by unless_posting";
  }
  return {};
}

bool out_of_scope(const RuleEntry& rule, const std::vector<Section>& sections, Range hit) {
  const Section& section = sections[section_at(sections, hit.begin)];
  return !section.heading.empty() && !allowed(rule, section.kind);
}

// Compares the spans found with those the example wants.
void compare(const Example& example, const std::vector<Range>& found, TestResult& result) {
  const auto has = [](const std::vector<Range>& ranges, Range range) {
    return std::find(ranges.begin(), ranges.end(), range) != ranges.end();
  };
  if (!example.match) {
    if (!found.empty()) {
      result.outcome = Outcome::Noisy;
      result.detail = "tags " + quoted(found.front().of(example.text)) + " in a no_match example";
    }
    return;
  }
  for (const Range want : example.spans) {
    if (has(found, want)) continue;
    const auto other =
        std::find_if(found.begin(), found.end(), [&](Range r) { return r.overlaps(want); });
    if (other == found.end()) {
      result.outcome = Outcome::Missing;
      result.detail = "does not tag " + quoted(want.of(example.text));
    } else {
      result.outcome = Outcome::WrongSpan;
      result.detail = "tags " + quoted(other->of(example.text)) + " instead of " +
                      quoted(want.of(example.text));
    }
    return;
  }
  for (const Range range : found) {
    if (has(example.spans, range)) continue;
    result.outcome = Outcome::Noisy;
    result.detail = "also tags " + quoted(range.of(example.text)) + ", which is not marked";
    return;
  }
}

}  // namespace

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass:
      return "PASS";
    case Outcome::Missing:
      return "MISSING";
    case Outcome::Noisy:
      return "NOISY";
    case Outcome::WrongSpan:
      return "WRONG-SPAN";
    case Outcome::Todo:
      return "TODO";
    case Outcome::TodoPasses:
      return "TODO-PASSES";
  }
  return {};
}

std::string describe(const Pack& pack, std::string_view text, const Candidate& hit) {
  return quoted(hit.range.of(text)) + " at " + std::to_string(hit.range.begin) + ": " +
         verdict_words(pack, text, hit);
}

TestResult run_example(const RuleSet& rules, const Analyzer& analyzer, std::uint32_t rule,
                       std::uint32_t example, Scratch& scratch) {
  const Rule& tested = rules.rules[rule];
  const Example& test = tested.tests[example];
  TestResult result;
  result.rule = rule;
  result.example = example;
  const Field field = tested.kind == Kind::Title ? Field::Title : Field::Body;
  std::vector<Range> found;
  for (const Candidate& hit : analyzer.candidates(test.text, field, scratch)) {
    if (hit.rule == rule && hit.verdict == Verdict::Kept) found.push_back(hit.range);
  }
  const RuleEntry& entry = analyzer.pack().rules()[rule];
  if (entry.sections != ~0ull && field == Field::Body && !found.empty()) {
    Posting posting;
    posting.text = test.text;
    const Analysis analysis = analyzer.analyze(posting, scratch);
    std::erase_if(found, [&](Range hit) { return out_of_scope(entry, analysis.sections, hit); });
  }
  compare(test, found, result);
  if (!test.todo.empty())
    result.outcome = result.outcome == Outcome::Pass ? Outcome::TodoPasses : Outcome::Todo;
  return result;
}

std::vector<TestResult> run_tests(const RuleSet& rules, const Analyzer& analyzer,
                                  const std::function<bool(const Rule&)>& wanted) {
  std::vector<TestResult> results;
  Scratch scratch;
  for (std::uint32_t r = 0; r < rules.rules.size(); ++r) {
    if (wanted && !wanted(rules.rules[r])) continue;
    for (std::uint32_t e = 0; e < rules.rules[r].tests.size(); ++e)
      results.push_back(run_example(rules, analyzer, r, e, scratch));
  }
  return results;
}

}  // namespace rolecall
