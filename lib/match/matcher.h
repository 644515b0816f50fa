// Finds the spans of all rules of a pack in a text: one pass for the terms, windows for the
// regexes, then evidence, vetoes and the longest hit.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/narrowed_text.h"
#include "match/glued.h"
#include "match/literal_finder.h"
#include "match/masks.h"
#include "match/regex_costs.h"
#include "match/trie.h"
#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Where a text comes from: title rules are only looked for in titles, headings only in bodies.
enum class Field : std::uint8_t { Body, Title };

/// What became of a hit.
enum class Verdict : std::uint8_t {
  Kept,
  WrongCase,    ///< case: exact, and no list beside it
  NoEvidence,   ///< neither list nor near was met
  Unless,       ///< a forbidden word nearby
  Except,       ///< inside an except phrase
  Ignored,      ///< inside a hit of an ignore rule
  Shorter,      ///< a longer hit of the same sort overlaps it
  SwitchedOff,  ///< unless_posting
};

/// A hit with its verdict, for explain. `by` is the place of the word or hit that decided.
struct Candidate {
  Range range;
  Index rule = 0;
  Index term = kNone;  ///< kNone: a regex
  std::uint32_t clause = 0;
  std::int32_t value = -1;
  Verdict verdict = Verdict::Kept;
  Range by;
  Index by_rule = kNone;
};

/// Where the hit that ends last ends, in bytes and in tokens.
struct Reached {
  std::uint32_t end = 0;
  std::uint32_t token = 0;
};

/// Buffers reused from text to text, one a thread: two calls of find() may not share one at a time.
/// What find() tells in it (candidates, by_regex) is good until the next call.
struct MatchScratch {
  Masks masks;
  std::string word;
  std::vector<PhraseHit> hits;
  GluedScratch glued;
  std::vector<Reached> reach;         // of hits[0..i]
  std::vector<std::uint32_t> clause;  // clause of hits[i]
  NarrowedText narrowed;              // of a text that regexes read otherwise than it is written
  std::vector<LiteralFinder::Hit> literals;
  std::vector<Index> due;            // regexes to run on the clause at hand
  std::vector<std::uint8_t> is_due;  // of each regex; all false between clauses
  std::vector<Candidate> candidates;
  std::size_t by_regex = 0;  // candidates from here on are of regexes
  std::vector<Span> duties;  // of plain duty rules: hits that nothing has to decide
  std::vector<Span> from_regexes;
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> ignores;  // candidates that are hits of ignore rules
  using Places = std::vector<std::pair<std::uint64_t, std::uint32_t>>;
  std::array<Places, 6> places;  // hits that compete with each other, by place
  std::vector<std::uint32_t> owners;
  std::vector<std::uint32_t> latest;  // of each rule: its latest hit; all kNone between uses
  std::vector<Index> switched_off;
  RegexCosts* costs = nullptr;  // null: nobody measures
};

/// Immutable after construction and shared by all threads. The pack's bytes must outlive it.
class Matcher {
 public:
  explicit Matcher(Pack pack);
  Matcher(Matcher&&) noexcept;
  ~Matcher();

  /// Appends the accepted spans, sorted by (begin, end, rule). `layout` was cut from `text`.
  /// scratch.candidates then holds every hit with its verdict, kept or lost, in no set order; but
  /// hits of plain duty rules only with `trace`, which is slower and changes no span.
  void find(std::string_view text, const Layout& layout, Field field, MatchScratch& scratch,
            std::vector<Span>& spans, bool trace = false) const;

 private:
  class Regexes;

  void find_terms(std::string_view text, const Layout& layout, Field field, bool trace,
                  MatchScratch& scratch) const;

  Pack pack_;
  Trie trie_;
  std::unique_ptr<Regexes> regexes_;
};

}  // namespace rolecall
