// What `rolecall bench` measured, as people read it and as JSON.
#pragma once

#include <string>

#include "engine/bench.h"

namespace rolecall {

struct BenchReport {
  BenchResult result;
  std::string input;  ///< what was read, in a few words
  unsigned threads = 1;
  double open_pack = 0;       ///< seconds
  double build_analyzer = 0;  ///< seconds
};

/// The `top` dearest regexes and the `top` rules with most hits are listed.
std::string bench_page(const BenchReport& report, const Pack& pack, std::size_t top);
/// All of them, as one object.
std::string bench_json(const BenchReport& report, const Pack& pack);

}  // namespace rolecall
