// The inside of JSON strings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

enum class JsonStringError : std::uint8_t { None, BadEscape, LoneSurrogate };

/// Appends what a JSON string stands for; `raw` lies between its quotes and is valid UTF-8.
/// After an error `out` holds a part.
JsonStringError append_unescaped(std::string_view raw, std::string& out);

}  // namespace rolecall
