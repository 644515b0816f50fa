// Finds the clause of a posting that a label means: who labels may cut a text otherwise.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "model/gold.h"
#include "model/range.h"

namespace rolecall {

/// Where a labelled clause stands in the text of its posting; empty: not there.
inline Range place_of(const GoldClause& label, std::string_view text) {
  if (label.text.empty()) return label.place.end <= text.size() ? label.place : Range{};
  const std::size_t at = text.find(label.text);
  if (at == std::string_view::npos) return {};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + label.text.size())};
}

/// Which of `count` clauses shares most with `place`, the first of equals; none if none does.
/// `range_of(i)` is the i-th clause's range.
template <class RangeOf>
std::optional<std::size_t> closest_clause(Range place, std::size_t count, RangeOf range_of) {
  std::uint32_t most = 0;
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < count; ++i) {
    const Range have = range_of(i);
    const std::uint32_t begin = std::max(have.begin, place.begin),
                        end = std::min(have.end, place.end);
    if (end > begin && end - begin > most) most = end - begin, best = i;
  }
  return best;
}

}  // namespace rolecall
