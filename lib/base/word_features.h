// The words and stems that models know by number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/atoms.h"
#include "base/words.h"

namespace rolecall {

/// What a word feature is known by: 56 bits.
inline std::uint64_t word_number(std::string_view folded) {
  return word_key(folded.data(), folded.size()) & (~std::uint64_t{0} >> 8);
}

/// Calls visit(folded, plain) for each word of `text`, in order: its folded bytes, valid during the
/// call, and whether it stands just so in the text (names and beginnings of sentences mostly do
/// not). A word begins with a letter, digits may follow, and has at least two bytes; of Han
/// characters every two neighbours make one.
template <class Visit>
void each_word(std::string_view text, Visit visit) {
  WordCutter cutter(text);
  Range han;  // the Han character just before
  for (TextWord word; cutter.next(word);) {
    if (word.alone) {
      std::size_t at = word.range.begin;
      if (!is_han(decode(text, at))) {
        han = {};
        continue;
      }
      if (!han.empty() && han.end == word.range.begin)
        visit(Range{han.begin, word.range.end}.of(text), true);
      han = word.range;
    } else if (word.folded.size() > 1 && !word.cut && !is_digit(word.folded[0])) {
      visit(word.folded, word.plain);
    }
  }
}

/// A stem is at most so many letters: "manage" and "management" have one.
inline constexpr std::size_t kStemLetters = 6;

/// Number of a stem, of 28 bits: a hash, so two stems may share one, though hardly ever.
inline std::uint32_t stem_number(std::string_view stem) {
  return static_cast<std::uint32_t>(word_key(stem.data(), stem.size()) >> 36);
}

/// Visits the stems of `text` in their order: the folded beginnings of its words; letters that are
/// words of their own whole. `visit(std::string_view)` returns whether to go on; the view is good
/// until it returns.
template <class Visit>
void for_each_stem(std::string_view text, Visit visit) {
  WordCutter cutter(text);
  for (TextWord word; cutter.next(word);) {
    std::size_t end = word.ascii ? std::min(kStemLetters, word.folded.size()) : 0;
    for (std::size_t letters = 0; !word.ascii && letters < kStemLetters && end < word.folded.size();
         ++letters)
      decode(word.folded, end);
    if (!visit(word.folded.substr(0, end))) return;
  }
}

}  // namespace rolecall
