// Brackets of either width. Texts mix them: any that closes closes any that opens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace rolecall {

/// Bytes looked at for the other end of a bracket.
inline constexpr std::uint32_t kBracketReach = 160;

/// Bytes of the bracket that opens at text[at], or 0.
constexpr std::size_t opens_bracket(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (!is_wide(c)) return c == '(' || c == '[' ? 1 : 0;
  const std::string_view wide = text.substr(at, 3);
  return wide == "（" || wide == "［" || wide == "【" ? 3 : 0;
}

/// Bytes of the bracket that closes at text[at], or 0.
constexpr std::size_t closes_bracket(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (!is_wide(c)) return c == ')' || c == ']' ? 1 : 0;
  const std::string_view wide = text.substr(at, 3);
  return wide == "）" || wide == "］" || wide == "】" ? 3 : 0;
}

}  // namespace rolecall
