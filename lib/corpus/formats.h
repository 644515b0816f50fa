// Which format an input has: by its name, else by how it begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/reader.h"

namespace rolecall {

/// The format that a file's name tells, packed or not; Auto if it tells none.
InputFormat format_of_name(std::string_view path);

/// The format of an input that begins like this: Jsonl, Json, Html, else Text. `whole`: this is
/// all.
InputFormat format_of_content(std::string_view begin, bool whole);

/// The file's name without folders, packing and extension; "stdin" for "-".
std::string stem_of(std::string_view path);

/// What a file that is no text begins like: "a PDF document"; empty if nothing is known.
std::string_view binary_kind(std::string_view begin);

}  // namespace rolecall
