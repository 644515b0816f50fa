// What a YAML parser's complaint means to the one who wrote the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

struct SyntaxHint {
  std::string message;
  std::string help;
  std::uint32_t at = 0;        ///< where the caret belongs
  bool opened_before = false;  ///< the innermost open bracket is where it began
};

/// `complaint` is yaml-cpp's, at offset `at` of `source`; `bracket` closes the innermost flow
/// collection that is open there ("]", "}"), or is empty.
SyntaxHint explain_syntax(std::string_view complaint, std::string_view source, std::uint32_t at,
                          std::string_view bracket);

}  // namespace rolecall
