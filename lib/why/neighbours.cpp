#include "why/neighbours.h"

#include <string>

#include "base/unicode.h"
#include "match/boundary.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kReach = 40;  // bytes of the word around a hit that are shown

bool is_part_of_name(char32_t c) {
  const CharClass cls = classify(c);
  return cls == CharClass::Word ||
         (cls == CharClass::Sign && (c == '+' || c == '#' || c == '&' || c == '.' || c == '_'));
}

// The hit with all that is written together with it.
Range name_around(std::string_view text, Range hit) {
  Range name = hit;
  for (std::size_t at = name.begin; at > 0 && hit.begin - at < kReach;) {
    if (!is_part_of_name(narrow(decode_before(text, at)))) break;
    name.begin = static_cast<std::uint32_t>(at);
  }
  for (std::size_t at = name.end; at < text.size() && at - hit.end < kReach;) {
    if (!is_part_of_name(narrow(decode(text, at)))) break;
    name.end = static_cast<std::uint32_t>(at);
  }
  // The full stop of the sentence is no part of it.
  while (name.end > hit.end + 1 && text[name.end - 1] == '.') --name.end;
  return name;
}

Range before(std::string_view text, Range hit) {
  std::size_t at = hit.begin;
  decode_before(text, at);
  return {static_cast<std::uint32_t>(at), hit.begin};
}

Range behind(std::string_view text, Range hit) {
  std::size_t at = hit.end;
  decode(text, at);
  return {hit.end, static_cast<std::uint32_t>(at)};
}

bool is_word_at(std::string_view text, Range place) {
  std::size_t at = place.begin;
  return classify(decode(text, at)) == CharClass::Word;
}

}  // namespace

Cause refused_by_neighbour(std::string_view text, Range hit) {
  Cause out;
  out.why = Why::Boundary;
  // Each side is asked with the other cut off.
  const bool left = !boundary_ok(text.substr(0, hit.end), hit);
  const bool right = !boundary_ok(text.substr(hit.begin), {0, hit.size()});
  if (left) {
    out.places.push_back(before(text, hit));
    out.words = quoted(out.places.back().of(text)) + " before it";
  }
  if (right) {
    out.places.push_back(behind(text, hit));
    out.words += (left ? " and " : "") + quoted(out.places.back().of(text)) + " behind it";
  }
  out.words += left && right ? " forbid it: it is a part of " : " forbids it: it is a part of ";
  out.words += quoted(name_around(text, hit).of(text));
  return out;
}

bool inside_word(std::string_view text, Range hit) {
  return (hit.begin > 0 && is_word_at(text, hit) && is_word_at(text, before(text, hit))) ||
         (hit.end < text.size() && is_word_at(text, behind(text, hit)));
}

}  // namespace rolecall
