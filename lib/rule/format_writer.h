// Writes the tree of a rule file with its comments in the one form of `rules fmt`.
#pragma once

#include <string>
#include <string_view>

#include "rule/format_comments.h"

namespace rolecall {

/// The file as it should stand. `root` is a block mapping, `notes` were made from both.
std::string write_formatted(std::string_view source, const YamlNode& root, const CommentMap& notes);

}  // namespace rolecall
