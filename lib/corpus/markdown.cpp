#include "corpus/markdown.h"

#include <algorithm>

namespace rolecall {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.front() == value.back();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
  FrontMatter front;
  std::size_t at = 0;
  for (bool first = true; at < text.size(); first = false) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    const auto bare = trimmed(line);
    at = std::min(end + 1, text.size());
    if (first) {
      if (bare != "---" || line[0] != '-') return {};
      continue;
    }
    if (bare == "---" || bare == "...") {
      front.size = at;
      return front;
    }
    const auto colon = line.find(':');
    // Indented lines belong to some other key.
    if (colon == std::string_view::npos || line[0] == ' ' || line[0] == '\t') continue;
    const auto value = unquoted(trimmed(line.substr(colon + 1)));
    const auto key = trimmed(line.substr(0, colon));
    if (key == "title") front.title = value;
    if (key == "company") front.company = value;
    if (key == "id") front.id = value;
  }
  // Never closed: a rule of the text, no front matter.
  return {};
}

}  // namespace rolecall
