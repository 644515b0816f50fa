// Text in other encodings as UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

bool is_valid_utf8(std::string_view bytes);

enum class Utf16 : std::uint8_t { No, Little, Big };

/// Whether `bytes`, the start of a text, are UTF-16: by a byte order mark, by zeros that stand at
/// every other place, or by Chinese characters that make sense in one byte order.
Utf16 guess_utf16(std::string_view bytes);

/// Replaces `out` by `bytes` as valid UTF-8, and tells in `note` what was done: empty (they were
/// UTF-8), "decoded-from-gb18030", or "invalid-utf8" where some bytes of UTF-8 became U+FFFD.
/// A byte order mark goes.
void decode_text(std::string_view bytes, std::string& out, std::string& note);

/// The encoding of bytes that are not valid UTF-8, to be given to decode_as: "gb18030"; empty if
/// they are UTF-8 but for some bytes.
std::string guess_encoding(std::string_view bytes);

/// Whether its characters may end in a byte that alone is a sign of ASCII, such as a backslash.
bool hides_ascii(std::string_view encoding);

/// ICU's name for an encoding that guess_encoding() told.
const char* converter_of(std::string_view encoding);

/// As decode_text, with an encoding that guess_encoding() told.
void decode_as(std::string_view bytes, std::string_view encoding, std::string& out,
               std::string& note);

/// Replaces NUL bytes by blanks; whether there were any.
bool blank_nuls(std::string& text);

}  // namespace rolecall
