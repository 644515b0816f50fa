// rolecall rules test: runs the tests that stand in the rules.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "check/mutate.h"
#include "choice.h"
#include "engine/packs.h"
#include "engine/rule_tests.h"
#include "pack/compile.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

std::string report(const Analyzer& analyzer, const RuleSet& set, const std::string& folder,
                   const TestResult& result) {
  const Rule& rule = set.rules[result.rule];
  const Example& example = rule.tests[result.example];
  const Location at = locate(set, example.source.mark);
  std::string out(outcome_name(result.outcome));
  out += "  " + rule.id.value + "  " + folder + at.file + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column) + "\n";
  const auto line = [&out](const std::string& text) { out += "    " + printable(text) + "\n"; };
  line(example.source.value);
  if (!example.todo.empty()) line("todo: " + example.todo);
  if (!result.detail.empty()) line(result.detail);
  for (const Candidate& hit : result.trace) line(describe(analyzer.pack(), example.text, hit));
  return out;
}

struct Flags {
  std::string filter;
  bool todo = false;
  bool mutate = false;
  double least_score = 0;
};

/// Which clauses no test would miss, as a table and a score.
int mutate(const RuleSet& set, const std::string& folder, const Flags& flags) {
  Diagnostics ignored;
  const std::vector<Mutant> mutants =
      run_mutants(set, compile_pack(set, ignored), [&](std::uint32_t rule) {
        return set.rules[rule].id.value.find(flags.filter) != std::string::npos;
      });
  std::size_t rule_width = 0, killed = 0;
  for (const Mutant& mutant : mutants) {
    killed += mutant.killed;
    if (!mutant.killed) rule_width = std::max(rule_width, set.rules[mutant.rule].id.value.size());
  }
  std::string out;
  for (const Mutant& mutant : mutants) {
    if (mutant.killed) continue;
    const std::string& id = set.rules[mutant.rule].id.value;
    const Location at = locate(set, mutant.mark);
    out += id + std::string(rule_width - id.size() + 2, ' ') + mutant.clause +
           std::string(std::max<std::size_t>(16, mutant.clause.size() + 2) - mutant.clause.size(),
                       ' ') +
           printable(mutant.word) + "  " + folder + at.file + ":" + std::to_string(at.line) + ":" +
           std::to_string(at.column) + "\n";
  }
  const double score =
      mutants.empty() ? 1.0 : static_cast<double>(killed) / static_cast<double>(mutants.size());
  out += std::to_string(mutants.size()) + " clauses dropped, " + std::to_string(killed) +
         " noticed by tests: score " + decimal_string(score, 3) + "\n";
  print(out);
  return score < flags.least_score ? kNo : kDone;
}

int test(const CommonFlags& common, const Flags& flags) {
  const std::string& filter = flags.filter;
  PackSource source = open_pack_source(common);
  Diagnostics findings;
  const RuleSet set = load_rules(std::move(source.files), findings);
  auto pack = findings.has_errors() ? std::nullopt : make_pack(set, findings);
  if (!pack) {
    source.files = set.files;
    say_findings(findings, source, common);
    throw CommandError("the rules cannot be tested: " + count_findings(findings));
  }
  const Analyzer analyzer(std::move(*pack));
  const std::vector<TestResult> results = run_tests(set, analyzer, [&](const Rule& rule) {
    return rule.id.value.find(filter) != std::string::npos;
  });

  std::string out;
  std::map<Outcome, std::size_t> counts;
  bool bad = false;
  for (const TestResult& result : results) {
    ++counts[result.outcome];
    bad |= is_failure(result.outcome);
    if (is_failure(result.outcome) || (flags.todo && result.outcome == Outcome::Todo))
      out += report(analyzer, set, source.folder, result);
  }
  out += std::to_string(results.size()) + " tests";
  for (const auto& [outcome, count] : counts)
    out += ", " + std::to_string(count) + " " + std::string(outcome_name(outcome));
  print(out + "\n");
  if (results.empty() && !filter.empty())
    throw UsageError("no rule with tests has '" + filter + "' in its id");
  if (bad || !flags.mutate) return bad ? kNo : kDone;
  return mutate(set, source.folder, flags);
}

}  // namespace

void add_rules_test(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<Flags>();
  CLI::App& app =
      add_command(cli, rules, "test", "the match and no_match tests that stand in the rules",
                  "  rolecall rules test                        the built-in pack\n"
                  "  rolecall rules test -r my-rules --filter spark\n"
                  "  rolecall rules test --mutate --min-mutation-score 0.95\n"
                  "Exit status: 0 all pass, 1 some do not.");
  app.add_option("--filter", flags->filter, "only rules with TEXT in their id")->type_name("TEXT");
  app.add_flag("--todo", flags->todo, "show the tests marked todo as well");
  app.add_flag("--mutate", flags->mutate,
               "drop each case, list, near, unless, except and unless_posting in turn: which loss "
               "would no test notice?");
  app.add_option("--min-mutation-score", flags->least_score,
                 "with --mutate: status 1 where less than this share is noticed")
      ->type_name("0..1")
      ->check(CLI::Range(0.0, 1.0));
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return test(cli.common, *flags); }; });
}

}  // namespace rolecall
