#include "why/letters.h"

#include <algorithm>

#include "base/suggest.h"
#include "base/unicode.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostBetween = 2;  // other words among those of a term

bool overlaps_any(Range range, const std::vector<Range>& taken) {
  return std::any_of(taken.begin(), taken.end(), [&](Range t) { return t.overlaps(range); });
}

std::size_t most_edits(const Letters& term) {
  const std::size_t letters = term.folded().size();
  if (!term.tokens().front().word) return letters < 4 ? 0 : 1;
  return letters < 6 ? 0 : letters < 12 ? 1 : 2;
}

// No word may be another one altogether: "a systems" is no slip for "AI systems".
bool each_word_is_near(const Letters& text, std::size_t first, const Letters& term) {
  for (std::size_t i = 0; i < term.tokens().size(); ++i) {
    const std::u32string_view want = term.of(term.tokens()[i]);
    if (edit_distance(text.of(text.tokens()[first + i]), want, want.size()) > want.size() / 3)
      return false;
  }
  return true;
}

}  // namespace

Letters::Letters(std::string_view text) {
  std::uint32_t line = 0;
  bool after_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode(text, at);
    const CharClass cls = classify(c);
    line += cls == CharClass::LineBreak;
    if (cls != CharClass::Word && cls != CharClass::Letter && cls != CharClass::Sign) {
      after_word = false;
      continue;
    }
    const auto number = static_cast<std::uint32_t>(folded_.size());
    if (after_word && cls == CharClass::Word)
      ++tokens_.back().last;
    else
      tokens_.push_back({number, number + 1, cls == CharClass::Word, cls == CharClass::Sign, line});
    after_word = cls == CharClass::Word;
    folded_ += fold(c);
    places_.push_back({begin, static_cast<std::uint32_t>(at)});
  }
}

std::vector<Range> Letters::find(const Letters& word) const {
  std::vector<Range> found;
  if (word.empty()) return found;
  for (std::size_t at = folded_.find(word.folded_); at != folded_.npos;
       at = folded_.find(word.folded_, at + 1))
    found.push_back(bytes(at, at + word.folded_.size()));
  return found;
}

std::optional<NearMiss> misspelled(const Letters& text, const Letters& term,
                                   const std::vector<Range>& taken) {
  std::optional<NearMiss> best;
  if (term.empty()) return best;
  const std::u32string_view want = term.folded();
  std::size_t limit = most_edits(term);
  const std::size_t size = term.tokens().size();
  for (std::size_t n = std::max<std::size_t>(size, 2) - 1; n <= size + 1; ++n) {
    for (std::size_t i = 0; limit > 0 && i + n <= text.tokens().size(); ++i) {
      const auto& first = text.tokens()[i];
      const auto& last = text.tokens()[i + n - 1];
      const auto have =
          std::u32string_view(text.folded()).substr(first.first, last.last - first.first);
      if (first.line != last.line || have.front() != want.front() || last.sign ||
          have.size() > want.size() + limit || want.size() > have.size() + limit)
        continue;
      const std::size_t edits = edit_distance(have, want, limit);
      const Range range = text.bytes(first.first, last.last);
      if (edits == 0 || edits > limit || overlaps_any(range, taken)) continue;
      if (n == size ? size > 1 && term.tokens().front().word && !each_word_is_near(text, i, term)
                    : edits > 1)
        continue;
      best = NearMiss{range, edits};
      limit = edits - 1;  // from here on only a nearer one
    }
  }
  return best;
}

std::optional<Scattered> scattered(const Letters& text, const Letters& term,
                                   const std::vector<Range>& taken) {
  const auto& want = term.tokens();
  if (want.size() < 2 || !std::all_of(want.begin(), want.end(), [](auto& t) { return t.word; }))
    return std::nullopt;
  const auto& have = text.tokens();
  for (std::size_t i = 0; i < have.size(); ++i) {
    std::vector<std::size_t> order;  // of the term's words, as the text has them
    std::vector<bool> used(want.size());
    for (std::size_t j = i; j < std::min(have.size(), i + want.size() + kMostBetween); ++j) {
      if (have[j].line != have[i].line) break;
      std::size_t w = 0;
      while (w < want.size() && (used[w] || term.of(want[w]) != text.of(have[j]))) ++w;
      if (w == want.size()) {
        if (j == i) break;
        continue;
      }
      used[w] = true;
      order.push_back(w);
      if (order.size() < want.size()) continue;
      const Range range = text.bytes(have[i].first, have[j].last);
      if (overlaps_any(range, taken)) break;
      return Scattered{range, std::is_sorted(order.begin(), order.end())};
    }
  }
  return std::nullopt;
}

}  // namespace rolecall
