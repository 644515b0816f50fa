// Bytes and control characters of rule files, and how messages name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rolecall {

/// `value` in double quotes for a message: control characters escaped, cut after 60 code points.
std::string quoted(std::string_view value);
/// The same: what is of std is looked for there as well, where <iomanip> has another.
inline std::string quoted(const std::string& value) { return quoted(std::string_view(value)); }
inline std::string quoted(const char* value) { return quoted(std::string_view(value)); }

/// Two digits.
std::string hex_byte(unsigned char byte);

/// The first control character (of ASCII) of `value` that is not one of `allowed`.
std::optional<unsigned char> control_character(std::string_view value,
                                               std::string_view allowed = {});

/// "U+0008 (backspace)".
std::string code_point_name(unsigned char control);

}  // namespace rolecall
