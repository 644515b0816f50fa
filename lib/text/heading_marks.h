// What stands around a heading without being part of its words: bullets, numbers, markdown marks,
// brackets, emoji. No use outside this room.
#pragma once

#include <cstddef>
#include <string_view>

namespace rolecall {

struct HeadingPrefix {
  std::size_t end = 0;
  bool bullet = false;
  bool marked = false;  ///< markdown or brackets
};

/// The marks from text[at] on, up to `end` at most.
HeadingPrefix skip_prefix(std::string_view text, std::size_t at, std::size_t end);

/// Where the marks and blanks behind a heading end. Bullets and dashes are among them only where
/// nothing else follows up to `end`: else they begin what stands under the heading.
std::size_t skip_suffix(std::string_view text, std::size_t at, std::size_t end);

/// Bytes of the closing bracket, or quote, of full width at text[at]; 0: none.
std::size_t wide_closer_at(std::string_view text, std::size_t at);

}  // namespace rolecall
