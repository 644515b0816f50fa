// Amounts as people read them: counts, lengths of time, and how far a long run has come.
#pragma once

#include <cstdint>
#include <string>

namespace rolecall {

/// "5,390"
std::string grouped(std::uint64_t number);
/// "0.4 s", "12 s", "3 min 05 s", "2 h 05 min"
std::string duration_words(double seconds);

/// How far a run over an input has come.
struct RunAmounts {
  std::uint64_t records = 0;
  std::uint64_t errors = 0;    ///< of them, could not be read
  std::uint64_t left_out = 0;  ///< of them, not asked for
  std::uint64_t bytes = 0;     ///< read, after unpacking
  double share = -1;           ///< of the input that is read, 0 to 1; negative: unknown
  double seconds = 0;          ///< since it began
};

/// On the way: "12,345 records · 34 % · 1,690/s, 7.5 MB/s · 12 s left · 3 errors"
std::string progress_words(const RunAmounts& amounts);
/// At the end: "5,414 records, 3 errors, 24.1 MB in 3.2 s: 1,692 records/s, 7.5 MB/s"
std::string total_words(const RunAmounts& amounts);

}  // namespace rolecall
