#include "base/suggest.h"

#include <algorithm>

#include "base/ascii.h"

namespace rolecall {
namespace {

// Longer names come from hostile files only.
constexpr std::size_t kLongestName = 128;
constexpr std::size_t kShortTable = 14;

template <class View>
std::size_t distance(View a, View b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(a.size() + 1), last(a.size() + 1), row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    row[0] = j;
    std::size_t least = row[0];
    for (std::size_t i = 1; i <= a.size(); ++i) {
      row[i] = std::min({last[i] + 1, row[i - 1] + 1, last[i - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[i] = std::min(row[i], before[i - 2] + 1);
      least = std::min(least, row[i]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[a.size()], limit + 1);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  return distance(a, b, limit);
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  return distance(a, b, limit);
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> known) {
  if (name.empty() || name.size() > kLongestName) return {};
  const std::string wanted = ascii_lowered(name);
  // Of a name of one letter nothing would be left.
  std::size_t best = std::min(std::clamp<std::size_t>(name.size() / 3, 1, 4) + 1, name.size());
  std::string_view found;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(wanted, ascii_lowered(candidate), best - 1);
    if (distance >= best) continue;
    best = distance;
    found = candidate;
    if (best == 0) break;
  }
  return found;
}

std::string suggestion(std::string_view name, std::span<const std::string_view> known) {
  if (const auto found = nearest(name, known); !found.empty())
    return "did you mean \"" + std::string(found) + "\"?";
  if (known.empty() || known.size() > kShortTable) return {};
  std::string out = "known: ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) out += i + 1 == known.size() ? " and " : ", ";
    out += known[i];
  }
  return out;
}

std::string hint(const std::string& word, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string text = suggestion(word, views);
  return text.empty() ? text : "; " + text;
}

}  // namespace rolecall
