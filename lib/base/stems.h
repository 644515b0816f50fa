// Words of running text by how they begin: what a model can weigh without a rule for the word.
#pragma once

#include <cstddef>
#include <cstdint>
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
  std::string stem;
  std::size_t letters = 0;
  const auto append = [&](char32_t c) {
    if (++letters <= kStemLetters) append_utf8(fold(c), stem);
  };
  const auto end_word = [&] {
    const bool on = letters == 0 || visit(std::string_view(stem));
    stem.clear();
    letters = 0;
    return on;
  };
  for (std::size_t at = 0; at < text.size();) {
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
