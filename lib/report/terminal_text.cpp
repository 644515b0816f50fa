// The only file of this room that knows ICU.
#include "report/terminal_text.h"

#include <unicode/uchar.h>

#include "base/unicode.h"

namespace rolecall {
namespace {

int columns_of(char32_t c) {
  if (c < 0x7F) return 1;
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    case U_FORMAT_CHAR:
      return c == 0xAD ? 1 : 0;
    default:
      break;
  }
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool turns_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

std::string printable(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = decode(bytes, at);
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
      out += ' ';
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
      append_utf8(0xFFFD, out);
    else if (!turns_direction(c))
      append_utf8(c, out);
  }
  return out;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += columns_of(decode(text, at));
  return width;
}

std::size_t fit(std::string_view text, int columns) {
  std::size_t at = 0;
  for (int width = 0; at < text.size();) {
    std::size_t next = at;
    width += columns_of(decode(text, next));
    if (width > columns) break;
    at = next;
  }
  return at;
}

std::string cut(std::string_view text, int columns, std::string_view ellipsis) {
  if (display_width(text) <= columns) return std::string(text);
  std::size_t size = fit(text, columns - display_width(ellipsis));
  while (size > 0 && text[size - 1] == ' ') --size;
  return std::string(text.substr(0, size)).append(ellipsis);
}

std::size_t first_character(std::string_view text, bool& wide) {
  std::size_t at = 0;
  wide = columns_of(decode(text, at)) == 2;
  for (std::size_t next = at; next < text.size(); at = next)
    if (columns_of(decode(text, next)) != 0) break;
  return at;
}

}  // namespace rolecall
