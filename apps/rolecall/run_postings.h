// Running postings through the engine: what classify does, and the part of it that other commands
// share.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "cli.h"
#include "engine/analyzer.h"
#include "engine/run.h"
#include "filter_flags.h"
#include "input_flags.h"
#include "output_flags.h"
#include "output_targets.h"
#include "study/survey.h"

namespace rolecall {

/// What a command does with the postings beside writing them; all may be null.
struct RunHooks {
  /// Postings for which it is false are left out; called from many threads at once.
  std::function<bool(const Posting&, const Analysis&)> keep;
  /// Sees the postings that are kept, in input order.
  std::function<void(const Posting&, const Analysis&)> each;
  /// Sees the records that could not be read, in input order.
  std::function<void(const Failure&)> failed;
  /// Outputs go to standard output as they come.
  bool prints = false;
};

/// Reads all of `reader`, on as many threads as asked for, with progress and every record that
/// could not be read on standard error.
RunResult run_all(const CommonFlags& common, Reader& reader, const Analyzer& analyzer,
                  const std::vector<Output>& outputs, const RunHooks& hooks = {});
/// The same for a command that only looks at each posting.
inline RunResult run_all(const CommonFlags& common, Reader& reader, const Analyzer& analyzer,
                         const std::vector<Output>& outputs,
                         std::function<void(const Posting&, const Analysis&)> each) {
  return run_all(common, reader, analyzer, outputs, RunHooks{{}, std::move(each), {}, false});
}

/// The same for a study of the postings.
RunResult survey_all(const CommonFlags& common, Reader& reader, Study& study);

/// Threads as asked for by -j.
unsigned threads_of(const CommonFlags& common);

/// Names a record that could not be read on standard error.
void say_failure(const Failure& failure);

/// Says so where the inputs hold no record at all.
void say_if_empty(const InputFlags& inputs, const RunResult& result);

/// Exit status of a run that was written well: records that could not be read, an interruption.
int status_of(const CommonFlags& common, const RunResult& result);

/// Puts the files of a run in their places, or says that an interruption kept them from it; returns
/// the exit status.
int close_targets(const CommonFlags& common, OutputTargets& targets, const RunResult& result);

/// Reads all inputs that pass the filter into all outputs; returns the exit status.
int run_postings(const CommonFlags& common, const InputFlags& inputs, const FilterFlags& filter,
                 const OutputFlags& outputs);

}  // namespace rolecall
