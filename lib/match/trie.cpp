#include "match/trie.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/ascii.h"
#include "match/boundary.h"
#include "match/line_breaks.h"

namespace rolecall {
namespace {

// The next atom of the text, with the masks' help where it is plain ASCII.
inline Atom read_atom(std::string_view text, const Masks& masks, std::size_t& at,
                      std::string& scratch) {
  if (masks.is_word(at)) {
    const std::size_t end = masks.word_end(at);
    if (!masks.any_wide(at, end)) {
      Atom atom;
      atom.range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      atom.type = Atom::Type::Word;
      atom.key = word_key_padded(masks.lower() + at, end - at);
      at = end;
      return atom;
    }
  }
  return next_atom(text, at, scratch);
}

// skip_separator for the commonest case, a single blank before a word.
inline std::size_t skip_blanks(std::string_view text, const Masks& masks, std::size_t at) {
  if (at + 1 < text.size() && text[at] == ' ' && masks.is_word(at + 1)) return at + 1;
  return skip_separator(text, at);
}

// Whether a line break between `from` and `to` parts two items of a list: the line before it is too
// short to have been wrapped, and the next begins with no small letter.
bool parts_items(std::string_view text, std::size_t from, std::size_t to) {
  constexpr std::size_t kWrapped = 48;  // bytes
  if (to - from == 1 && text[from] == ' ') return false;
  if (line_breaks(text.substr(from, to - from)) == 0) return false;
  if (is_lower(text[to])) return false;
  for (std::size_t line = from; from - line <= kWrapped;)
    if (line == 0 || classify(decode_before(text, line)) == CharClass::LineBreak) return true;
  return false;
}

}  // namespace

Trie::Trie(Pack pack) : pack_(pack) {
  const TrieTables& tables = pack.header().trie;
  filter_ = pack.array(tables.filter).data();
  filter_mask_ = std::uint64_t{tables.filter.size} * 64 - 1;
  edges_ = pack.array(tables.edges).data();
  slots_ = tables.slots;
  for (unsigned char c = 0; c < 0x80; ++c)
    if (tables.signs[c / 64] >> c % 64 & 1) signs_.add(c);
}

void Trie::find(std::string_view text, const Masks& masks, std::string& scratch,
                std::vector<PhraseHit>& hits) const {
  const std::size_t before = hits.size();
  const auto& starts = masks.starts();
  // The table of edges is larger than near caches: a walk begins some starts after its first edge
  // was asked for.
  struct Start {
    Atom first;
    std::uint32_t token;
  };
  constexpr std::size_t kAhead = 8;
  std::array<Start, kAhead> waiting;
  std::size_t seen = 0;
  std::uint32_t token = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    for (std::uint64_t left = starts[i]; left != 0; left &= left - 1) {
      std::size_t at = i * 64 + static_cast<std::size_t>(std::countr_zero(left));
      if (at >= text.size()) break;
      const Atom first = read_atom(text, masks, at, scratch);
      if (may_start(first.key)) {
        __builtin_prefetch(slot_of(edge_key(0, first.key, false)));
        Start& start = waiting[seen++ % kAhead];
        if (seen > kAhead) walk(text, masks, start.first, start.token, scratch, hits);
        start = {first, token};
      }
      token += first.type != Atom::Type::Sign;
    }
  }
  for (std::size_t i = seen - std::min(seen, kAhead); i < seen; ++i) {
    const Start& start = waiting[i % kAhead];
    walk(text, masks, start.first, start.token, scratch, hits);
  }
  drop_collisions(text, masks, hits, before);
}

void Trie::walk(std::string_view text, const Masks& masks, const Atom& first, std::uint32_t token,
                std::string& scratch, std::vector<PhraseHit>& hits) const {
  TrieNode at_node = step(0, first.key, false);
  Atom last = first;
  std::uint32_t tokens = first.type != Atom::Type::Sign;
  while (at_node.node != 0) {
    if (at_node.phrase != kNone) {
      const Range range{first.range.begin, last.range.end};
      if (boundary_ok(text, range)) hits.push_back({range, at_node.phrase, token, tokens});
    }
    if (!at_node.goes_on) return;
    std::size_t at = skip_blanks(text, masks, last.range.end);
    if (at >= text.size()) return;
    const bool gap = at != last.range.end;
    if (gap && parts_items(text, last.range.end, at)) return;
    Atom atom = read_atom(text, masks, at, scratch);
    at_node = step(at_node.node, atom.key, gap && separator_counts(last, atom));
    tokens += atom.type != Atom::Type::Sign;
    last = atom;
  }
}

// Atoms are compared by half of a key; a text made to collide must not pass for a term. Phrases lie
// all over the pack, so those of the next hits are fetched while this one is compared.
void Trie::drop_collisions(std::string_view text, const Masks& masks, std::vector<PhraseHit>& hits,
                           std::size_t first) const {
  constexpr std::size_t kEntryAhead = 12, kTextAhead = 6;
  const auto phrases = pack_.phrases();
  std::size_t kept = first;
  for (std::size_t i = first; i < hits.size(); ++i) {
    if (i + kEntryAhead < hits.size()) __builtin_prefetch(&phrases[hits[i + kEntryAhead].phrase]);
    if (i + kTextAhead < hits.size())
      __builtin_prefetch(pack_.str(phrases[hits[i + kTextAhead].phrase].text).data());
    if (same_letters(text, masks, hits[i].range, hits[i].phrase)) hits[kept++] = hits[i];
  }
  hits.resize(kept);
}

bool Trie::same_letters(std::string_view text, const Masks& masks, Range range,
                        Index phrase) const {
  const std::string_view want = pack_.str(pack_.phrases()[phrase].text);
  if (want.size() == range.size() &&
      std::memcmp(want.data(), masks.lower() + range.begin, range.size()) == 0)
    return true;
  const auto letters_of = [](std::string_view s) {
    std::string letters;
    for (std::size_t at = 0; at < s.size();) {
      const char32_t c = decode(s, at);
      const CharClass cls = classify(c);
      if (cls == CharClass::Word || cls == CharClass::Letter || cls == CharClass::Sign)
        append_utf8(fold(c), letters);
    }
    return letters;
  };
  return letters_of(range.of(text)) == letters_of(want);
}

}  // namespace rolecall
