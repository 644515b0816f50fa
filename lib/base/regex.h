// The one regex engine, RE2, behind a wall: this file and prefilter.h. The first searches of a
// pattern do without it (pattern_walker.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/pattern_steps.h"
#include "model/range.h"

namespace rolecall {

/// A compiled pattern. Immutable; one may serve all threads. Matching is linear in the text.
class Pattern {
 public:
  struct Error {
    std::string message;   ///< RE2's own words
    std::string fragment;  ///< the part of the pattern it stumbled over
  };
  struct Match {
    Range hit;  ///< group "hit" if the pattern has one, else the whole match
    Range whole;
    Range capture;  ///< the first other group that took part; empty if none did
  };

  /// Never throws: a pattern that does not compile is kept with its error and matches nothing.
  Pattern(std::string_view pattern, bool fold_case);
  /// One that does not fold case, with its program (program_of()) worked out before, which must
  /// outlive it.
  Pattern(std::string_view pattern, const PatternView& program);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  bool ok() const;
  Error error() const;
  /// Size of RE2's program, a measure of cost.
  int program_size() const;
  bool matches_empty() const;

  /// First match that starts at or after `from`; assertions see the text before it.
  bool find(std::string_view text, std::uint32_t from, Match& match) const;

  class Matches;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// All matches in a text, one after another: each starts where the last ended, or a byte behind its
/// start if it is empty. Pattern and text must outlive it.
class Pattern::Matches {
 public:
  Matches(const Pattern& pattern, std::string_view text);
  /// False when there is no further match.
  bool next(Match& match);

 private:
  const Impl& impl_;
  std::string_view text_;
  std::uint32_t from_ = 0;
};

/// Whether a pattern that folds case finds in a text whose ASCII letters are in lower case, without
/// folding, what it finds in the text itself with folding. Always so for patterns of lower-case
/// letters, classes of them and caseless script; in doubt no. Letters that fold into ASCII from
/// beyond it (U+017F, U+212A) are not reckoned with: only texts without them may be read so.
bool reads_lower_case(std::string_view pattern);

}  // namespace rolecall
