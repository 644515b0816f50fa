// A text as its letters alone: to find a term whatever stands beside it or between its words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/range.h"

namespace rolecall {

/// Letters, digits and signs, folded; blanks, hyphens and line breaks are left out.
class Letters {
 public:
  explicit Letters(std::string_view text);

  bool empty() const { return folded_.empty(); }
  const std::u32string& folded() const { return folded_; }
  /// Bytes of the text that letters [first, last) take.
  Range bytes(std::size_t first, std::size_t last) const {
    return {places_[first].begin, places_[last - 1].end};
  }

  /// A word, a single letter or a sign: letters [first, last).
  struct Token {
    std::uint32_t first = 0, last = 0;
    bool word = false;
    bool sign = false;
    std::uint32_t line = 0;
  };
  const std::vector<Token>& tokens() const { return tokens_; }
  std::u32string_view of(const Token& token) const {
    return std::u32string_view(folded_).substr(token.first, token.last - token.first);
  }

  /// Every place where the letters of `word` stand in a row, inside longer words too.
  std::vector<Range> find(const Letters& word) const;

 private:
  std::u32string folded_;
  std::vector<Range> places_;
  std::vector<Token> tokens_;
};

struct NearMiss {
  Range range;
  std::size_t edits = 0;
};

/// Words of the text that are a letter (long terms: two) away from the term. Short terms have no
/// near misses: "rust" is no slip for "must". `taken` are places not to be looked at.
std::optional<NearMiss> misspelled(const Letters& text, const Letters& term,
                                   const std::vector<Range>& taken);

struct Scattered {
  Range range;
  bool in_order = false;  ///< only other words stand between
};

/// The words of a term of several, close together on one line but not in a row.
std::optional<Scattered> scattered(const Letters& text, const Letters& term,
                                   const std::vector<Range>& taken);

}  // namespace rolecall
