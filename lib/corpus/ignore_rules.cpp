#include "corpus/ignore_rules.h"

#include <algorithm>

#include "base/utf8.h"

namespace rolecall {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    parts.emplace_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// Matches one character against the pattern at `at`, which is moved behind what it stands for.
bool one_matches(std::string_view pattern, std::size_t& at, char c) {
  if (pattern[at] == '?') return ++at, true;
  if (pattern[at] == '\\' && at + 1 < pattern.size()) return at += 2, pattern[at - 1] == c;
  if (pattern[at] != '[') return pattern[at++] == c;
  std::size_t i = at + 1;
  const bool inverted = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  i += inverted;
  bool found = false;
  const std::size_t first = i;
  for (; i < pattern.size() && (pattern[i] != ']' || i == first); ++i) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    const auto low = static_cast<unsigned char>(pattern[i]);
    auto high = low;
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
      i += 2;
      high = static_cast<unsigned char>(pattern[i]);
    }
    found =
        found || (low <= static_cast<unsigned char>(c) && static_cast<unsigned char>(c) <= high);
  }
  // Without a closing bracket it is an ordinary character.
  if (i >= pattern.size()) return pattern[at++] == c;
  at = i + 1;
  return found != inverted;
}

/// The usual greedy walk: only the last star is ever tried again, so it is quadratic at worst.
bool segments_match(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::size_t p = 0;
  std::size_t s = 0;
  std::size_t star = kNone;
  std::size_t star_at = 0;
  while (s < path.size()) {
    if (p < pattern.size() && pattern[p] == "**") {
      star = p++;
      star_at = s;
      // A last ** stands for all that is inside, not for the folder itself.
      if (p == pattern.size()) return true;
    } else if (p < pattern.size() && glob_matches(pattern[p], path[s])) {
      ++p;
      ++s;
    } else if (star != kNone) {
      p = star + 1;
      s = ++star_at;
    } else {
      return false;
    }
  }
  return p == pattern.size();
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view name) {
  constexpr auto kNone = std::string_view::npos;
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = kNone;
  std::size_t star_at = 0;
  while (n < name.size()) {
    std::size_t next = p;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_at = n;
    } else if (p < pattern.size() && one_matches(pattern, next, name[n])) {
      p = next;
      ++n;
    } else if (star != kNone) {
      p = star;
      n = ++star_at;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == kNone;
}

void IgnoreRules::add(std::string_view lines) {
  lines.remove_prefix(byte_order_mark(lines));
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = std::min(lines.find('\n', at), lines.size());
    auto line = lines.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    Pattern pattern;
    pattern.keep = line.starts_with('!');
    if (pattern.keep) line.remove_prefix(1);
    pattern.folders_only = line.ends_with('/');
    if (pattern.folders_only) line.remove_suffix(1);
    pattern.anchored = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) continue;
    pattern.segments = split(line);
    patterns_.push_back(std::move(pattern));
  }
}

IgnoreRules::Verdict IgnoreRules::judge(std::string_view path, bool is_folder) const {
  const auto name = path.substr(path.rfind('/') + 1);
  const auto parts = split(path);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && !is_folder) continue;
    const bool fits = pattern->anchored ? segments_match(pattern->segments, parts)
                                        : glob_matches(pattern->segments[0], name);
    if (fits) return pattern->keep ? Verdict::Keep : Verdict::Ignore;
  }
  return Verdict::None;
}

}  // namespace rolecall
