// Where a new rule goes in a file that has rules already.
#pragma once

#include <string>

#include "model/rule.h"

namespace rolecall {

/// The file's text with `stub`, as render_stub() writes it, behind the last of its rules and that
/// one's comments, indented like them. Throws CommandError where the file is no sound YAML, or has
/// no list `rules` that a rule can be put under.
std::string with_stub(const SourceFile& file, const std::string& stub);

}  // namespace rolecall
