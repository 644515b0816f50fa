#include "rule/extent.h"

#include <algorithm>

namespace rolecall {
namespace {

Extent single_quoted(std::string_view source, std::size_t begin) {
  for (std::size_t i = begin + 1; i < source.size(); ++i) {
    if (source[i] != '\'') continue;
    if (i + 1 < source.size() && source[i + 1] == '\'') {
      ++i;
      continue;
    }
    return {static_cast<std::uint32_t>(i + 1), Quoting::Single, true};
  }
  return {static_cast<std::uint32_t>(source.size()), Quoting::Single, false};
}

Extent double_quoted(std::string_view source, std::size_t begin) {
  for (std::size_t i = begin + 1; i < source.size(); ++i) {
    if (source[i] == '\\')
      ++i;
    else if (source[i] == '"')
      return {static_cast<std::uint32_t>(i + 1), Quoting::Double, true};
  }
  return {static_cast<std::uint32_t>(source.size()), Quoting::Double, false};
}

// The lines below the header that are indented as far as the first of them.
Extent block(std::string_view source, std::size_t begin, std::string_view value) {
  std::size_t line_end = std::min(source.find('\n', begin), source.size());
  std::size_t end = begin;
  while (end < line_end && !is_space(source[end])) ++end;
  if (value.find_first_not_of('\n') == std::string_view::npos)
    return {static_cast<std::uint32_t>(end), Quoting::Block, true};
  std::size_t indent = 0;
  while (line_end < source.size()) {
    const std::size_t line = line_end + 1;
    line_end = std::min(source.find('\n', line), source.size());
    std::size_t text = line;
    while (text < line_end && source[text] == ' ') ++text;
    std::size_t last = line_end;
    while (last > text && is_space(source[last - 1])) --last;
    if (last == text) continue;
    if (indent == 0) indent = text - line;
    if (text - line < indent) break;
    end = last;
  }
  return {static_cast<std::uint32_t>(end), Quoting::Block, true};
}

// A line break with the blanks around it reads as one blank, more breaks as line breaks.
Extent plain(std::string_view source, std::size_t begin, std::string_view value) {
  std::size_t at = begin;
  std::size_t end = begin;
  for (std::size_t i = 0; i < value.size();) {
    std::size_t next = at;
    while (next < source.size() && is_blank(source[next])) ++next;
    if (next < source.size() && is_break(source[next])) {
      if (!is_space(value[i])) break;
      while (next < source.size() && is_space(source[next])) ++next;
      while (i < value.size() && is_space(value[i])) ++i;
      at = next;
      continue;
    }
    if (at >= source.size() || source[at] != value[i]) break;
    ++at;
    ++i;
    end = at;
  }
  return {static_cast<std::uint32_t>(end), Quoting::Plain, true};
}

}  // namespace

Extent scalar_extent(std::string_view source, std::uint32_t begin, std::string_view value) {
  if (begin >= source.size())
    return {static_cast<std::uint32_t>(source.size()), Quoting::Plain, true};
  switch (source[begin]) {
    case '\'':
      return single_quoted(source, begin);
    case '"':
      return double_quoted(source, begin);
    case '|':
    case '>':
      return block(source, begin, value);
    default:
      return plain(source, begin, value);
  }
}

std::uint32_t skip_blanks(std::string_view source, std::uint32_t at) {
  while (at < source.size()) {
    if (is_space(source[at]) || source[at] == ',') {
      ++at;
    } else if (source[at] == '#') {
      while (at < source.size() && !is_break(source[at])) ++at;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace rolecall
