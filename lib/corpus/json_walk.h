// Walks over one JSON value of a stream, sign by sign, only to see where it ends. What is between
// the signs is not looked at, so broken JSON has an end too.
//
//   JsonWalk walk(buffer, limit);
//   for (;;) {
//     const char sign = walk.next();       // one of ,:[]{}" or kCutOff or kTooLarge
//     if (walk.closes(sign)) break;        // the value is the first walk.at() bytes of the buffer
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/stream_buffer.h"

namespace rolecall {

class JsonWalk {
 public:
  static constexpr char kCutOff = '\0';    ///< the input ended
  static constexpr char kTooLarge = '\1';  ///< the value is over the limit

  /// From the front of the buffer, where `depth` brackets are open.
  JsonWalk(StreamBuffer& buffer, std::size_t limit, std::size_t depth = 0)
      : buffer_(buffer), limit_(limit), depth_(depth) {}

  /// Goes behind the next sign, or behind the next string, whose sign is its quote.
  char next();
  /// Counts a bracket; true where it closes the outermost one.
  bool closes(char sign);

  /// How far the walk came; for a closing bracket that nothing opened, and for a comma, the value
  /// ends one before.
  std::size_t at() const { return at_; }
  std::size_t depth() const { return depth_; }
  /// The inside of the last string, escapes as they stand; until the next step.
  std::string_view string() const { return buffer_.view().substr(string_, at_ - 1 - string_); }
  /// Whether a string held a line break, which JSON forbids.
  bool raw_newline() const { return raw_newline_; }

  /// Takes the whole value off the buffer, however large it is; its size.
  std::uint64_t skip();

 private:
  char skip_string();
  bool reach();

  StreamBuffer& buffer_;
  std::size_t limit_;
  std::size_t depth_;
  std::size_t at_ = 0;
  std::size_t string_ = 0;  ///< where the inside of the last string begins
  bool in_string_ = false;
  bool raw_newline_ = false;
};

}  // namespace rolecall
