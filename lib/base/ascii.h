// Letters of ASCII in lower case. All else stays as it is, and every byte in its place; fold() of
// base/unicode.h goes further.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

constexpr char32_t ascii_lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c + 0x20 : c; }
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
}

inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace rolecall
