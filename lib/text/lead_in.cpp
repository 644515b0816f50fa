#include "text/lead_in.h"

#include "text/bytes.h"
#include "text/stops.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostItems = 40;

// Without blanks and markdown marks at its end.
std::string_view trimmed(std::string_view line) {
  while (!line.empty()) {
    const std::size_t blank = blank_before(line, line.size());
    const bool mark = line.back() == '*' || line.back() == '_';
    if (blank == 0 && !mark) break;
    line.remove_suffix(mark ? 1 : blank);
  }
  return line;
}

bool ends_in_colon(std::string_view line) { return line.ends_with(':') || line.ends_with("："); }

bool has_bullet(std::string_view line) {
  const std::size_t at = skip_blanks(line, 0);
  if (at >= line.size()) return false;
  if (line[at] == '-' || line[at] == '*' || line[at] == '+') return true;
  if (is_digit(line[at])) {
    const std::size_t end = line.find_first_not_of("0123456789", at);
    return end != line.npos && (line[end] == '.' || line[end] == ')');
  }
  const std::string_view three = line.substr(at, 3);
  return is_bullet(three) || three.starts_with("·") || three == "–" || three == "—";
}

}  // namespace

std::uint32_t end_of_list(std::string_view text, const Layout& layout, const Clause& clause) {
  const Range own = layout.lines[clause.line];
  const std::string_view lead = trimmed(own.of(text));
  if (!ends_in_colon(lead) || clause.range.end < own.begin + lead.size()) return 0;

  std::uint32_t end = 0;
  std::size_t items = 0, empty = 0;
  bool bullets = false;
  for (std::size_t i = clause.line + 1; i < layout.lines.size() && items < kMostItems; ++i) {
    const std::string_view line = trimmed(layout.lines[i].of(text));
    if (line.empty()) {
      // One empty line may stand before the list, and between items that have bullets.
      if (++empty > 1 || (items > 0 && !bullets)) break;
      continue;
    }
    if (items == 0) bullets = has_bullet(line);
    if (ends_in_colon(line) || has_bullet(line) != bullets) break;
    ++items;
    empty = 0;
    end = layout.lines[i].end;
  }
  return end;
}

}  // namespace rolecall
