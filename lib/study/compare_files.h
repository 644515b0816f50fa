// Compares two files of results, posting by posting.
#pragma once

#include <string>

#include "study/compare.h"

namespace rolecall {

/// Postings that wait for their like in the other file; more than so many and the oldest count as
/// there in one file alone.
inline constexpr std::size_t kMaxWaiting = 10000;

/// Pairs by id, in whatever order. `error` gets the name of the file and what is wrong, if
/// anything.
Comparison compare_files(const std::string& before, const std::string& after,
                         const CompareLimits& limits, std::string& error);

}  // namespace rolecall
