// Line breaks within a short stretch of text. No use outside this room.
#pragma once

#include <string_view>

#include "base/unicode.h"

namespace rolecall {

/// How many line breaks `text` holds; CR with LF behind it is one.
constexpr std::size_t line_breaks(std::string_view text) {
  std::size_t breaks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (classify(c) != CharClass::LineBreak) continue;
    if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
    ++breaks;
  }
  return breaks;
}

}  // namespace rolecall
