// Lines and columns of byte offsets, for offsets that mostly rise: each stretch of the text is
// counted once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "model/range.h"

namespace rolecall {

/// Code points in valid UTF-8.
inline std::uint32_t count_code_points(const char* text, std::size_t size) {
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < size; ++i) n += !is_trail(text[i]);
  return n;
}

/// Both count from 1; columns are code points.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// `text` and `lines` must outlive it.
class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, const std::vector<Range>& lines) : text_(text), lines_(lines) {
    if (!lines_.empty()) at_ = lines_[0].begin;
  }

  /// The offset belongs to the last line that begins at or before it.
  Place find(std::uint32_t offset) {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    if (offset < at_) rewind(offset);
    if (line_ + 1 < lines_.size() && lines_[line_ + 1].begin <= offset) {
      do ++line_;
      while (line_ + 1 < lines_.size() && lines_[line_ + 1].begin <= offset);
      start_line();
    }
    column_ += count_code_points(text_.data() + at_, offset - at_);
    at_ = offset;
    return {line_ + 1, column_};
  }

 private:
  void rewind(std::uint32_t offset) {
    const auto after =
        std::upper_bound(lines_.begin(), lines_.end(), offset,
                         [](std::uint32_t at, Range line) { return at < line.begin; });
    line_ = after == lines_.begin() ? 0 : static_cast<std::uint32_t>(after - lines_.begin() - 1);
    start_line();
    if (at_ > offset) at_ = offset;
  }
  void start_line() {
    column_ = 1;
    at_ = line_ < lines_.size() ? lines_[line_].begin : 0;
  }

  std::string_view text_;
  const std::vector<Range>& lines_;
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 1;
  std::uint32_t at_ = 0;  ///< offset that `column_` is the column of
};

}  // namespace rolecall
