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

}  // namespace rolecall
