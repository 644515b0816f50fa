// Counts of keys in bounded memory, by Manku and Motwani's lossy counting: where there are too many
// keys, the rarest are dropped. A count is never too high, and short by at most floor().
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>

#include "survey/count.h"

namespace rolecall {

template <class Key, class Hash = std::hash<Key>>
class LossyCounter {
 public:
  struct Entry {
    Count count;
    std::uint64_t missed = 0;  ///< at most so many came before it was (again) entered
  };

  /// At most `capacity` keys are kept.
  explicit LossyCounter(std::size_t capacity) : capacity_(capacity) {}

  void add(const Key& key, bool first) {
    const auto [at, fresh] = entries_.try_emplace(key);
    if (fresh) at->second.missed = floor_;
    at->second.count.add(first);
    while (entries_.size() > capacity_) {
      ++floor_;
      std::erase_if(entries_, [this](const auto& item) {
        return item.second.count.all + item.second.missed <= floor_;
      });
    }
  }

  const std::unordered_map<Key, Entry, Hash>& entries() const { return entries_; }
  /// 0: all counts are exact.
  std::uint64_t floor() const { return floor_; }

 private:
  std::size_t capacity_;
  std::uint64_t floor_ = 0;
  std::unordered_map<Key, Entry, Hash> entries_;
};

}  // namespace rolecall
