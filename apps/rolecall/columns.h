// Figures and words in columns, for pages that people read.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "report/terminal_text.h"

namespace rolecall {

inline std::string fixed(double value, int places = 3) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", places, value);
  return buffer;
}

/// `text`, filled up with blanks to `width` columns; longer ones stay whole.
inline std::string left(std::string_view text, int width) {
  std::string out(text);
  const int taken = display_width(text);
  if (taken < width) out.append(static_cast<std::size_t>(width - taken), ' ');
  return out;
}

inline std::string right(std::string_view text, int width) {
  const int taken = display_width(text);
  return std::string(taken < width ? static_cast<std::size_t>(width - taken) : 0, ' ') +
         std::string(text);
}

inline std::string right(std::uint64_t number, int width) {
  return right(std::to_string(number), width);
}

/// "1 posting", "2 postings".
inline std::string counted(std::uint64_t number, std::string_view what) {
  return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s");
}

}  // namespace rolecall
