#include "rule/encoding.h"

#include <algorithm>
#include <array>

namespace rolecall {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr int kLongestQuote = 60;

bool continues(std::string_view text, std::size_t at, unsigned char low = 0x80,
               unsigned char high = 0xBF) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  return low <= byte && byte <= high;
}

std::string hex(unsigned value, int digits) {
  std::string out;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out += "0123456789ABCDEF"[(value >> shift) & 0xF];
  return out;
}

}  // namespace

std::uint32_t utf8_sequence(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return continues(text, at + 1) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return continues(text, at + 1, low, high) && continues(text, at + 2) ? 3 : 0;
  }
  if (lead > 0xF4) return 0;
  const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
  return continues(text, at + 1, low, high) && continues(text, at + 2) && continues(text, at + 3)
             ? 4
             : 0;
}

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
  return starts;
}

std::uint32_t byte_order_mark(std::string_view text) {
  return text.substr(0, 3) == kByteOrderMark ? 3 : 0;
}

Location place(const SourceFile& file, const std::vector<std::uint32_t>& starts, Range bytes) {
  const auto after = std::upper_bound(starts.begin(), starts.end(), bytes.begin);
  const auto line = static_cast<std::uint32_t>(after - starts.begin());
  std::uint32_t begin = starts[line - 1];
  if (begin == 0) begin = std::min(byte_order_mark(file.text), bytes.begin);
  std::uint32_t column = 1;
  for (std::uint32_t i = begin; i < bytes.begin && i < file.text.size(); ++i)
    column += (static_cast<unsigned char>(file.text[i]) & 0xC0) != 0x80;
  return {file.path, line, column, bytes};
}

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

std::string code_point_name(unsigned char control) {
  static constexpr std::array<std::string_view, 6> kNames{
      "bell", "backspace", "tab", "line break", "vertical tab", "form feed"};
  std::string name = "U+" + hex(control, 4);
  if (control >= 7 && control < 7 + kNames.size())
    name += " (" + std::string(kNames[control - 7u]) + ")";
  return name;
}

}  // namespace rolecall
