#include "corpus/json_walk.h"

#include <algorithm>

namespace rolecall {
namespace {

bool ends_in_escape(std::string_view inside) {
  const auto backslashes = inside.size() - (inside.find_last_not_of('\\') + 1);  // npos + 1 is 0
  return backslashes % 2 == 1;
}

}  // namespace

char JsonWalk::next() {
  for (;;) {
    if (!reach()) return kCutOff;
    if (at_ > limit_) return kTooLarge;
    const char c = buffer_.view()[at_++];
    switch (c) {
      case '"':
        return skip_string();
      case ',':
      case ':':
      case '[':
      case ']':
      case '{':
      case '}':
        return c;
      default:
        break;
    }
  }
}

bool JsonWalk::closes(char sign) {
  if (sign == '{' || sign == '[') ++depth_;
  return (sign == '}' || sign == ']') && --depth_ == 0;
}

/// From behind the opening quote to behind the closing one.
char JsonWalk::skip_string() {
  string_ = at_;
  in_string_ = true;
  for (;;) {
    at_ = std::min(buffer_.view().find('"', at_), buffer_.size());
    if (at_ > limit_) return kTooLarge;
    if (at_ == buffer_.size()) {
      if (!reach()) return kCutOff;
      continue;
    }
    const auto inside = buffer_.view().substr(string_, at_ - string_);
    ++at_;
    if (ends_in_escape(inside)) continue;
    in_string_ = false;
    raw_newline_ = raw_newline_ || inside.find('\n') != std::string_view::npos;
    return '"';
  }
}

bool JsonWalk::reach() {
  while (at_ >= buffer_.size()) {
    if (!buffer_.more()) return false;
  }
  return true;
}

std::uint64_t JsonWalk::skip() {
  bool escaped = in_string_ && ends_in_escape(buffer_.view().substr(string_, at_ - string_));
  std::uint64_t size = at_;
  buffer_.consume(at_);
  for (; buffer_.size() > 0 || buffer_.more(); buffer_.consume(1), ++size) {
    const char c = buffer_.view()[0];
    if (in_string_) {
      in_string_ = escaped || c != '"';
      escaped = !escaped && c == '\\';
      continue;
    }
    if (depth_ == 0 && (c == ',' || c == ']' || c == '}')) break;
    in_string_ = c == '"';
    if (!closes(c)) continue;
    buffer_.consume(1);
    ++size;
    break;
  }
  return size;
}

}  // namespace rolecall
