#include "rule/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace rolecall {
namespace {

constexpr int kLongestQuote = 60;

std::string hex(unsigned value, int digits) {
  std::string out;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out += "0123456789ABCDEF"[(value >> shift) & 0xF];
  return out;
}

}  // namespace

std::string quoted(std::string_view value) {
  std::string out = "\"";
  int count = 0;
  for (std::size_t i = 0; i < value.size();) {
    if (++count > kLongestQuote) {
      out += "...";
      break;
    }
    const auto byte = static_cast<unsigned char>(value[i]);
    const std::uint32_t size = utf8_sequence(value, i);
    if (byte < 0x20 || byte == 0x7F) {
      out += "\\u" + hex(byte, 4);
    } else if (size == 0) {
      out += "\\x" + hex(byte, 2);
    } else {
      out += value.substr(i, size);
    }
    i += std::max<std::uint32_t>(size, 1);
  }
  return out + '"';
}

std::string hex_byte(unsigned char byte) { return hex(byte, 2); }

std::optional<unsigned char> control_character(std::string_view value, std::string_view allowed) {
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 || byte == 0x7F) && allowed.find(c) == std::string_view::npos) return byte;
  }
  return std::nullopt;
}

std::string code_point_name(unsigned char control) {
  static constexpr std::array<std::string_view, 6> kNames{
      "bell", "backspace", "tab", "line break", "vertical tab", "form feed"};
  std::string name = "U+" + hex(control, 4);
  if (control >= 7 && control < 7 + kNames.size())
    name += " (" + std::string(kNames[control - 7u]) + ")";
  return name;
}

}  // namespace rolecall
