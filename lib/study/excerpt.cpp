#include "study/excerpt.h"

#include <algorithm>

#include "base/unicode.h"

namespace rolecall {

std::string excerpt(std::string_view text, Range place, std::size_t room) {
  const auto is_break = [&](std::size_t at) { return text[at] == '\n' || text[at] == '\r'; };
  std::size_t begin = place.begin;
  for (std::size_t left = room; begin > 0 && left > 0 && !is_break(begin - 1); --left)
    decode_before(text, begin);
  std::size_t end = place.end;
  for (std::size_t left = room; end < text.size() && left > 0 && !is_break(end); --left)
    decode(text, end);
  std::string out;
  if (begin > 0 && !is_break(begin - 1))
    out = "...";
  else
    while (begin < place.begin && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  out.append(text.substr(begin, place.begin - begin));
  out += "[[";
  out += place.of(text);
  out += "]]";
  out.append(text.substr(place.end, end - place.end));
  if (end < text.size() && !is_break(end))
    out += "...";
  else
    while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
  return out;
}

std::string shortened(std::string_view text, std::size_t room) {
  std::size_t end = 0;
  while (end < text.size() && room-- > 0) decode(text, end);
  std::string out(text.substr(0, end));
  if (end < text.size()) out += "...";
  return out;
}

}  // namespace rolecall
