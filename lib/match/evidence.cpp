#include "match/evidence.h"

#include <algorithm>

#include "base/atoms.h"
#include "base/list_marks.h"
#include "match/line_breaks.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kMaxJoiner = 16;  // bytes between two items of a list
constexpr int kMaxMargin = 8;             // characters beside an item that has a line of its own

// Same letters in the same case; separators and width do not matter.
bool spelled_as(std::string_view text, std::string_view term) {
  if (text == term) return true;
  std::size_t t = 0, s = 0;
  const auto next_letter = [](std::string_view from, std::size_t& at) -> char32_t {
    while (at < from.size()) {
      const char32_t c = narrow(decode(from, at));
      const CharClass cls = classify(c);
      if (cls == CharClass::Word || cls == CharClass::Letter || cls == CharClass::Sign) return c;
    }
    return 0;
  };
  for (;;) {
    const char32_t a = next_letter(text, t);
    if (a != next_letter(term, s)) return false;
    if (a == 0) return true;
  }
}

// Whether the phrase hit is a member of the set, in the spelling that the set wants.
bool is_member(const Pack& pack, const Found& found, const PhraseHit& hit, const WordSet& words) {
  if (!(pack.phrases()[hit.phrase].sets & words.mark)) return false;
  const auto set = pack.array(words.members);
  auto it = std::lower_bound(set.begin(), set.end(), hit.phrase,
                             [](const SetMember& m, Index phrase) { return m.phrase < phrase; });
  for (; it != set.end() && it->phrase == hit.phrase; ++it)
    if (it->exact.size == 0 || spelled_as(hit.range.of(found.text), pack.str(it->exact)))
      return true;
  return false;
}

bool near_word(const Pack& pack, const Found& found, std::size_t i, const NearbyEntry& nearby,
               Range& by) {
  const PhraseHit& hit = found.hits[i];
  const Range here = hit.range;
  const auto try_one = [&](std::size_t j) {
    if (!is_member(pack, found, found.hits[j], nearby.any)) return false;
    by = found.hits[j].range;
    return true;
  };
  const std::uint32_t clause = found.clause[i];
  if (nearby.side != Side::After) {
    for (std::size_t j = i; j-- > 0 && found.clause[j] == clause;) {
      const Range other = found.hits[j].range;
      if (other.end > here.begin) continue;
      if (hit.token - found.hits[j].token_end() + 1 > nearby.within) {
        // Longer phrases that begin earlier may still end nearer, but not past their begin.
        if (found.reach[j].end <= here.begin &&
            hit.token - found.reach[j].token + 1 > nearby.within)
          break;
        continue;
      }
      if (try_one(j)) return true;
    }
  }
  if (nearby.side != Side::Before) {
    for (std::size_t j = i + 1; j < found.hits.size() && found.clause[j] == clause; ++j) {
      const Range other = found.hits[j].range;
      if (other.begin < here.end) continue;
      if (found.hits[j].token - hit.token_end() + 1 > nearby.within) break;
      if (try_one(j)) return true;
    }
  }
  return false;
}

bool is_connector(const Pack& pack, std::string_view word) {
  const std::string folded_word = folded(word);
  const auto connectors = pack.connectors();
  return std::any_of(connectors.begin(), connectors.end(),
                     [&](const ConnectorEntry& c) { return pack.str(c.word) == folded_word; });
}

constexpr bool is_list_sign(char32_t c) {
  return c == ',' || c == '/' || c == '|' || c == ';' || c == 0x3001 || c == 0xFF0C ||
         c == 0xFF1B || c == 0xFF0F || c == 0xFF5C;
}

// What may stand between two items of a list: one sign, a connector, or a sign and a connector.
bool is_joiner(const Pack& pack, std::string_view gap) {
  if (gap.empty() || gap.size() > kMaxJoiner || gap == " ") return false;
  const auto skip_blanks = [&](std::size_t& at) {
    for (std::size_t next = at; next < gap.size(); at = next) {
      const CharClass cls = classify(decode(gap, next));
      if (cls != CharClass::Blank && cls != CharClass::LineBreak) return;
    }
  };
  std::size_t at = 0;
  skip_blanks(at);
  bool joined = false;
  if (at < gap.size()) {
    std::size_t next = at;
    if (is_list_sign(decode(gap, next))) at = next, joined = true;
  }
  skip_blanks(at);
  std::size_t end = gap.size();
  while (end > at) {
    std::size_t before = end;
    const CharClass cls = classify(decode_before(gap, before));
    if (cls != CharClass::Blank && cls != CharClass::LineBreak) break;
    end = before;
  }
  if (end <= at) return joined;
  return is_connector(pack, gap.substr(at, end - at));
}

// Bytes of a blank, bullet or item's number at text[at], or 0.
std::size_t margin_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (classify(decode(text, next)) == CharClass::Blank) return next - at;
  const std::size_t bullet = bullet_at(text, at);
  return bullet != 0 ? bullet : number_mark_at(text, at);
}

// Whether only blanks, a bullet or a number stand between the begin of the line and `at`.
bool opens_line(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (int steps = 0; begin > 0; ++steps) {
    std::size_t before = begin;
    if (classify(decode_before(text, before)) == CharClass::LineBreak) break;
    if (steps == kMaxMargin) return false;
    begin = before;
  }
  while (begin < at) {
    const std::size_t size = margin_at(text, begin);
    if (size == 0) return false;
    begin += size;
  }
  return begin == at;
}

// Whether nothing but a mark before it and a stop behind it shares the line with the hit.
bool fills_line(std::string_view text, Range hit) {
  if (!opens_line(text, hit.begin)) return false;
  std::size_t at = hit.end;
  for (int steps = 0; at < text.size(); ++steps) {
    const char32_t c = decode(text, at);
    if (classify(c) == CharClass::LineBreak) break;
    if (steps == kMaxMargin || !(is_list_sign(c) || c == '.' || classify(c) == CharClass::Blank))
      return false;
  }
  return true;
}

// Items of a list with a line for each: the gap is one line break and what belongs to the items.
bool joins_lines(const Found& found, Range gap, Range one, Range other) {
  return line_breaks(gap.of(found.text)) == 1 && fills_line(found.text, one) &&
         fills_line(found.text, other);
}

bool in_list(const Pack& pack, const Found& found, std::size_t i, const WordSet& peers) {
  const Range here = found.hits[i].range;
  const auto is_peer = [&](std::size_t j, Range gap) {
    return gap.size() <= kMaxJoiner && is_member(pack, found, found.hits[j], peers) &&
           (is_joiner(pack, gap.of(found.text)) ||
            joins_lines(found, gap, here, found.hits[j].range));
  };
  for (std::size_t j = i; j-- > 0 && found.reach[j].end + kMaxJoiner >= here.begin;) {
    const Range other = found.hits[j].range;
    if (other.end <= here.begin && is_peer(j, {other.end, here.begin})) return true;
  }
  for (std::size_t j = i + 1; j < found.hits.size(); ++j) {
    const Range other = found.hits[j].range;
    if (other.begin > here.end + kMaxJoiner) break;
    if (other.begin >= here.end && is_peer(j, {here.end, other.begin})) return true;
  }
  return false;
}

}  // namespace

bool inside_phrase(const Found& found, Range hit, std::size_t from, std::span<const Index> phrases,
                   Range& by) {
  if (phrases.empty()) return false;
  const auto covers = [&](std::size_t j) {
    const Range other = found.hits[j].range;
    if (!other.contains(hit) || other == hit) return false;
    if (!std::binary_search(phrases.begin(), phrases.end(), found.hits[j].phrase)) return false;
    by = other;
    return true;
  };
  for (std::size_t j = from; j < found.hits.size() && found.hits[j].range.begin <= hit.begin; ++j)
    if (covers(j)) return true;
  for (std::size_t j = std::min(from, found.hits.size()); j-- > 0 && found.reach[j].end >= hit.end;)
    if (covers(j)) return true;
  return false;
}

Verdict judge(const Pack& pack, const Found& found, std::size_t i, const TermEntry& term,
              Range& by) {
  const Range here = found.hits[i].range;
  const ContextEntry& context = pack.context(term);
  if (context.except.size != 0 && inside_phrase(found, here, i, pack.array(context.except), by))
    return Verdict::Except;
  const bool right_case =
      term.letter_case == Case::Fold || spelled_as(here.of(found.text), pack.str(term.text));
  if (!right_case && !context.has_list) return Verdict::WrongCase;
  if (context.has_unless && near_word(pack, found, i, context.unless, by)) return Verdict::Unless;
  if (!context.has_list && !context.has_near) return Verdict::Kept;
  if (context.has_list && in_list(pack, found, i, context.list)) return Verdict::Kept;
  if (!right_case) return Verdict::WrongCase;
  if (context.has_near && near_word(pack, found, i, context.near, by)) {
    by = {};
    return Verdict::Kept;
  }
  return Verdict::NoEvidence;
}

}  // namespace rolecall
