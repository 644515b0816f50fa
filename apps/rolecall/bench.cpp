// rolecall bench: how fast, and where the time goes.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "atomic_file.h"
#include "bench_report.h"
#include "engine/example_postings.h"
#include "input_flags.h"
#include "interrupt.h"
#include "progress.h"
#include "report/json_sink.h"
#include "rule/load.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

struct BenchFlags {
  InputFlags input;
  double seconds = 3;
  unsigned runs = 0;
  unsigned top = 10;
  bool json = false;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Inputs are read once a round: what can be read but once must not be named.
void check_rereadable(const InputFlags& input) {
  std::vector<std::string> paths = input.options.paths;
  if (!input.files_from.empty()) paths.push_back(input.files_from);
  for (const std::string& path : paths) {
    std::error_code missing;
    const auto kind = std::filesystem::status(path, missing).type();
    const bool once = path == "-" || kind == std::filesystem::file_type::fifo ||
                      kind == std::filesystem::file_type::socket ||
                      kind == std::filesystem::file_type::character;
    if (once)
      throw UsageError("bench reads its input more than once, which '" + path +
                       "' does not allow; name a file");
  }
}

/// The examples of the pack's rules as a JSONL file without a name, gone when closed.
class ExampleFile {
 public:
  explicit ExampleFile(const CommonFlags& common) : file_(std::tmpfile(), std::fclose) {
    if (!file_) throw CommandError("cannot make a temporary file");
    PackSource source = open_pack_source(common);
    Diagnostics findings;
    const std::vector<Posting> postings =
        example_postings(load_rules(std::move(source.files), findings));
    if (postings.empty())
      throw CommandError("the rules have no examples to read; name a file of postings");
    std::string bytes;
    for (const Posting& posting : postings) {
      JsonSink json(bytes);
      json.put("{\"id\":");
      json.string(posting.id);
      json.put(",\"title\":");
      json.string(posting.title);
      json.put(",\"text\":");
      json.string(posting.text);
      json.put("}\n");
    }
    if (write_all(fileno(file_.get()), bytes) != 0)
      throw CommandError("cannot write a temporary file");
  }

  InputFlags input() const {
    InputFlags flags;
    flags.options.paths = {"/dev/fd/" + std::to_string(fileno(file_.get()))};
    flags.options.format = InputFormat::Jsonl;
    return flags;
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

int bench(const CommonFlags& common, const BenchFlags& flags) {
  check_rereadable(flags.input);
  const bool named = !flags.input.options.paths.empty() || !flags.input.files_from.empty();
  BenchReport report;
  auto start = std::chrono::steady_clock::now();
  LoadedPack pack = open_pack(common);
  report.open_pack = seconds_since(start);
  start = std::chrono::steady_clock::now();
  const Analyzer analyzer(std::move(pack));
  report.build_analyzer = seconds_since(start);

  std::unique_ptr<ExampleFile> examples;
  if (!named) examples = std::make_unique<ExampleFile>(common);
  const InputFlags input = named ? flags.input : examples->input();
  report.input = named ? describe(input) : "the examples of the rules";
  report.threads = threads_of(common);
  BenchOptions options;
  options.threads = report.threads;
  options.runs = flags.runs;
  options.seconds = flags.seconds;
  options.stop = [] { return interrupted() != 0; };
  RunResult read;
  options.failed = [&](const Failure& failure) {
    ++read.summary.errors;
    say_failure(failure);
  };
  const SignalHold hold;
  Progress progress(common.quiet);
  options.progress = [&](unsigned rounds, double seconds) {
    progress.show("round " + std::to_string(rounds) +
                  (flags.runs > 0
                       ? " of " + std::to_string(flags.runs)
                       : " · " + duration_words(seconds) + " of " + duration_words(flags.seconds)));
  };
  report.result = bench([&] { return open_inputs(input); }, analyzer, options);
  progress.wipe();
  if (interrupted() == 0 && report.result.postings == 0)
    throw CommandError("there is no posting in " + report.input);
  if (report.result.rounds > 0)
    print(flags.json ? bench_json(report, analyzer.pack())
                     : bench_page(report, analyzer.pack(), flags.top));
  return status_of(common, read);
}

}  // namespace

void add_bench(Cli& cli) {
  const auto flags = std::make_shared<BenchFlags>();
  CLI::App& app = add_command(
      cli, cli.app, "bench", "how fast postings are read, and where the time goes",
      "  rolecall bench                            on the examples that stand in the rules\n"
      "  rolecall bench postings/ --seconds 10\n"
      "  rolecall bench all.jsonl.gz -r my-rules   what my rules cost\n"
      "  rolecall bench all.jsonl --runs 5 --json | jq .one_thread.mb_per_second\n"
      "Nothing is written but the figures: medians over the rounds, of wall time. In a round all\n"
      "inputs are read stage by stage on one thread, then on -j threads.");
  app.add_option("--seconds", flags->seconds, "go on for N seconds (3), for one round at least")
      ->type_name("N")
      ->check(CLI::Range(0.0, 86400.0).description(""));
  app.add_option("--runs", flags->runs, "take N rounds, however long that lasts")
      ->type_name("N")
      ->check(CLI::Range(1, 100000).description(""));
  app.add_option("--top", flags->top, "list N regexes and rules (10)")
      ->type_name("N")
      ->check(CLI::Range(0, 100000).description(""));
  app.add_flag("--json", flags->json, "all figures as one JSON object, times in seconds");
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return bench(cli.common, *flags); }; });
}

}  // namespace rolecall
