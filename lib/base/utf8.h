// UTF-8 that is not yet known to be valid. Decoding of what is: base/unicode.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rolecall {

/// Bytes of the well-formed UTF-8 sequence at `at`, or 0. No overlong forms, no surrogates.
constexpr std::uint32_t utf8_sequence(std::string_view text, std::size_t at) {
  const auto continues = [&](std::size_t i, unsigned char low = 0x80, unsigned char high = 0xBF) {
    if (at + i >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at + i]);
    return low <= byte && byte <= high;
  };
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (lead > 0xF4) return 0;
  const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
  return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
}

/// Bytes of the byte order mark that `text` begins with: 3 or 0.
constexpr std::uint32_t byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

}  // namespace rolecall
