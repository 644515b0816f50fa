#include "text/lead_in.h"

#include <algorithm>

#include "text/bytes.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostItems = 40;
constexpr std::size_t kMostClauses = 24;  // of an item: hostile texts stay linear
constexpr int kMostBlanks = 8;            // before its number, likewise

// The number that the clause begins with, with its signs; empty: none.
std::string_view number_of(std::string_view text, const Clause& clause) {
  std::size_t at = clause.range.begin;
  for (int i = 0; i < kMostBlanks; ++i) at += blank_at(text, at);
  return text.substr(at, number_mark_at(text, at));
}

// "1." or "一、", not "10.".
bool is_first(std::string_view number) {
  std::size_t at = 0, next = 0;
  const char32_t sign = decode(number, next);
  if (narrow(sign) == '(') at = next;
  next = at;
  const char32_t digit = narrow(decode(number, next));
  return (digit == '1' || digit == U'一') && !digit_at(number, next);
}

}  // namespace

bool begins_numbered(std::string_view text, const Clause& clause) {
  return !number_of(text, clause).empty();
}

std::uint32_t end_of_item(std::string_view text, const Layout& layout, std::size_t clause) {
  const auto& clauses = layout.clauses;
  const std::size_t end = std::min(clauses.size(), clause + 1 + kMostClauses);
  for (std::size_t i = clause + 1; i < end; ++i) {
    const std::string_view number = number_of(text, clauses[i]);
    if (!number.empty()) return is_first(number) ? 0 : clauses[i].range.begin;
  }
  return 0;
}

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
