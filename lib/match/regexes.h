// The regex rules of a pack: each runs only on clauses that hold one of its literals.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "base/narrowed_text.h"
#include "base/regex.h"
#include "match/evidence.h"
#include "match/literal_finder.h"
#include "match/matcher.h"

namespace rolecall {

/// Patterns compile on first use, once for all threads.
class Matcher::Regexes {
 public:
  explicit Regexes(Pack pack);

  /// Appends a candidate for every match in `found.text`.
  void find(const Found& found, Field field, MatchScratch& scratch) const;

 private:
  struct Lazy {
    std::once_flag once;
    std::optional<Pattern> pattern;
    bool lower =
        false;  // reads the text in lower case, and need not fold: it compiles in less time
  };

  /// What the regexes read: the text as written, or, where that is another, as it is narrowed.
  /// Places are of `text`.
  struct Reading {
    const Found& found;
    const NarrowedText* narrowed;  // null: as written
    std::string_view text, lower;

    Range clause(std::uint32_t number) const {
      const Range range = found.layout.clauses[number].range;
      return narrowed == nullptr ? range : narrowed->narrow(range);
    }
    Range written(Range place) const {
      return narrowed == nullptr ? place : narrowed->written(place);
    }
  };

  static Reading read(const Found& found, MatchScratch& scratch);
  const Lazy& compiled(Index regex, bool odd_folds) const;
  bool wanted(Index regex, Field field) const;
  void find_everywhere(Index regex, const Reading& reading, MatchScratch& scratch) const;
  void find_by_literals(const Reading& reading, Field field, MatchScratch& scratch) const;
  bool fits(const LiteralEntry& literal, std::uint32_t at, Range clause,
            const Reading& reading) const;
  bool passes_guards(Index regex, Range clause, const Reading& reading) const;
  void run(Index regex, std::uint32_t clause, const Reading& reading, MatchScratch& scratch) const;
  std::int32_t number(std::string_view digits) const;

  Pack pack_;
  LiteralFinder finder_;
  std::vector<Index> everywhere_;         // regexes without literals
  mutable std::unique_ptr<Lazy[]> lazy_;  // two a regex: as usual, and for texts with odd folds
};

}  // namespace rolecall
