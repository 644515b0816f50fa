// From a mark in a pack's files to the line and column that a person is told.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// Offset of the first byte of each line; the first is 0. Lines end with "\n".
std::vector<std::uint32_t> line_starts(std::string_view text);

/// Line and column (from 1, code points; a byte order mark is no column) of bytes of a file.
Location place(const SourceFile& file, std::span<const std::uint32_t> starts, Range bytes);

/// Knows where the lines of all files begin, so that each place is found by a binary search. The
/// files must outlive it and stay unchanged. A mark outside of the files has line 0 and no name.
class SourceIndex {
 public:
  explicit SourceIndex(std::span<const SourceFile> files);

  Location locate(const Mark& mark) const;
  std::uint32_t line_of(const Mark& mark) const;
  std::span<const SourceFile> files() const { return files_; }

 private:
  std::span<const SourceFile> files_;
  std::vector<std::vector<std::uint32_t>> starts_;  ///< of each file
};

}  // namespace rolecall
