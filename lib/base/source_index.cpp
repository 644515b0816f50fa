#include "base/source_index.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace rolecall {
namespace {

// From 1: the lines that begin at or before the offset.
std::uint32_t line_at(std::span<const std::uint32_t> starts, std::uint32_t offset) {
  return static_cast<std::uint32_t>(std::upper_bound(starts.begin(), starts.end(), offset) -
                                    starts.begin());
}

}  // namespace

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  return starts;
}

Location place(const SourceFile& file, std::span<const std::uint32_t> starts, Range bytes) {
  const std::uint32_t line = line_at(starts, bytes.begin);
  std::uint32_t begin = starts[line - 1];
  if (begin == 0) begin = std::min(byte_order_mark(file.text), bytes.begin);
  std::uint32_t column = 1;
  for (std::uint32_t i = begin; i < bytes.begin && i < file.text.size(); ++i)
    column += !is_trail(file.text[i]);
  return {file.path, line, column, bytes};
}

SourceIndex::SourceIndex(std::span<const SourceFile> files) : files_(files) {
  starts_.reserve(files.size());
  for (const SourceFile& file : files) starts_.push_back(line_starts(file.text));
}

Location SourceIndex::locate(const Mark& mark) const {
  if (mark.file >= files_.size()) return {{}, 0, 0, mark.bytes};
  return place(files_[mark.file], starts_[mark.file], mark.bytes);
}

std::uint32_t SourceIndex::line_of(const Mark& mark) const {
  return mark.file < starts_.size() ? line_at(starts_[mark.file], mark.bytes.begin) : 0;
}

}  // namespace rolecall
