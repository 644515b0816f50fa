#include "base/line_diff.h"

#include <algorithm>
#include <vector>

namespace rolecall {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kReach = 400;  // lines, of both sides together, that a change is looked over

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

/// A run of lines that was replaced by another.
struct Change {
  std::size_t old_begin, old_end, new_begin, new_end;
};

// Edits stay within few lines: after a difference, the nearest pair of equal lines goes on. Where
// none is near, all the rest has changed: right, if not short, and never slow.
std::vector<Change> changes(const std::vector<std::string_view>& a,
                            const std::vector<std::string_view>& b) {
  std::vector<Change> all;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      ++i, ++j;
      continue;
    }
    std::size_t di = a.size() - i, dj = b.size() - j;
    bool met = false;
    for (std::size_t reach = 1; reach <= std::min(di + dj, kReach) && !met; ++reach)
      for (std::size_t skip = 0; skip <= reach && !met; ++skip) {
        const std::size_t x = i + skip, y = j + (reach - skip);
        if (x < a.size() && y < b.size() && a[x] == b[y]) {
          di = skip;
          dj = reach - skip;
          met = true;
        }
      }
    all.push_back({i, i + di, j, j + dj});
    i += di;
    j += dj;
  }
  return all;
}

std::string span(std::size_t begin, std::size_t size) {
  return std::to_string(size == 0 ? begin : begin + 1) +
         (size == 1 ? "" : "," + std::to_string(size));
}

void put(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (line.empty() || line.back() != '\n') out += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  const auto a = lines_of(before), b = lines_of(after);
  const auto all = changes(a, b);
  if (all.empty()) return {};
  std::string out;
  for (const std::string_view side : {"--- a/", "+++ b/"})
    out.append(side).append(path).append("\n");
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first;
    while (last + 1 < all.size() && all[last + 1].old_begin - all[last].old_end <= 2 * kContext)
      ++last;
    const std::size_t lead = std::min(all[first].old_begin, kContext);
    const std::size_t trail = std::min(a.size() - all[last].old_end, kContext);
    const std::size_t old_begin = all[first].old_begin - lead, old_end = all[last].old_end + trail;
    const std::size_t new_begin = all[first].new_begin - lead, new_end = all[last].new_end + trail;
    out += "@@ -" + span(old_begin, old_end - old_begin) + " +" +
           span(new_begin, new_end - new_begin) + " @@\n";
    std::size_t at = old_begin;
    for (std::size_t c = first; c <= last; ++c) {
      for (; at < all[c].old_begin; ++at) put(out, ' ', a[at]);
      for (; at < all[c].old_end; ++at) put(out, '-', a[at]);
      for (std::size_t n = all[c].new_begin; n < all[c].new_end; ++n) put(out, '+', b[n]);
    }
    for (; at < old_end; ++at) put(out, ' ', a[at]);
    first = last + 1;
  }
  return out;
}

}  // namespace rolecall
