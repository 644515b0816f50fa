// How fast postings are read, and where the time goes.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "corpus/reader.h"
#include "engine/analyzer.h"

namespace rolecall {

struct BenchOptions {
  unsigned threads = 1;
  unsigned runs = 0;   ///< rounds to take; 0: as many as fit into `seconds`, at least one
  double seconds = 3;  ///< wall time
  /// Asked between chunks; true ends the rounds, and what is measured so far stands.
  std::function<bool()> stop;
  /// Told once of each record that could not be read. May be null.
  std::function<void(const Failure&)> failed;
  /// Told after each round how many there were and how many seconds they took. May be null.
  std::function<void(unsigned rounds, double seconds)> progress;
};

/// Seconds of wall time.
struct Spread {
  double median = 0;
  double least = 0;
  double most = 0;
};
Spread spread_of(std::vector<double> values);

struct BenchResult {
  std::uint64_t postings = 0;
  std::uint64_t errors = 0;        ///< records that could not be read
  std::uint64_t bytes = 0;         ///< read, after unpacking
  std::uint64_t output_bytes = 0;  ///< of JSONL
  unsigned rounds = 0;
  double first_posting = 0;              ///< seconds; compiles the regexes that it needs
  Spread one_thread;                     ///< read to render, nothing written
  Spread all_threads;                    ///< the same as `run` does it on BenchOptions::threads
  std::array<double, kStages> stages{};  ///< seconds in the round of median length
  RegexCosts regexes;                    ///< of one round, as Pack::regexes()
  std::vector<std::uint64_t> hits;       ///< spans a rule, as Pack::rules(), titles included
};

/// Reads all postings of `open()` to JSONL that goes nowhere: per round once stage by stage on one
/// thread and once on all threads, so that both see the machine in the same state. `open` gives a
/// reader of the same inputs each time. `analyzer` was not used before, or its first posting says
/// nothing.
BenchResult bench(const std::function<Reader()>& open, const Analyzer& analyzer,
                  const BenchOptions& options);

}  // namespace rolecall
