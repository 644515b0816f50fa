// Postings counted twice over: each of them, and near-duplicates as one.
#pragma once

#include <cstdint>

namespace rolecall {

struct Count {
  std::uint64_t all = 0;       ///< postings
  std::uint64_t distinct = 0;  ///< those of them that are the first of their near-duplicates

  void add(bool first) {
    ++all;
    distinct += first;
  }
  Count& operator+=(const Count& other) {
    all += other.all;
    distinct += other.distinct;
    return *this;
  }
  friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace rolecall
