// The front matter of Markdown files.
#pragma once

#include <string_view>

namespace rolecall {

/// What stands between two lines "---" at the start of a Markdown file. Views into the text.
struct FrontMatter {
  std::string_view title;
  std::string_view company;
  std::string_view id;
  std::size_t size = 0;  ///< bytes up to the text; 0: there is none
};

/// Reads the plain "key: value" lines of the front matter; others are passed over.
FrontMatter read_front_matter(std::string_view text);

}  // namespace rolecall
