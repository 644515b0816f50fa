// FNV-1a: a short name for some bytes, the same everywhere. It guards against nothing.
#pragma once

#include <cstdint>
#include <string_view>

namespace rolecall {

/// `hash`: of the bytes before these.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = 0xCBF29CE484222325u) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

}  // namespace rolecall
