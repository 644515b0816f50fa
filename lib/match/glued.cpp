#include "match/glued.h"

#include <algorithm>

namespace rolecall {
namespace {

constexpr std::size_t kWindow = 64;         // bytes looked at on each side
constexpr std::uint32_t kHeadingBytes = 6;  // shorter ones are parts of names: "TeamCity"

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "gS" of "buildingSkills", "LS" of "SQLSkills", but not "aS" of "JavaSE".
bool is_joint(std::string_view text, std::size_t at) {
  return is_upper(text[at]) && at + 1 < text.size() && is_lower(text[at + 1]) &&
         (is_lower(text[at - 1]) || is_upper(text[at - 1]));
}

bool is_heading(const Pack& pack, const PhraseHit& hit) {
  if (hit.range.size() < kHeadingBytes) return false;
  for (const Index term : pack.array(pack.phrases()[hit.phrase].terms))
    if (pack.rules()[pack.terms()[term].rule].kind == Kind::Section) return true;
  return false;
}

// First byte of a word, or of its sign, at or after `at`.
std::size_t next_word(const Masks& masks, std::size_t at) {
  if (at == 0 || !masks.is_word(at - 1)) return at;
  return masks.word_end(at - 1);
}

}  // namespace

void add_glued_hits(const Pack& pack, const Trie& trie, std::string_view text, const Masks& masks,
                    GluedScratch& scratch, std::string& word, std::vector<PhraseHit>& hits) {
  const std::size_t known = hits.size();
  std::size_t next = 0;
  std::uint32_t covered = 0;  // where the hit of the whole text that reaches furthest ends
  std::size_t joint = 0;      // the one before: "ladleRequired skillsWhisk" has two
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == masks.lower()[at] || !is_joint(text, at)) continue;
    for (; next < known && hits[next].range.begin < at; ++next)
      covered = std::max(covered, hits[next].range.end);
    if (covered > at) continue;

    const auto read = [&](std::size_t begin, std::size_t end, std::vector<PhraseHit>& found) {
      found.clear();
      const std::string_view window = text.substr(begin, end - begin);
      scratch.masks.read(window, trie.signs());
      trie.find(window, scratch.masks, word, found);
      const std::uint32_t tokens = masks.tokens(0, begin);
      for (PhraseHit& hit : found) {
        hit.range.begin += static_cast<std::uint32_t>(begin);
        hit.range.end += static_cast<std::uint32_t>(begin);
        hit.token += tokens;
      }
    };
    std::size_t end = std::min(text.size(), at + kWindow);
    if (end < text.size() && masks.is_word(end)) end = masks.word_end(end);
    read(at, end, scratch.right);
    std::erase_if(scratch.right, [&](const PhraseHit& hit) { return hit.range.begin != at; });
    const std::size_t left = std::min(at, next_word(masks, at > kWindow ? at - kWindow : 0));
    read(std::max(left, joint), at, scratch.left);
    joint = at;
    std::erase_if(scratch.left, [&](const PhraseHit& hit) { return hit.range.end != at; });

    const auto heading = [&](const PhraseHit& hit) { return is_heading(pack, hit); };
    if (!std::any_of(scratch.left.begin(), scratch.left.end(), heading) &&
        !std::any_of(scratch.right.begin(), scratch.right.end(), heading))
      continue;
    hits.insert(hits.end(), scratch.left.begin(), scratch.left.end());
    hits.insert(hits.end(), scratch.right.begin(), scratch.right.end());
  }
  if (hits.size() == known) return;
  std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return a.range != b.range ? a.range < b.range : a.phrase < b.phrase;
  });
}

}  // namespace rolecall
