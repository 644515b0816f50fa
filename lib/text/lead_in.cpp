#include "text/lead_in.h"

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostItems = 40;

}  // namespace

std::uint32_t end_of_list(std::string_view text, const Layout& layout, const Clause& clause) {
  const Range own = layout.lines[clause.line];
  const std::string_view lead = without_end_marks(own.of(text));
  if (!ends_in_colon(lead) || clause.range.end < own.begin + lead.size()) return 0;

  std::uint32_t end = 0;
  std::size_t items = 0, empty = 0;
  bool bullets = false;
  for (std::size_t i = clause.line + 1; i < layout.lines.size() && items < kMostItems; ++i) {
    const std::string_view line = without_end_marks(layout.lines[i].of(text));
    if (line.empty()) {
      // One empty line may stand before the list, and between items that have bullets.
      if (++empty > 1 || (items > 0 && !bullets)) break;
      continue;
    }
    if (items == 0) bullets = begins_item(line);
    if (ends_in_colon(line) || begins_item(line) != bullets) break;
    ++items;
    empty = 0;
    end = layout.lines[i].end;
  }
  return end;
}

}  // namespace rolecall
