// rolecall rules test: runs the tests that stand in the rules.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "engine/packs.h"
#include "engine/rule_tests.h"
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
  const std::vector<TestResult> results = run_tests(set, analyzer, [&](const Rule& rule) {
    return rule.id.value.find(filter) != std::string::npos;
  });

  std::string out;
  std::map<Outcome, std::size_t> counts;
  bool bad = false;
  for (const TestResult& result : results) {
    ++counts[result.outcome];
    bad |= is_failure(result.outcome);
    if (is_failure(result.outcome) || (show_todo && result.outcome == Outcome::Todo))
      out += report(analyzer, set, source.folder, result);
  }
  out += std::to_string(results.size()) + " tests";
  for (const auto& [outcome, count] : counts)
    out += ", " + std::to_string(count) + " " + std::string(outcome_name(outcome));
  print(out + "\n");
  if (results.empty() && !filter.empty())
    throw UsageError("no rule with tests has '" + filter + "' in its id");
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
