// How the tables of a compiled pack refer to each other: by offset from its first byte.
#pragma once

#include <cstdint>

namespace rolecall {

struct StrRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

template <class T>
struct ArrayRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;  ///< elements
};

using Index = std::uint32_t;

/// An array of numbers, most of which have one element: that stands in the place of the offset, and
/// reading it touches no other page. See Pack::list().
struct IndexList {
  std::uint32_t first = 0;  ///< the one element, or the offset of more
  std::uint32_t size = 0;   ///< elements
};

}  // namespace rolecall
