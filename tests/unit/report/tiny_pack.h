// A pack laid out by hand: tables are appended to one run of bytes, the header goes first.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "model/pack.h"

namespace rolecall::test {

class TinyPack {
 public:
  TinyPack() : bytes_(sizeof(PackHeader)) {}

  StrRef str(std::string_view text) {
    const StrRef ref{static_cast<std::uint32_t>(bytes_.size()),
                     static_cast<std::uint32_t>(text.size())};
    append(text.data(), text.size());
    return ref;
  }
  template <class T>
  ArrayRef<T> array(const std::vector<T>& items) {
    bytes_.resize((bytes_.size() + alignof(T) - 1) / alignof(T) * alignof(T));
    const ArrayRef<T> ref{static_cast<std::uint32_t>(bytes_.size()),
                          static_cast<std::uint32_t>(items.size())};
    append(items.data(), items.size() * sizeof(T));
    return ref;
  }
  /// The tables so far under `header`. The view dies with this object.
  Pack finish(const PackHeader& header) {
    std::memcpy(bytes_.data(), &header, sizeof header);
    return Pack(bytes_.data());
  }

 private:
  void append(const void* data, std::size_t size) {
    if (size == 0) return;
    const auto* from = static_cast<const std::byte*>(data);
    bytes_.insert(bytes_.end(), from, from + size);
  }

  std::vector<std::byte> bytes_;
};

}  // namespace rolecall::test
