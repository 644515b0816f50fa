#include "corpus/json_string.h"

#include "base/unicode.h"

namespace rolecall {
namespace {

/// The four hexadecimal digits at `at`, or a value past U+FFFF.
char32_t hex4(std::string_view raw, std::size_t at) {
  constexpr char32_t kWrong = 0x110000;
  if (at > raw.size() || raw.size() - at < 4) return kWrong;
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') {
      value = value << 4 | static_cast<char32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value << 4 | static_cast<char32_t>(lower - 'a' + 10);
    } else {
      return kWrong;
    }
  }
  return value;
}

char unescape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

}  // namespace

JsonStringError append_unescaped(std::string_view raw, std::string& out) {
  out.reserve(out.size() + raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] != '\\') {
      const auto backslash = std::min(raw.find('\\', at), raw.size());
      out.append(raw, at, backslash - at);
      at = backslash;
      continue;
    }
    if (at + 1 == raw.size()) return JsonStringError::BadEscape;
    if (raw[at + 1] != 'u') {
      const char c = unescape(raw[at + 1]);
      if (c == '\0') return JsonStringError::BadEscape;
      out += c;
      at += 2;
      continue;
    }
    char32_t unit = hex4(raw, at + 2);
    if (unit > 0xFFFF) return JsonStringError::BadEscape;
    at += 6;
    if (unit >= 0xD800 && unit < 0xE000) {
      const bool pair = unit < 0xDC00 && raw.substr(at).starts_with("\\u");
      const char32_t low = pair ? hex4(raw, at + 2) : 0;
      if (low < 0xDC00 || low >= 0xE000) return JsonStringError::LoneSurrogate;
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      at += 6;
    }
    append_utf8(unit, out);
  }
  return JsonStringError::None;
}

}  // namespace rolecall
