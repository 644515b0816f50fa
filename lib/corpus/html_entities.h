// Character references of HTML.
#pragma once

#include <cstddef>
#include <string_view>

namespace rolecall {

struct HtmlEntity {
  char32_t value = 0;    ///< 0: none stands there
  std::size_t size = 0;  ///< bytes, with & and ;
};

/// The character reference at the start of `text`, which begins with '&'. Of the named ones those
/// of Latin-1 and of common signs are known.
HtmlEntity parse_entity(std::string_view text);

}  // namespace rolecall
