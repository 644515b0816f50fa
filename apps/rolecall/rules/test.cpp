// rolecall rules test: runs the tests that stand in the rules.
#include <fnmatch.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>

#include "base/fnv.h"
#include "engine/packs.h"
#include "finding_targets.h"
#include "pack/compile.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "rules/test_report.h"
#include "session.h"

namespace rolecall {
namespace {

const Choices<FindingFormat> kTestFormats{{"human", FindingFormat::Human},
                                          {"concise", FindingFormat::Concise},
                                          {"json", FindingFormat::Json},
                                          {"junit", FindingFormat::Junit},
                                          {"github", FindingFormat::Github}};

/// Part `number` (from 1) of `of` parts.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t of = 1;
};

struct TestFlags {
  std::vector<FindingTarget> outputs;
  std::vector<std::string> filters;
  Shard shard;
  bool todo = false;
  bool mutate = false;
  double least_score = 0;
};

Shard read_shard(const std::string& word) {
  Shard shard;
  const char* end = word.data() + word.size();
  const auto number = std::from_chars(word.data(), end, shard.number);
  if (number.ec == std::errc() && number.ptr != end && *number.ptr == '/') {
    const auto of = std::from_chars(number.ptr + 1, end, shard.of);
    if (of.ec == std::errc() && of.ptr == end && shard.number >= 1 && shard.number <= shard.of)
      return shard;
  }
  throw CLI::ValidationError("--shard", "'" + word + "' is no I/N, such as 2/4");
}

// By the id alone, so that a rule stays in its part when others come and go.
bool in_shard(const std::string& id, Shard shard) {
  return fnv1a(id) % shard.of == shard.number - 1;
}

bool passes(const std::string& id, const std::string& filter) {
  if (filter.find_first_of("*?[") == filter.npos) return id.find(filter) != id.npos;
  return fnmatch(filter.c_str(), id.c_str(), 0) == 0;
}

bool is_wanted(const Rule& rule, const TestFlags& flags) {
  const std::string& id = rule.id.value;
  if (!in_shard(id, flags.shard)) return false;
  return flags.filters.empty() ||
         std::any_of(flags.filters.begin(), flags.filters.end(),
                     [&](const std::string& filter) { return passes(id, filter); });
}

// A filter that no rule passes is a slip, whatever the others find.
void check_filters(const RuleSet& set, const TestFlags& flags) {
  for (const std::string& filter : flags.filters)
    if (std::none_of(set.rules.begin(), set.rules.end(), [&](const Rule& rule) {
          return !rule.tests.empty() && passes(rule.id.value, filter);
        }))
      throw UsageError("no rule with tests has '" + filter + "' in its id");
}

int test(const CommonFlags& common, const TestFlags& flags) {
  PackSource source = open_pack_source(common);
  Diagnostics findings;
  const RuleSet set = load_rules(std::move(source.files), findings);
  auto pack = findings.has_errors() ? std::nullopt : make_pack(set, findings);
  if (!pack) {
    source.files = set.files;
    say_findings(findings, source, common);
    throw CommandError("the rules cannot be tested: " + count_findings(findings));
  }
  check_filters(set, flags);
  const Analyzer analyzer(std::move(*pack));
  const auto wanted = [&](const Rule& rule) { return is_wanted(rule, flags); };
  TestRun run{set, analyzer, source.folder, run_tests(set, analyzer, wanted), flags.todo, {}};
  // Of rules that fail, nothing can be told by dropping clauses.
  if (flags.mutate && !run.failed()) {
    Diagnostics ignored;
    run.mutation =
        MutationRun{run_mutants(set, compile_pack(set, ignored),
                                [&](std::uint32_t rule) { return wanted(set.rules[rule]); }),
                    flags.least_score};
  }
  for (const FindingTarget& target : chosen_targets(flags.outputs))
    write_target(target, render_tests(run, target.format));
  return run.failed() || (run.mutation && !run.mutation->passes()) ? kNo : kDone;
}

}  // namespace

void add_rules_test(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<TestFlags>();
  CLI::App& app =
      add_command(cli, rules, "test", "the match and no_match tests that stand in the rules",
                  "  rolecall rules test                        the built-in pack\n"
                  "  rolecall rules test -r my-rules --filter spark --filter 'go*'\n"
                  "  rolecall rules test -r my-rules -f human -f junit=tests.xml\n"
                  "  rolecall rules test --shard 2/4            the second of four machines\n"
                  "  rolecall rules test --mutate --min-mutation-score 0.95\n"
                  "Exit status: 0 all pass, 1 some do not.");
  add_finding_targets(app, flags->outputs, kTestFormats);
  app.add_option("--filter", flags->filters,
                 "only rules with TEXT in their id; with * or ? it is a pattern for the whole id; "
                 "may be given several times")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  app.add_option_function<std::string>(
         "--shard", [flags](const std::string& word) { flags->shard = read_shard(word); },
         "only part I of N; a rule's part is told by its id alone")
      ->type_name("I/N");
  app.add_flag("--todo", flags->todo, "show the tests marked todo as well");
  CLI::Option* mutate =
      app.add_flag("--mutate", flags->mutate,
                   "drop each case, list, near, unless, except, unless_posting and scope in turn: "
                   "which loss would no test notice?");
  app.add_option("--min-mutation-score", flags->least_score,
                 "with --mutate: status 1 where less than this share is noticed")
      ->type_name("X")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->needs(mutate);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return test(cli.common, *flags); }; });
}

}  // namespace rolecall
