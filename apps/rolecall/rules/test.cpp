// rolecall rules test: runs the tests that stand in the rules.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "engine/packs.h"
#include "report/terminal_text.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "rules/run_tests.h"
#include "session.h"
#include "verdict.h"

namespace rolecall {
namespace {

std::string describe(const Analyzer& analyzer, const RuleSet& set, const std::string& folder,
                     const TestResult& result) {
  const Rule& rule = set.rules[result.rule];
  const Example& example = rule.tests[result.example];
  const Location at = locate(set, example.source.mark);
  std::string out(outcome_name(result.outcome));
  out += "  " + rule.id.value + "  " + folder + at.file + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column) + "\n    " + printable(example.text) + "\n";
  if (!example.todo.empty()) out += "    todo: " + printable(example.todo) + "\n";
  for (const Range& span : example.spans)
    out += "    wanted: '" + printable(span.of(example.text)) + "'\n";
  for (const Candidate& hit : result.hits)
    out += "    '" + printable(hit.range.of(example.text)) + "' " +
           verdict_of(analyzer.pack(), example.text, hit) + "\n";
  if (result.hits.empty()) out += "    no term of the rule stands here\n";
  return out;
}

int test(const CommonFlags& common, const std::string& filter, bool show_todo) {
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
  const std::vector<TestResult> results = run_tests(analyzer, set, filter);

  std::string out;
  std::size_t counts[kOutcomes] = {};
  bool bad = false;
  for (const TestResult& result : results) {
    ++counts[static_cast<std::size_t>(result.outcome)];
    const bool failed = is_failure(result.outcome);
    bad |= failed;
    if (failed || (show_todo && result.outcome == Outcome::Todo))
      out += describe(analyzer, set, source.folder, result);
  }
  out += std::to_string(results.size()) + " tests";
  for (std::size_t i = 0; i < kOutcomes; ++i)
    if (counts[i] > 0)
      out += ", " + std::to_string(counts[i]) + " " +
             std::string(outcome_name(static_cast<Outcome>(i)));
  print(out + "\n");
  if (results.empty() && !filter.empty())
    throw CommandError("no rule with tests has '" + filter + "' in its id");
  return bad ? kNo : kDone;
}

}  // namespace

void add_rules_test(Cli& cli, CLI::App& rules) {
  struct Flags {
    std::string filter;
    bool todo = false;
  };
  const auto flags = std::make_shared<Flags>();
  CLI::App& app =
      add_command(cli, rules, "test", "the match and no_match tests that stand in the rules",
                  "  rolecall rules test                        the built-in pack\n"
                  "  rolecall rules test -r my-rules --filter spark\n"
                  "Exit status: 0 all pass, 1 some do not.");
  app.add_option("--filter", flags->filter, "only rules with TEXT in their id")->type_name("TEXT");
  app.add_flag("--todo", flags->todo, "show the tests marked todo as well");
  app.callback([&cli, flags] {
    cli.run = [&cli, flags] { return test(cli.common, flags->filter, flags->todo); };
  });
}

}  // namespace rolecall
