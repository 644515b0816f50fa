#include "match/glued.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"

namespace rolecall {
namespace {

constexpr std::size_t kWindow = 64;         // bytes looked at on each side
constexpr std::uint32_t kHeadingBytes = 6;  // shorter ones are parts of names: "TeamCity"

// "gS" of "buildingSkills", "LS" of "SQLSkills", "eS" of "ExperienceSQL", but not "QL" of "SQL".
bool is_joint(std::string_view text, std::size_t at) {
  if (!is_upper(text[at]) || at + 1 == text.size()) return false;
  return is_lower(text[at + 1]) ? is_alpha(text[at - 1])
                                : is_upper(text[at + 1]) && is_lower(text[at - 1]);
}

// The first ASCII capital at or after `at`, or the end: eight bytes at a time, as they are rare.
std::size_t next_capital(std::string_view text, const Masks& masks, std::size_t at) {
  const char* lower = masks.lower();
  for (std::uint64_t a, b; at + sizeof a <= text.size(); at += sizeof a) {
    std::memcpy(&a, text.data() + at, sizeof a);
    std::memcpy(&b, lower + at, sizeof b);
    if (a != b) break;
  }
  while (at < text.size() && text[at] == lower[at]) ++at;
  return at;
}

bool is_heading(const Pack& pack, const PhraseHit& hit) {
  if (hit.range.size() < kHeadingBytes) return false;
  for (const Index term : pack.list(pack.phrases()[hit.phrase].terms))
    if (pack.rules()[pack.terms()[term].rule].kind == Kind::Section) return true;
  return false;
}

// Whether `at` is inside a word, or inside a letter.
bool cuts(std::string_view text, const Masks& masks, std::size_t at) {
  return at > 0 && at < text.size() &&
         (is_trail(text[at]) || (masks.is_word(at - 1) && masks.is_word(at)));
}

// The whole words of at most kWindow bytes before, and behind, `at`.
std::size_t window_begin(std::string_view text, const Masks& masks, std::size_t at) {
  std::size_t begin = at > kWindow ? at - kWindow : 0;
  while (begin < at && cuts(text, masks, begin)) ++begin;
  return begin;
}
std::size_t window_end(std::string_view text, const Masks& masks, std::size_t at) {
  std::size_t end = std::min(text.size(), at + kWindow);
  while (end > at && cuts(text, masks, end)) --end;
  return end;
}

// The hits in text[begin, end), read as if nothing stood beside it. `tokens` begin before it.
void find_in_window(const Trie& trie, std::string_view text, Range window, std::uint32_t tokens,
                    GluedScratch& scratch, std::string& word, std::vector<PhraseHit>& hits) {
  hits.clear();
  const std::string_view inside = window.of(text);
  scratch.masks.read(inside, trie.signs());
  trie.find(inside, scratch.masks, word, hits);
  for (PhraseHit& hit : hits) {
    hit.range.begin += window.begin;
    hit.range.end += window.begin;
    hit.token += tokens;
  }
}

}  // namespace

void add_glued_hits(const Pack& pack, const Trie& trie, std::string_view text, const Masks& masks,
                    GluedScratch& scratch, std::string& word, std::vector<PhraseHit>& hits) {
  const std::size_t known = hits.size();
  std::size_t next = 0;
  std::uint32_t covered = 0;  // where the hit of the whole text that reaches furthest ends
  std::size_t joint = 0;      // the one before: "ladleRequired skillsWhisk" has two
  std::uint32_t tokens = 0;   // of the text before `joint`
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    at = next_capital(text, masks, at);
    if (at + 1 >= text.size()) break;
    if (!is_joint(text, at)) continue;
    for (; next < known && hits[next].range.begin < at; ++next)
      covered = std::max(covered, hits[next].range.end);
    if (covered > at) continue;

    // Longer words than the window are none: hostile texts stay linear.
    const std::size_t begin = std::max(window_begin(text, masks, at), joint);
    const std::size_t end = window_end(text, masks, at);
    tokens += masks.tokens(joint, at);
    joint = at;
    if (begin == at && end == at) continue;
    const auto read = [&](std::size_t from, std::size_t to, std::vector<PhraseHit>& found) {
      const Range window{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
      find_in_window(trie, text, window, tokens - masks.tokens(from, joint), scratch, word, found);
    };
    read(at, end, scratch.right);
    std::erase_if(scratch.right, [&](const PhraseHit& hit) { return hit.range.begin != at; });
    read(begin, at, scratch.left);
    std::erase_if(scratch.left, [&](const PhraseHit& hit) { return hit.range.end != at; });

    const auto heading = [&](const PhraseHit& hit) { return is_heading(pack, hit); };
    if (!std::any_of(scratch.left.begin(), scratch.left.end(), heading) &&
        !std::any_of(scratch.right.begin(), scratch.right.end(), heading))
      continue;
    hits.insert(hits.end(), scratch.left.begin(), scratch.left.end());
    hits.insert(hits.end(), scratch.right.begin(), scratch.right.end());
  }
  if (hits.size() == known) return;
  const auto before = [](const PhraseHit& a, const PhraseHit& b) {
    return a.range != b.range ? a.range < b.range : a.phrase < b.phrase;
  };
  const auto added = hits.begin() + static_cast<std::ptrdiff_t>(known);
  std::sort(added, hits.end(), before);
  std::inplace_merge(hits.begin(), added, hits.end(), before);
}

}  // namespace rolecall
