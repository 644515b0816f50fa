// Running postings through the engine: what classify does, and the part of it that other commands
// share.
#pragma once

#include <functional>
#include <vector>

#include "cli.h"
#include "engine/analyzer.h"
#include "engine/run.h"
#include "input_flags.h"
#include "output_flags.h"
#include "study/survey.h"

namespace rolecall {

/// Reads all of `reader`, on as many threads as asked for, with progress and every record that
/// could not be read on standard error. `each` sees the postings in input order, `failed` the
/// records that could not be read; both may be null.
RunResult run_all(const CommonFlags& common, Reader& reader, const Analyzer& analyzer,
                  const std::vector<Output>& outputs,
                  std::function<void(const Posting&, const Analysis&)> each = nullptr,
                  std::function<void(const Failure&)> failed = nullptr);

/// The same for a study of the postings.
RunResult survey_all(const CommonFlags& common, Reader& reader, Study& study);

/// Names a record that could not be read on standard error.
void say_failure(const Failure& failure);

/// Exit status of a run that was written well: records that could not be read, an interruption.
int status_of(const CommonFlags& common, const RunResult& result);

/// Reads all inputs into all outputs; returns the exit status.
int run_postings(const CommonFlags& common, const InputFlags& inputs, const OutputFlags& outputs);

}  // namespace rolecall
