// One way to write a rule file: order of keys, quotes, indentation, line width. What the file says
// and every comment stay; formatting what is formatted changes nothing.
#pragma once

#include <optional>
#include <string>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// Columns (code points) for lists and mappings in brackets that stand on several lines: those that
/// fit are put on one, those with a longer line are wrapped anew. What stands on one line stays
/// there.
inline constexpr std::size_t kFormatWidth = 160;

/// The file formatted; nothing where it is no sound YAML, with the reason in `diagnostics`.
///
/// Lists and mappings stay in brackets or out of them, quoted words stay quoted; brackets with a
/// comment inside stay as they are. Lines in a row that are empty become one.
std::optional<std::string> format_rules(const SourceFile& file, Diagnostics& diagnostics);

}  // namespace rolecall
