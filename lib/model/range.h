// Half-open byte ranges into a text.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace rolecall {

/// Bytes [begin, end) of a text. Offsets, not views, are stored everywhere: they stay valid when
/// the text moves, and four-byte offsets keep spans small. A text is at most 4 GiB.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool overlaps(Range other) const { return begin < other.end && other.begin < end; }
  /// The bytes themselves; `text` must be the text the range was made for.
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  friend constexpr auto operator<=>(const Range&, const Range&) = default;
};

}  // namespace rolecall
