// Builds the flat bytes of a pack: strings and arrays are appended, references are offsets.
#pragma once

#include <cstddef>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/pack.h"

namespace rolecall {

class Arena {
 public:
  Arena() { bytes_.resize(sizeof(PackHeader)); }

  StrRef add(std::string_view text) {
    if (text.empty()) return {};
    if (auto it = strings_.find(text); it != strings_.end()) return it->second;
    const StrRef ref{offset(1), static_cast<std::uint32_t>(text.size())};
    append(text.data(), text.size());
    return strings_.emplace(std::string(text), ref).first->second;
  }

  template <class T>
  ArrayRef<T> add(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    const ArrayRef<T> ref{offset(alignof(T)), static_cast<std::uint32_t>(items.size())};
    for (T item : items) {
      clear_padding(item);
      append(&item, sizeof item);
    }
    return ref;
  }

  IndexList add_list(const std::vector<Index>& items) {
    if (items.size() == 1) return {items.front(), 1};
    const ArrayRef<Index> all = add(items);
    return {all.offset, all.size};
  }

  /// The pack: `header` is laid over the first bytes.
  std::vector<std::byte> finish(PackHeader header) && {
    offset(8);
    header.size = bytes_.size();
    clear_padding(header);
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  // Pads to the alignment and says where the next byte goes.
  std::uint32_t offset(std::size_t alignment) {
    while (bytes_.size() % alignment != 0) bytes_.push_back(std::byte{0});
    return static_cast<std::uint32_t>(bytes_.size());
  }
  // Bytes between members hold whatever was in memory: a pack's bytes must not depend on it.
  template <class T>
  static void clear_padding([[maybe_unused]] T& item) {
#if defined(__has_builtin)
#if __has_builtin(__builtin_clear_padding)
    if constexpr (!std::has_unique_object_representations_v<T>) __builtin_clear_padding(&item);
#endif
#endif
  }
  void append(const void* data, std::size_t size) {
    const auto* from = static_cast<const std::byte*>(data);
    bytes_.insert(bytes_.end(), from, from + size);
  }

  std::vector<std::byte> bytes_;
  std::map<std::string, StrRef, std::less<>> strings_;
};

}  // namespace rolecall
