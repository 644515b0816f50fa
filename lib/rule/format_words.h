// How `rules fmt` writes a single word, and in which order the keys of a mapping come.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rule/yaml.h"

namespace rolecall {

/// Entries of the mapping that stands under a key, or in the list under it ("" for the file), in
/// the order of writing. Mappings without an order keep theirs.
std::vector<const YamlEntry*> ordered_entries(const YamlNode& node, std::string_view under);

/// The scalar as it is written; lines of a block scalar are moved to `indent` + 2.
std::string format_scalar(std::string_view source, const YamlNode& node, std::size_t indent);

std::size_t code_points(std::string_view text);

}  // namespace rolecall
