#include "rule/place.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "rule/extent.h"

namespace rolecall {
namespace {

// Bytes of the value that the escape at `source[at] == '\\'` makes, and bytes it is written with.
struct Escape {
  std::size_t made = 1;
  std::size_t written = 2;
};

Escape read_escape(std::string_view source, std::size_t at) {
  if (at + 1 >= source.size()) return {0, 1};
  std::size_t digits = 0;
  switch (source[at + 1]) {
    case 'x':
      digits = 2;
      break;
    case 'u':
      digits = 4;
      break;
    case 'U':
      digits = 8;
      break;
    case 'N':
    case '_':
      return {2, 2};
    case 'L':
    case 'P':
      return {3, 2};
    default:
      return {1, 2};
  }
  std::uint32_t code = 0;
  for (std::size_t i = at + 2; i < at + 2 + digits && i < source.size(); ++i) {
    const char c = source[i];
    const auto digit = c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : 0;
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  return {code < 0x80 ? 1u : code < 0x800 ? 2u : code < 0x10000 ? 3u : 4u, digits + 2};
}

// Offset in `source` of every byte of the value, and of its end; empty when they do not agree.
// One walk for all flow scalars: they differ in how a quote is escaped.
std::vector<std::uint32_t> flow_offsets(std::string_view source, const Text& text) {
  const bool quotes = text.quoting != Quoting::Plain;
  std::size_t at = text.mark.bytes.begin + (quotes ? 1u : 0u);
  const std::size_t end = text.mark.bytes.end - (quotes ? 1u : 0u);
  std::vector<std::uint32_t> offsets;
  while (offsets.size() < text.value.size() && at < end) {
    std::size_t next = at;
    while (next < end && is_blank(source[next])) ++next;
    if (next < end && is_break(source[next])) {
      // White space around line breaks is one blank, or one break less than there are.
      while (next < end && is_space(source[next])) ++next;
      do offsets.push_back(static_cast<std::uint32_t>(at));
      while (offsets.size() < text.value.size() && is_break(text.value[offsets.size()]));
      at = next;
    } else if (text.quoting == Quoting::Double && source[at] == '\\') {
      const Escape escape = read_escape(source, at);
      for (std::size_t i = 0; i < escape.made; ++i)
        offsets.push_back(static_cast<std::uint32_t>(at));
      at += escape.written;
    } else {
      offsets.push_back(static_cast<std::uint32_t>(at));
      at += text.quoting == Quoting::Single && source[at] == '\'' ? 2 : 1;
    }
  }
  if (offsets.size() != text.value.size()) return {};
  offsets.push_back(static_cast<std::uint32_t>(std::min(at, end)));
  return offsets;
}

// A literal block: each line without the indentation of the first.
std::vector<std::uint32_t> block_offsets(std::string_view source, const Text& text) {
  std::vector<std::uint32_t> offsets;
  if (source[text.mark.bytes.begin] != '|') return offsets;
  std::size_t line = source.find('\n', text.mark.bytes.begin);
  if (line == std::string_view::npos) return offsets;
  const std::size_t first = source.find_first_not_of(" \r\n", line);
  if (first == std::string_view::npos) return offsets;
  const std::size_t indent = first - source.rfind('\n', first) - 1;
  while (++line < text.mark.bytes.end) {
    const std::size_t end = std::min(source.find('\n', line), source.size());
    for (std::size_t i = line + indent; i < end; ++i)
      if (source[i] != '\r') offsets.push_back(static_cast<std::uint32_t>(i));
    offsets.push_back(static_cast<std::uint32_t>(end));
    line = end;
  }
  while (offsets.size() <= text.value.size()) offsets.push_back(text.mark.bytes.end);
  return offsets;
}

}  // namespace

Mark mark_inside(std::string_view source, const Text& text, Range range) {
  const auto offsets =
      text.quoting == Quoting::Block ? block_offsets(source, text) : flow_offsets(source, text);
  if (range.end > text.value.size() || offsets.size() <= text.value.size()) return text.mark;
  Mark mark = text.mark;
  mark.bytes.begin = offsets[range.begin];
  mark.bytes.end = std::max(mark.bytes.begin, offsets[range.end]);
  return mark;
}

}  // namespace rolecall
