#include "base/narrowed_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace rolecall {

std::string narrowed_pattern(std::string_view pattern) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const char32_t c = decode(pattern, at);
    const char32_t ascii = narrowed(c);
    if (ascii != c && (ascii == '+' || ascii == '-')) out += '\\';
    if (ascii != 0) append_utf8(ascii, out);
  }
  return out;
}

void NarrowedText::read(std::string_view written) {
  text_.clear();
  changes_.clear();
  std::size_t copied = 0;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(written, at);
    const char32_t ascii = narrowed(c);
    if (ascii == c) continue;
    text_ += written.substr(copied, begin - copied);
    copied = at;
    const auto place = static_cast<std::uint32_t>(text_.size());
    if (ascii != 0) text_ += static_cast<char>(ascii);
    changes_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)},
                        {place, static_cast<std::uint32_t>(text_.size())}});
  }
  text_ += written.substr(copied);
  lower_ = text_;
  for (char& c : lower_) c = ascii_lower(c);
}

Range NarrowedText::narrow(Range written) const {
  const auto place = [&](std::uint32_t at) {
    const auto next = std::partition_point(changes_.begin(), changes_.end(),
                                           [&](const Change& c) { return c.written.end <= at; });
    if (next == changes_.begin()) return at;
    const Change& last = *std::prev(next);
    return last.narrowed.end + (at - last.written.end);
  };
  return {place(written.begin), place(written.end)};
}

Range NarrowedText::written(Range narrowed) const {
  // `at` as written, where the changes for which `before` holds lie before it.
  const auto place = [&](std::uint32_t at, auto before) {
    const auto next = std::partition_point(changes_.begin(), changes_.end(), before);
    if (next == changes_.begin()) return at;
    const Change& last = *std::prev(next);
    return last.written.end + (at - last.narrowed.end);
  };
  // What is left out beside the stretch is no part of it.
  const auto [begin, end] = narrowed;
  return {place(begin, [&](const Change& c) { return c.narrowed.end <= begin; }),
          place(end, [&](const Change& c) { return c.narrowed.begin < end; })};
}

}  // namespace rolecall
