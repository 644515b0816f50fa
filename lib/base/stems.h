// Words of running text by how they begin: what a model can weigh without a rule for the word.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/atoms.h"
#include "base/unicode.h"

namespace rolecall {

/// A stem is at most so many letters: "manage" and "management" have one.
inline constexpr std::size_t kStemLetters = 6;

/// Number of a stem, of 28 bits: a hash, so two stems may share one, though hardly ever.
inline std::uint32_t stem_number(std::string_view stem) {
  return static_cast<std::uint32_t>(word_key(stem.data(), stem.size()) >> 36);
}

/// Visits the stems of `text` in their order: the folded beginnings of its words; letters that are
/// words of their own (Chinese ...) whole. `visit(std::string_view)` returns whether to go on; the
/// view is good until it returns.
template <class Visit>
void for_each_stem(std::string_view text, Visit visit) {
  std::array<char, kStemLetters * 4> stem;
  std::size_t size = 0, letters = 0;
  const auto append = [&](char32_t c) {
    if (++letters > kStemLetters) return;
    if (c < 0x80) {
      stem[size++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      return;
    }
    std::string bytes;
    append_utf8(fold(c), bytes);
    size += bytes.copy(stem.data() + size, stem.size() - size);
  };
  const auto end_word = [&] {
    const bool on = letters == 0 || visit(std::string_view(stem.data(), size));
    size = letters = 0;
    return on;
  };
  // Most words are ASCII to their end: of eight bytes read at once the first six are folded by one
  // bit, which digits have set.
  const auto ascii_word = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_ascii_alnum(static_cast<unsigned char>(text[end]))) ++end;
    if (end == at || at + 8 > text.size() ||
        (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80))
      return at;
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    bytes |= 0x2020202020202020;
    std::memcpy(stem.data(), &bytes, sizeof bytes);
    size = letters = std::min(kStemLetters, end - at);
    return end;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = letters == 0 ? ascii_word(at) : at; end != at) {
      at = end;
      if (!end_word()) return;
      continue;
    }
    const char32_t c = decode(text, at);
    const CharClass cls = classify(c);
    if (cls == CharClass::Word) {
      append(c);
      continue;
    }
    if (!end_word()) return;
    if (cls != CharClass::Letter) continue;
    append(c);
    if (!end_word()) return;
  }
  end_word();
}

}  // namespace rolecall
