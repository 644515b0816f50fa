// Where a YAML scalar ends in the source. The YAML parser tells only where it begins.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/rule.h"

namespace rolecall {

/// White space as YAML has it.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_break(char c) { return c == '\n' || c == '\r'; }
constexpr bool is_space(char c) { return is_blank(c) || is_break(c); }

struct Extent {
  std::uint32_t end = 0;  ///< offset after the last byte, the closing quote included
  Quoting quoting = Quoting::Plain;
  bool closed = true;  ///< false: a quoted scalar that runs to the end of the file
};

/// The scalar that begins at `begin` of `source` and was read as `value`.
Extent scalar_extent(std::string_view source, std::uint32_t begin, std::string_view value);

/// The first offset from `at` on that is neither white space nor in a comment nor a comma.
std::uint32_t skip_blanks(std::string_view source, std::uint32_t at);

}  // namespace rolecall
