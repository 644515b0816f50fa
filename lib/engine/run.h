// The one loop for one posting and a million: read a chunk, let the threads analyse, write in input
// order. Memory is bounded by the chunks in flight; the bytes written do not depend on the threads.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "engine/analyzer.h"
#include "report/writer.h"

namespace rolecall {

/// A writer and where its bytes go. `write` returns false when no more can be taken (a closed
/// pipe, a full disk): the run then stops.
struct Output {
  const Writer* writer = nullptr;
  std::function<bool(std::string_view)> write;
};

struct RunOptions {
  unsigned threads = 1;
  /// Asked between chunks; true ends the run, with everything finished written.
  std::function<bool()> stop;
  /// Told after each chunk, from the thread that writes.
  std::function<void(const Summary&)> progress;
  /// Told of each record that could not be read, in input order.
  std::function<void(const Failure&)> failed;
  /// Postings for which it is false are left out of the output but not of `read`. Null: all stay.
  std::function<bool(const Posting&, const Analysis&)> keep;
  /// Sees every posting that is kept, in input order, from the thread that writes. Null: unused.
  std::function<void(const Posting&, const Analysis&)> each;
};

struct RunResult {
  Summary summary;
  bool stopped = false;       ///< RunOptions::stop said so
  bool write_failed = false;  ///< an output took no more
};

/// Reads `reader` to its end. begin() and end() of each writer frame its output, also when it
/// stops.
RunResult run(Reader& reader, const Analyzer& analyzer, const std::vector<Output>& outputs,
              const RunOptions& options);

}  // namespace rolecall
