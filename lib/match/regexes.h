// The regex rules of a pack: each runs only on clauses that hold one of its literals.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

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

  const Lazy& compiled(Index regex, bool odd_folds) const;
  bool fits(const LiteralEntry& literal, std::uint32_t at, Range clause, const Found& found) const;
  bool passes_guards(Index regex, std::uint32_t clause, const Found& found) const;
  void run(Index regex, std::uint32_t clause, const Found& found, MatchScratch& scratch) const;
  std::int32_t number(std::string_view digits) const;

  Pack pack_;
  LiteralFinder finder_;
  struct Use {
    Index regex;
    const LiteralEntry* literal;
  };
  std::vector<std::vector<Use>> uses_;    // of each literal of the finder
  std::vector<Index> everywhere_;         // regexes without literals
  mutable std::unique_ptr<Lazy[]> lazy_;  // two a regex: as usual, and for texts with odd folds
};

}  // namespace rolecall
