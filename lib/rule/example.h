// A rule's own tests: sentences with the wanted spans in [[ ]].
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"
#include "rule/fields.h"

namespace rolecall {

/// `tests: {match: [...], no_match: [...]}`.
std::vector<Example> read_tests(LoadContext& context, const YamlNode& node);

/// A text with its marks taken out. `error` says what is wrong with them, at `error_at` of the
/// marked text; empty when all is well.
struct MarkedText {
  std::string text;
  std::vector<Range> spans;  ///< in order, never empty, never overlapping
  std::string error;
  std::uint32_t error_at = 0;
};
MarkedText parse_marks(std::string_view marked);

}  // namespace rolecall
