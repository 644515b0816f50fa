// rolecall rules check: every finding about a pack's files.
#include "check/check.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include "base/line_diff.h"
#include "check/baseline.h"
#include "check/fixes.h"
#include "choice.h"
#include "columns.h"
#include "finding_targets.h"
#include "input_flags.h"
#include "interrupt.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

const Choices<FindingFormat> kFormats{
    {"human", FindingFormat::Human}, {"concise", FindingFormat::Concise},
    {"json", FindingFormat::Json},   {"sarif", FindingFormat::Sarif},
    {"junit", FindingFormat::Junit}, {"github", FindingFormat::Github}};

struct CheckFlags {
  std::vector<FindingTarget> outputs;
  Severity level = Severity::Warning;
  std::optional<std::size_t> max_warnings;
  std::string baseline;
  std::string write_baseline;
  std::vector<std::string> corpus;
  bool mutate = false;
  bool fix = false;
  bool diff = false;
};

/// Keeps the texts of all postings.
class TextStudy final : public Study {
 public:
  std::unique_ptr<Part> part() const override { return std::make_unique<Own>(); }
  void take(Part& part) override {
    auto& own = static_cast<Own&>(part).texts;
    std::move(own.begin(), own.end(), std::back_inserter(texts));
  }

  std::vector<std::string> texts;

 private:
  struct Own final : Part {
    void add(const Posting& posting) override { texts.push_back(posting.text); }
    std::vector<std::string> texts;
  };
};

/// The texts of the corpus into `texts`; the status of reading them.
int read_corpus(const CommonFlags& common, const std::vector<std::string>& paths,
                std::vector<std::string>& texts) {
  if (paths.empty()) return kDone;
  InputFlags input;
  input.options.paths = paths;
  Reader reader = open_inputs(input);
  TextStudy study;
  const int status = status_of(common, survey_all(common, reader, study));
  if (study.texts.empty() && interrupted() == 0) throw CommandError("the corpus holds no posting");
  texts = std::move(study.texts);
  return status;
}

/// Takes out what is below the level.
Diagnostics hide(Diagnostics& findings, Severity level) {
  auto& all = findings.all();
  const auto below = std::stable_partition(
      all.begin(), all.end(), [&](const Diagnostic& d) { return d.severity >= level; });
  Diagnostics hidden;
  std::move(below, all.end(), std::back_inserter(hidden.all()));
  all.erase(below, all.end());
  return hidden;
}

/// Whether the answer is no: told by all findings, also by those that are not shown.
bool fails(const Diagnostics& findings, const CommonFlags& common, const CheckFlags& flags) {
  const std::size_t warnings = findings.count(Severity::Warning);
  return findings.has_errors() || (common.strict && warnings > 0) ||
         (flags.max_warnings && warnings > *flags.max_warnings);
}

/// Mends what is shown at the level, or shows how; how many fixes there were.
std::size_t mend(const RuleSet& set, Diagnostics findings, Severity level,
                 const std::string& folder, bool write) {
  hide(findings, level);
  std::size_t fixes = 0;
  for (const MendedFile& file : apply_fixes(set.files, findings)) {
    fixes += file.fixes;
    if (write)
      write_file(folder + file.path, file.after);
    else
      print(unified_diff(folder + file.path, file.before, file.after));
  }
  return fixes;
}

std::string summary(const RuleSet& set, const Diagnostics& shown, const Diagnostics& hidden) {
  const char* level = hidden.count(Severity::Info) > 0 ? "info" : "warning";
  return counted(set.rules.size(), "rule") + " in " + counted(set.files.size(), "file") + ": " +
         count_findings(shown) +
         (hidden.empty() ? ""
                         : " (" + count_findings(hidden) + " more with --level " + level + ")") +
         "\n";
}

void write_outputs(const std::vector<FindingTarget>& outputs, const RuleSet& set,
                   const Diagnostics& findings, const Diagnostics& hidden,
                   const CommonFlags& common, const std::string& folder) {
  for (const FindingTarget& output : outputs) {
    FindingOptions options;
    options.format = output.format;
    options.folder = folder;
    options.colour = output.file.empty() && use_color(common.color, STDOUT_FILENO);
    options.width = output.file.empty() ? terminal_width(STDOUT_FILENO) : 100;
    std::string out = render_findings(findings, set.files, options);
    if (output.format == FindingFormat::Human) out += summary(set, findings, hidden);
    write_target(output, out);
  }
}

int check(const CommonFlags& common, const CheckFlags& flags) {
  if (flags.fix && common.rules.empty())
    throw UsageError("the built-in pack cannot be mended; name a pack with -r DIR");
  PackSource source = open_pack_source(common);
  CheckOptions options;
  options.mutate = flags.mutate;
  const int status = read_corpus(common, flags.corpus, options.postings);
  if (interrupted() != 0) return status;
  Diagnostics findings;
  RuleSet set = load_rules(std::move(source.files), findings);
  bool whole = check_rules(set, options, findings);

  if (flags.diff) {
    // Nothing else on standard output: it is a patch.
    return mend(set, findings, flags.level, source.folder, false) > 0 ? kNo : status;
  }
  if (flags.fix) {
    const std::size_t fixes = mend(set, findings, flags.level, source.folder, true);
    complain(std::to_string(fixes) + (fixes == 1 ? " finding mended" : " findings mended"));
    if (fixes > 0) {
      findings = {};
      set = load_rules(open_pack_source(common).files, findings);
      whole = check_rules(set, options, findings);
    }
  }
  if (!flags.baseline.empty())
    apply_baseline(
        read_file(flags.baseline), flags.baseline,
        [&](std::string_view name) { return whole && finds_again(options, name); }, findings);
  if (!flags.write_baseline.empty()) {
    // What may fail a run is listed, whatever is shown.
    hide(findings, std::min(flags.level, Severity::Warning));
    write_file(flags.write_baseline, write_baseline(findings));
    complain("'" + flags.write_baseline + "' lists " + count_findings(findings));
    return status;
  }

  const bool no = fails(findings, common, flags);
  const Diagnostics hidden = hide(findings, flags.level);
  write_outputs(chosen_targets(flags.outputs), set, findings, hidden, common, source.folder);
  return no ? kNo : status;
}

}  // namespace

void add_rules_check(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<CheckFlags>();
  CLI::App& app = add_command(
      cli, rules, "check", "errors and warnings of the rule files, each with its place",
      "  rolecall rules check                       the built-in pack\n"
      "  rolecall rules check -r my-rules --max-warnings 0\n"
      "  rolecall rules check -r my-rules -f human -f sarif=rules.sarif\n"
      "  rolecall rules check -r my-rules --diff    what --fix would change\n"
      "  rolecall rules check -r my-rules --corpus postings/ --level info\n"
      "  rolecall rules check -r my-rules --write-baseline known.txt\n"
      "Exit status: 0 no errors (nor more warnings than --max-warnings allows), 1 some.\n"
      "`rolecall rules explain CHECK` says what a finding means.");
  add_finding_targets(app, flags->outputs, kFormats);
  add_choice(app, "--level", flags->level,
             {{"info", Severity::Info}, {"warning", Severity::Warning}, {"error", Severity::Error}},
             "LEVEL", "show findings from this level: info, warning (default) or error");
  app.add_option_function<std::size_t>(
         "--max-warnings", [flags](std::size_t n) { flags->max_warnings = n; },
         "fail past so many warnings")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000000).description(""));
  app.add_option("--baseline", flags->baseline,
                 "findings listed in FILE pass; listed ones that are gone fail")
      ->type_name("FILE");
  app.add_option("--write-baseline", flags->write_baseline, "list all findings in FILE")
      ->type_name("FILE");
  app.add_option("--corpus", flags->corpus, "try the rules on these postings too")
      ->type_name("PATH");
  app.add_flag("--mutate", flags->mutate, "look for clauses that no test holds in place");
  CLI::Option* fix = app.add_flag("--fix", flags->fix, "mend what can be mended, in place");
  app.add_flag("--diff", flags->diff, "print what --fix would change, as a patch; status 1 if any")
      ->excludes(fix);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return check(cli.common, *flags); }; });
}

}  // namespace rolecall
