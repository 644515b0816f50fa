#include "run_postings.h"

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "interrupt.h"
#include "progress.h"
#include "session.h"

namespace rolecall {
namespace {

std::string name_of(const Source& source) {
  const std::string path = source.path == "-" ? "standard input" : source.path;
  return source.record == 0 ? path : path + ":" + std::to_string(source.record);
}

}  // namespace

void say_failure(const Failure& failure) {
  complain(name_of(failure.source) + ": " + failure.message);
}

unsigned threads_of(const CommonFlags& common) {
  return common.jobs > 0 ? static_cast<unsigned>(common.jobs)
                         : std::max(1u, std::thread::hardware_concurrency());
}

namespace {

RunAmounts amounts(const Summary& summary, const Reader& reader) {
  RunAmounts amounts{summary.read, summary.errors, summary.filtered, reader.bytes_cut()};
  if (reader.bytes_total() > 0)
    amounts.share = std::min(
        1.0, static_cast<double>(reader.bytes_read()) / static_cast<double>(reader.bytes_total()));
  return amounts;
}

RunOptions run_options(const CommonFlags& common, const Reader& reader, Progress& progress) {
  RunOptions options;
  options.threads = threads_of(common);
  options.stop = [] { return interrupted() != 0; };
  options.failed = [&progress](const Failure& failure) {
    progress.wipe();
    say_failure(failure);
  };
  options.progress = [&progress, &reader](const Summary& summary) {
    progress.show(amounts(summary, reader));
  };
  return options;
}

}  // namespace

RunResult run_all(const CommonFlags& common, Reader& reader, const Analyzer& analyzer,
                  const std::vector<Output>& outputs, const RunHooks& hooks) {
  const SignalHold hold;
  // Drawn between the lines of an output on the same terminal it would tear them.
  Progress progress(common.quiet, !hooks.prints || !is_terminal(STDOUT_FILENO));
  RunOptions options = run_options(common, reader, progress);
  options.keep = hooks.keep;
  options.each = hooks.each;
  if (hooks.failed)
    options.failed = [say = std::move(options.failed), &hooks](const Failure& failure) {
      say(failure);
      hooks.failed(failure);
    };
  RunResult result = run(reader, analyzer, outputs, options);
  progress.finish(amounts(result.summary, reader));
  return result;
}

RunResult survey_all(const CommonFlags& common, Reader& reader, Study& study) {
  const SignalHold hold;
  Progress progress(common.quiet);
  RunResult result = survey(reader, study, run_options(common, reader, progress));
  progress.finish(amounts(result.summary, reader));
  return result;
}

void say_if_empty(const InputFlags& inputs, const RunResult& result) {
  if (result.summary.read == 0 && !result.write_failed && interrupted() == 0)
    complain("no posting in " + describe(inputs));
}

int status_of(const CommonFlags& common, const RunResult& result) {
  if (interrupted() != 0) return 128 + interrupted();
  if (result.summary.errors == 0) return kDone;
  return common.strict ? kFailed : kSomeUnread;
}

int close_targets(const CommonFlags& common, OutputTargets& targets, const RunResult& result) {
  if (interrupted() != 0) {
    targets.say_dropped();
    return status_of(common, result);
  }
  targets.finish();
  // Who has read enough does not ask what else there was.
  return targets.deserted() ? kDone : status_of(common, result);
}

int run_postings(const CommonFlags& common, const InputFlags& inputs, const FilterFlags& filter,
                 const OutputFlags& flags) {
  Reader reader = open_inputs(inputs, files_of(flags.targets));
  // Never destroyed, as it is the last a process does: its end gives the rules back faster.
  static const Analyzer& analyzer =
      *new Analyzer(open_pack(common, flags.verbose && !common.quiet));
  RunHooks hooks;
  hooks.keep = filter_of(filter, analyzer.pack());
  const auto asked = targets_of(flags);
  OutputTargets targets(asked);
  std::vector<std::unique_ptr<Writer>> writers;
  std::vector<Output> outputs;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    hooks.prints = hooks.prints || asked[i].file.empty();
    writers.push_back(make_writer(analyzer.pack(), writer_options(flags, asked[i], common.color)));
    outputs.push_back({writers.back().get(), targets.sink(i)});
  }
  const RunResult result = run_all(common, reader, analyzer, outputs, hooks);
  say_if_empty(inputs, result);
  return close_targets(common, targets, result);
}

}  // namespace rolecall
