// UTF-8 and places in a text: what must be right before a byte reaches the YAML parser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// Bytes of the well-formed UTF-8 sequence at `at`, or 0. No overlong forms, no surrogates.
std::uint32_t utf8_sequence(std::string_view text, std::size_t at);

/// Offset of the first byte of each line; the first is 0. Lines end with "\n".
std::vector<std::uint32_t> line_starts(std::string_view text);

/// Line and column (from 1, code points; a byte order mark is no column) of bytes of a file.
Location place(const SourceFile& file, const std::vector<std::uint32_t>& starts, Range bytes);

/// Bytes of the byte order mark: 3 or 0.
std::uint32_t byte_order_mark(std::string_view text);

/// `value` in double quotes for a message: control characters escaped, cut after 60 code points.
std::string quoted(std::string_view value);

/// Two digits.
std::string hex_byte(unsigned char byte);

/// "U+0008 (backspace)".
std::string code_point_name(unsigned char control);

}  // namespace rolecall
