// rolecall gap: what each posting asks that a person lacks.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <utility>

#include "choice.h"
#include "cli.h"
#include "corpus/formats.h"
#include "engine/gap_ranking.h"
#include "engine/profile.h"
#include "filter_flags.h"
#include "input_flags.h"
#include "interrupt.h"
#include "output_flags.h"
#include "report/gap/gap_report.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

constexpr std::string_view kYears = "min_years";  // facts that --years and --degree tell
constexpr std::string_view kDegree = "degree";

struct GapFlags {
  InputFlags input;
  FilterFlags filter;
  OutputFlags output;
  std::string have;
  ProfileFormat have_format = ProfileFormat::Auto;
  int years = -1;
  std::string degree;
  GapOptions options;
};

/// How the file is marked up. A list of skills has no marks of Markdown, whatever its name.
InputFormat text_format(const std::string& path, ProfileFormat format) {
  const InputFormat named = format_of_name(path);
  const bool marked = named == InputFormat::Html ||
                      (named == InputFormat::Markdown && format != ProfileFormat::List);
  return marked ? named : InputFormat::Text;
}

/// The text of the file: decompressed, in UTF-8, without the marks of HTML.
std::string read_have(const std::string& path, ProfileFormat format) {
  InputOptions options;
  options.paths = {path};
  options.format = text_format(path, format);
  options.stop = [] { return interrupted() != 0; };
  Reader reader(std::move(options));
  if (!reader.missing().empty()) throw CommandError("'" + path + "' does not exist");
  Chunk chunk;
  Batch batch;
  std::string text;
  std::size_t records = 0;
  while (reader.next(chunk)) {
    reader.decode(chunk, batch);
    for (const auto& record : batch.records) {
      if (const auto* failure = std::get_if<Failure>(&record))
        throw CommandError("cannot read '" + path + "': " + failure->message);
      if (++records > 1) throw CommandError("'" + path + "' is a folder; --have takes one file");
      text = std::get<Posting>(record).text;
    }
  }
  return text;
}

Index fact_field(const Pack& pack, std::string_view id, const std::string& flag) {
  const auto fields = pack.facts();
  for (Index i = 0; i < fields.size(); ++i)
    if (pack.str(fields[i].id) == id) return i;
  throw UsageError(flag + ": the rule pack has no fact '" + std::string(id) + "'");
}

void tell_facts(const Pack& pack, const GapFlags& flags, Profile& profile) {
  if (flags.years >= 0) profile.values[fact_field(pack, kYears, "--years")] = flags.years;
  if (flags.degree.empty()) return;
  const Index field = fact_field(pack, kDegree, "--degree");
  std::vector<std::string> known;
  for (const ScaleEntry& entry : pack.array(pack.facts()[field].scale))
    known.emplace_back(pack.str(entry.word));
  const auto found = std::find(known.begin(), known.end(), flags.degree);
  if (found == known.end())
    throw UsageError("--degree: unknown value '" + flags.degree + "'" + hint(flags.degree, known));
  profile.values[field] = static_cast<std::int32_t>(found - known.begin());
}

Profile profile_of(const CommonFlags& common, const GapFlags& flags, const Analyzer& analyzer) {
  ProfileReading reading =
      read_profile(analyzer, read_have(flags.have, flags.have_format), flags.have_format);
  const std::string name = flags.have == "-" ? "standard input" : flags.have;
  for (const UnknownSkill& unknown : reading.unknown)
    complain(name + ":" + std::to_string(unknown.line) + ": no skill is called '" + unknown.word +
             "'" + (unknown.hint.empty() ? "" : "; " + unknown.hint));
  if (common.strict && !reading.unknown.empty())
    throw CommandError("'" + name + "' names skills that the rules do not know");
  if (reading.profile.skills.empty())
    throw CommandError("no skill found in '" + name +
                       "'; `rolecall rules list --kind skill` lists them");
  tell_facts(analyzer.pack(), flags, reading.profile);
  return std::move(reading.profile);
}

int gap(const CommonFlags& common, const GapFlags& flags) {
  const auto& paths = flags.input.options.paths;
  const bool postings_on_stdin = (paths.empty() && flags.input.files_from.empty()) ||
                                 std::find(paths.begin(), paths.end(), "-") != paths.end();
  if (flags.have == "-" && (postings_on_stdin || flags.input.files_from == "-"))
    throw UsageError("--have - and postings cannot both come from standard input");
  const std::vector<std::string> files = files_of(flags.output.targets);
  refuse_to_overwrite(flags.have, files);
  Reader reader = open_inputs(flags.input, files);
  const Analyzer analyzer(open_pack(common));
  GapRanking ranking(analyzer.pack(), profile_of(common, flags, analyzer), flags.options);
  const auto asked = targets_of(flags.output);
  OutputTargets targets(asked);
  std::vector<Failure> failures;
  RunHooks hooks;
  hooks.keep = filter_of(flags.filter, analyzer.pack());
  hooks.each = [&](const Posting& posting, const Analysis& analysis) {
    ranking.add(posting, analysis);
  };
  hooks.failed = [&](const Failure& failure) { failures.push_back(failure); };
  const RunResult result = run_all(common, reader, analyzer, {}, hooks);
  GapReport report = ranking.finish();
  report.errors = result.summary.errors;
  report.filtered = result.summary.filtered;
  report.failures = std::move(failures);
  for (std::size_t i = 0; i < asked.size(); ++i)
    targets.sink(i)(
        render_gap(analyzer.pack(), report, writer_options(flags.output, asked[i], common.color)));
  say_if_empty(flags.input, result);
  return close_targets(common, targets, result);
}

}  // namespace

void add_gap(Cli& cli) {
  const auto flags = std::make_shared<GapFlags>();
  flags->options.top = 20;
  flags->options.may_lack = 3;
  CLI::App& app = add_command(
      cli, cli.app, "gap", "what each posting asks that you lack; which postings fit best",
      "  rolecall gap --have skills.txt posting.txt        a page about one posting\n"
      "  rolecall gap --have cv.txt --years 4 postings/    the best fits, and what to learn\n"
      "  rolecall gap --have skills.txt --top 0 -f csv=fits.csv -f html=fits.html all.jsonl.gz\n"
      "  rolecall gap --have skills.txt --lacking 0 --learn 5 -f jsonl postings/");
  const std::string group = "Comparison";
  app.add_option("--have", flags->have, "what you have: a skill a line, or a CV in plain text")
      ->type_name("FILE")
      ->required()
      ->group(group);
  add_choice(
      app, "--have-format", flags->have_format,
      {{"auto", ProfileFormat::Auto}, {"list", ProfileFormat::List}, {"text", ProfileFormat::Text}},
      "FORMAT", "auto, list or text: how FILE is read")
      ->group(group);
  app.add_option("--years", flags->years, "your years of experience")
      ->type_name("N")
      ->check(CLI::Range(0, 99).description(""))
      ->group(group);
  app.add_option("--degree", flags->degree, "your degree: bachelor, master or phd")
      ->type_name("DEGREE")
      ->group(group);
  app.add_option("--top", flags->options.top, "postings to show, best first; 0 is all [20]")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000000).description(""))
      ->group(group);
  app.add_option("--learn", flags->options.learn, "skills to suggest [10]")
      ->type_name("N")
      ->check(CLI::Range(0, 100).description(""))
      ->group(group);
  app.add_option("--lacking", flags->options.may_lack,
                 "a posting is open when it asks at most K skills that you lack [3]")
      ->type_name("K")
      ->check(CLI::Range(0, 100).description(""))
      ->group(group);
  add_input_flags(app, flags->input);
  add_filter_flags(app, flags->filter);
  add_output_flags(app, flags->output, gap_fields());
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return gap(cli.common, *flags); }; });
}

}  // namespace rolecall
