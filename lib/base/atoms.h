// Atoms: the pieces that terms and texts are compared by. A word (a run of letters and digits of
// the Latin, Greek and Cyrillic scripts), any other letter, or a sign. Runs of blanks and hyphens
// are no atoms: an atom only remembers that one stood before it.
//
// The trie builder cuts terms with this, the trie walker cuts texts, and both use the same keys.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "model/range.h"

namespace rolecall {

struct Atom {
  enum class Type : std::uint8_t { Word, Letter, Sign };
  Range range;
  std::uint64_t key = 0;  ///< of the folded atom, without the separator
  Type type = Type::Sign;
  bool loose = false;      ///< '/' or '&': blanks around it never matter
  bool separated = false;  ///< a separator stood before it
};

inline constexpr std::uint64_t kMixA = 0x9E3779B97F4A7C15ull;
inline constexpr std::uint64_t kMixB = 0xD6E8FEB86659FD93ull;

/// Product of two words folded to one: the mixing step of the hashes below.
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Key of a word from its folded bytes. Reads only `size` bytes.
inline std::uint64_t word_key(const char* bytes, std::size_t size) {
  std::uint64_t h = kMixB ^ size;
  while (size > 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, bytes, 8);
    h = mix(h ^ chunk, kMixA);
    bytes += 8;
    size -= 8;
  }
  std::uint64_t chunk = 0;
  std::memcpy(&chunk, bytes, size);
  return mix(h ^ chunk, kMixA);
}

/// The same where at least 8 bytes can be read beyond the word.
inline std::uint64_t word_key_padded(const char* bytes, std::size_t size) {
  std::uint64_t h = kMixB ^ size;
  while (size > 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, bytes, 8);
    h = mix(h ^ chunk, kMixA);
    bytes += 8;
    size -= 8;
  }
  std::uint64_t chunk;
  std::memcpy(&chunk, bytes, 8);
  chunk &= ~std::uint64_t{0} >> (64 - 8 * size);
  return mix(h ^ chunk, kMixA);
}

/// Key of a letter or sign that stands alone.
constexpr std::uint64_t sign_key(char32_t folded) { return mix(folded + kMixA, kMixB); }

/// Where a separator run that starts at `at` ends: blanks and hyphens, then at most one line break
/// and blanks after it. Returns `at` when none starts there.
inline std::size_t skip_separator(std::string_view text, std::size_t at) {
  bool broken = false;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = decode(text, next);
    const CharClass cls = classify(c);
    if (cls == CharClass::LineBreak) {
      if (broken) break;
      broken = true;
      if (c == '\r' && next < text.size() && text[next] == '\n') ++next;
    } else if (cls != CharClass::Blank && cls != CharClass::Ignored &&
               (cls != CharClass::Hyphen || broken)) {
      break;
    }
    at = next;
  }
  return at;
}

/// The atom at `at` (no separator), which is moved past it. `scratch` is only used for words with
/// letters beyond ASCII or upper case.
inline Atom next_atom(std::string_view text, std::size_t& at, std::string& scratch) {
  Atom atom;
  const std::size_t begin = at;
  std::size_t next = at;
  const char32_t first = decode(text, next);
  const CharClass cls = classify(first);
  if (cls == CharClass::Word) {
    scratch.clear();
    append_utf8(fold(first), scratch);
    while (next < text.size()) {
      std::size_t after = next;
      const char32_t c = decode(text, after);
      if (c == kSoftHyphen ? !is_word_at(text, after) : classify(c) != CharClass::Word) break;
      if (c != kSoftHyphen) append_utf8(fold(c), scratch);
      next = after;
    }
    atom.type = Atom::Type::Word;
    atom.key = word_key(scratch.data(), scratch.size());
  } else {
    const char32_t c = fold(first);
    atom.type = cls == CharClass::Letter ? Atom::Type::Letter : Atom::Type::Sign;
    atom.loose = c == '/' || c == '&';
    atom.key = sign_key(c);
  }
  atom.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)};
  at = next;
  return atom;
}

/// Whether a separator between two atoms matters: not beside '/' or '&', nor between a word and a
/// Chinese character ("AI 平台" and "AI平台").
constexpr bool separator_counts(const Atom& left, const Atom& right) {
  if (left.loose || right.loose) return false;
  const bool left_letter = left.type == Atom::Type::Letter;
  const bool right_letter = right.type == Atom::Type::Letter;
  return left_letter == right_letter;
}

/// Key of the trie's edge from `node` by an atom.
constexpr std::uint64_t edge_key(std::uint32_t node, std::uint64_t atom, bool separated) {
  return mix(atom ^ (separated ? kMixB : 0), node * kMixA + kMixA) | 1;
}

}  // namespace rolecall
