#include "report/escape.h"

#include "base/unicode.h"
#include "report/terminal_text.h"

namespace rolecall {

std::string html_text(std::string_view raw) {
  std::string out;
  for (const char c : printable(raw)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string markdown_text(std::string_view raw) {
  const std::string text = printable(raw);
  std::string out;
  std::size_t at = 0;
  // At the start of a block: signs of lists, headings and rules; "1." and "1)".
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return out;
  at = first;
  const std::size_t digits = text.find_first_not_of("0123456789", at);
  if (text[at] == '-' || text[at] == '+' || text[at] == '=') {
    out += '\\';
  } else if (digits != at && digits != std::string::npos &&
             (text[digits] == '.' || text[digits] == ')')) {
    out.append(text, at, digits - at);
    out += '\\';
    at = digits;
    out += text[at++];
  }
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const std::string_view rest = std::string_view(text).substr(at);
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (std::string_view("\\`*_[]|~#$!@{}").find(c) != std::string_view::npos ||
               rest.starts_with("://")) {
      (out += '\\') += c;
    } else if ((c == 'w' || c == 'W') && rest.size() > 4 && rest[3] == '.') {
      // A bare "www." would become a link.
      out.append(rest.substr(0, 3)) += "\\.";
      at += 3;
    } else {
      out += c;
    }
  }
  return out;
}

namespace {

// Full-width signs too: spreadsheets in Chinese and Japanese take them for the others.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  const char32_t first = narrow(decode(text, at));
  return std::u32string_view(U"=+-@\t\r\n").find(first) != std::u32string_view::npos;
}

}  // namespace

// Control characters but for tab and line breaks could steer a terminal, overrides of direction
// could make a cell read as another: U+FFFD stands for them.
void append_csv_cell(std::string_view text, std::string& out) {
  std::string cell;
  if (begins_formula(text)) cell = "'";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
                         (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069);
    append_utf8(control ? 0xFFFD : c, cell);
  }
  const bool quote = cell.find_first_of(",\"\r\n") != std::string::npos ||
                     (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!quote) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace rolecall
