// Running postings through the engine into the outputs of the command line: what classify does.
#pragma once

#include "cli.h"
#include "engine/analyzer.h"
#include "input_flags.h"
#include "output_flags.h"

namespace rolecall {

/// One thread a core unless -j says otherwise.
unsigned thread_count(const CommonFlags& flags);

/// Reads all inputs into all outputs; returns the exit status.
int run_postings(const CommonFlags& common, const InputFlags& inputs, const OutputFlags& outputs);

}  // namespace rolecall
