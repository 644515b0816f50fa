// rolecall rules diff: what a change of rules does to a corpus.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>

#include "choice.h"
#include "input_flags.h"
#include "interrupt.h"
#include "rules/diff_report.h"
#include "rules/rules.h"
#include "run_postings.h"
#include "session.h"
#include "study/compare_files.h"

namespace rolecall {
namespace {

struct DiffFlags {
  InputFlags input;
  DiffNames names;
  DiffFormat format = DiffFormat::Human;
  CompareLimits limits;
  std::optional<std::uint64_t> max_flips;
};

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored) && !std::filesystem::is_directory(path, ignored);
}

Analyzer open_side(const CommonFlags& common, const std::string& name) {
  CommonFlags flags = common;
  flags.rules = name == "default" ? std::string() : name;
  return Analyzer(open_pack(flags));
}

Comparison compare_results(const DiffFlags& flags) {
  if (!flags.input.options.paths.empty() || !flags.input.files_from.empty())
    throw UsageError("two files of results are compared as they are: name no postings");
  std::string error;
  Comparison total = compare_files(flags.names.before, flags.names.after, flags.limits, error);
  if (!error.empty()) throw CommandError(error);
  return total;
}

int diff(const CommonFlags& common, const DiffFlags& flags) {
  if (!common.rules.empty())
    throw UsageError("-r names one pack; the two to compare are named as OLD and NEW");
  Comparison total;
  int status = kDone;
  const bool old_file = is_file(flags.names.before), new_file = is_file(flags.names.after);
  if (old_file != new_file) {
    const std::string& other = old_file ? flags.names.after : flags.names.before;
    if (other != "default" && !std::filesystem::exists(other))
      throw CommandError("'" + other + "' does not exist");
    throw UsageError("'" + (old_file ? flags.names.before : flags.names.after) +
                     "' is a file of results, '" +
                     (old_file ? flags.names.after : flags.names.before) +
                     "' is not: compare two packs or two files");
  }
  if (old_file) {
    total = compare_results(flags);
  } else {
    const Analyzer before = open_side(common, flags.names.before);
    const Analyzer after = open_side(common, flags.names.after);
    Reader reader = open_inputs(flags.input);
    PackComparison study(before, after, flags.limits);
    status = status_of(common, survey_all(common, reader, study));
    if (interrupted() != 0) return status;
    total = study.total();
  }
  if (total.postings == 0)
    complain(old_file ? "the two files have no posting in common" : "no posting was read");
  print(render_diff(total, flags.names, flags.format));
  if (flags.max_flips && total.flips > *flags.max_flips) {
    complain(std::to_string(total.flips) + " roles flip, more than " +
             std::to_string(*flags.max_flips));
    return kNo;
  }
  return status;
}

}  // namespace

void add_rules_diff(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<DiffFlags>();
  CLI::App& app =
      add_command(cli, rules, "diff",
                  "what a change of rules does to postings: tags and roles, before and after",
                  "  rolecall rules diff default my-rules postings.jsonl.gz\n"
                  "  rolecall rules diff rules-before rules-after postings/ --max-flips 0\n"
                  "  rolecall rules diff old.jsonl new.jsonl -f md >comment.md     two runs of "
                  "classify -f jsonl\n"
                  "Exit status: 0 compared, 1 more role flips than --max-flips.");
  app.add_option("OLD", flags->names.before,
                 "a pack's folder, `default` for the built-in one, or results (.jsonl)")
      ->required();
  app.add_option("NEW", flags->names.after, "the same after the change")->required();
  add_choice(
      app, "-f,--format", flags->format,
      {{"human", DiffFormat::Human}, {"json", DiffFormat::Json}, {"md", DiffFormat::Markdown}},
      "FORMAT", "human, json or md (for a comment on a pull request)");
  app.add_option("--max-flips", flags->max_flips, "status 1 when more roles flip")->type_name("N");
  app.add_option("--examples", flags->limits.examples, "sentences a rule and kind of change")
      ->type_name("N")
      ->check(CLI::Range(0, 100).description(""))
      ->capture_default_str();
  app.add_option("--flips", flags->limits.flips, "role flips listed")
      ->type_name("N")
      ->check(CLI::Range(0, 100000).description(""))
      ->capture_default_str();
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return diff(cli.common, *flags); }; });
}

}  // namespace rolecall
