// How long work takes, for tests that its time grows no faster than its size.
#pragma once

#include <algorithm>
#include <ctime>

namespace rolecall::test {

/// Seconds of processor time that `work` takes, the least of three runs: other programs and a cold
/// cache make it more, never less.
template <class Work>
double least_time(const Work& work) {
  double least = 1e9;
  for (int run = 0; run < 3; ++run) {
    const std::clock_t start = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

}  // namespace rolecall::test
