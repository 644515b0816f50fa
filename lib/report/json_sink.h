// Appends JSON to a string: the caller puts the punctuation, the sink the values.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace rolecall {

/// Writes at the end of `out` through a raw cursor. `out` holds spare bytes beyond the cursor until
/// the sink goes; nothing else may touch it so long.
class JsonSink {
 public:
  explicit JsonSink(std::string& out)
      : out_(out), cursor_(out.data() + out.size()), end_(cursor_) {}
  JsonSink(const JsonSink&) = delete;
  JsonSink& operator=(const JsonSink&) = delete;
  ~JsonSink() { out_.resize(static_cast<std::size_t>(cursor_ - out_.data())); }

  /// A literal as it is; its length is known to the compiler.
  template <std::size_t N>
  void put(const char (&literal)[N]) {
    reserve(N);
    std::memcpy(cursor_, literal, N - 1);
    cursor_ += N - 1;
  }
  void put(char c) {
    reserve(1);
    *cursor_++ = c;
  }
  /// Ready-made JSON.
  void piece(std::string_view json) {
    reserve(json.size());
    std::memcpy(cursor_, json.data(), json.size());
    cursor_ += json.size();
  }
  void number(std::uint64_t value) {
    reserve(20);
    cursor_ = std::to_chars(cursor_, cursor_ + 20, value).ptr;
  }
  /// Rounded to `places` (1 to 6), trailing zeros dropped but for one: 1.4, 0.05, 1.0.
  void decimal(double value, int places);
  void boolean(bool value) { value ? put("true") : put("false"); }
  /// A quoted string. `text` is valid UTF-8.
  void string(std::string_view text);
  /// A quoted string of bytes that may not be UTF-8 (names of files): invalid ones become U+FFFD.
  void any_string(std::string_view bytes);

  /// Takes back a comma at the end.
  void drop_comma() {
    if (cursor_[-1] == ',') --cursor_;
  }

 private:
  void reserve(std::size_t size) {
    if (static_cast<std::size_t>(end_ - cursor_) < size) grow(size);
  }
  void grow(std::size_t size);

  std::string& out_;
  char* cursor_;
  char* end_;
};

/// JsonSink::decimal as a string.
std::string decimal_string(double value, int places);

/// Writes `text` escaped (without quotes) at `to`, which has room for 6 bytes a byte of text plus
/// 16; returns the end. Escaped are `"`, `\`, control characters (C0, DEL, C1), U+2028, U+2029 and
/// the marks that override the direction of writing; nothing else.
char* escape_json(std::string_view text, char* to);
/// The same, a byte at a time: for machines without SSE2, and the judge of the fast one.
char* escape_json_scalar(std::string_view text, char* to);

}  // namespace rolecall
