#include "text/heading_marks.h"

#include <algorithm>
#include <span>

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::string_view kOpeners[] = {"【", "「", "『", "《", "〈", "〖", "〔",
                                         "（", "［", "“",  "▍",  "｜", "◎",  "※"};
constexpr std::string_view kClosers[] = {"】", "」", "』", "》", "〉", "〗", "〕", "）", "］", "”"};

// Bytes of that one of `marks` which stands at text[at], or 0.
std::size_t one_of(std::string_view text, std::size_t at, std::span<const std::string_view> marks) {
  if (at >= text.size()) return 0;
  for (const std::string_view mark : marks)
    if (text.substr(at).starts_with(mark)) return mark.size();
  return 0;
}

// Signs that only adorn: emoji and what joins them, arrows, lines, stars, marks of direction.
// Signs of sentences and of mathematics say something.
constexpr bool is_decoration(char32_t c) {
  if (c < 0x2000) return c == 0xA7 || c == 0xAB || c == 0xBB;  // § « »
  if (c >= 0x2200 && c < 0x2300) return false;
  return (c >= 0x2190 && c < 0x2C00) || (c >= 0x1F000 && c < 0x20000) ||  //
         (c >= 0xE000 && c < 0xF900) || c == 0xFE0E || c == 0xFE0F || c == 0x20E3 || c == 0x203B ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::size_t decoration_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_wide(text[at])) return 0;
  std::size_t next = at;
  return is_decoration(decode(text, next)) ? next - at : 0;
}

struct HeadingMark {
  std::size_t size = 0;
  bool bullet = false;
  bool marked = false;
};

HeadingMark mark_at(std::string_view text, std::size_t at) {
  if (is_alpha(text[at])) return {};
  if (const std::size_t blank = blank_at(text, at)) return {blank};
  if (const std::size_t number = number_mark_at(text, at)) return {number};
  switch (text[at]) {
    case '#':
    case '_':
    case '[':
      return {1, false, true};
    case '(':
    case '>':
    case '=':
      return {1};
    case '*':
      if (text.substr(at).starts_with("**")) return {2, false, true};
      return {1, blank_at(text, at + 1) != 0};
  }
  if (is_wide(text[at]))
    if (const std::size_t opener = one_of(text, at, kOpeners)) return {opener, false, true};
  if (const std::size_t bullet = bullet_at(text, at)) return {bullet, true};
  return {decoration_at(text, at)};
}

// Bytes of a blank, markdown mark, closing bracket or decoration behind a heading, or 0.
std::size_t closing_mark_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kMarks = "*_#])\"~=?!";
  if (is_alnum(text[at])) return 0;
  if (const std::size_t blank = blank_at(text, at)) return blank;
  if (kMarks.find(text[at]) != kMarks.npos) return 1;
  for (const std::string_view dots : {"…", "..."})
    if (text.substr(at).starts_with(dots)) return dots.size();
  if (const std::size_t closer = wide_closer_at(text, at)) return closer;
  return bullet_at(text, at) != 0 ? 0 : decoration_at(text, at);
}

}  // namespace

HeadingPrefix skip_prefix(std::string_view text, std::size_t at, std::size_t end) {
  HeadingPrefix prefix;
  while (at < end) {
    const HeadingMark mark = mark_at(text, at);
    if (mark.size == 0 || at + mark.size > end) break;
    prefix.bullet = prefix.bullet || mark.bullet;
    prefix.marked = prefix.marked || mark.marked;
    at += mark.size;
  }
  prefix.end = at;
  return prefix;
}

std::size_t skip_suffix(std::string_view text, std::size_t at, std::size_t end) {
  const auto skip = [&](std::size_t from, auto&& size_at) {
    while (from < end) {
      const std::size_t size = size_at(text, from);
      if (size == 0) break;
      from += size;
    }
    return std::min(from, end);
  };
  const std::size_t closed = skip(at, closing_mark_at);
  const std::size_t adorned = skip(closed, [](std::string_view in, std::size_t from) {
    return std::max(closing_mark_at(in, from), bullet_at(in, from));
  });
  return adorned == end ? end : closed;
}

std::size_t wide_closer_at(std::string_view text, std::size_t at) {
  return one_of(text, at, kClosers);
}

}  // namespace rolecall
