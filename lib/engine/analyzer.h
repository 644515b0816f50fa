// One posting in, one analysis out: the heart of rolecall. Every command calls it.
//
//   Analyzer analyzer(default_pack());
//   Scratch scratch;                                  // one a thread
//   Analysis analysis = analyzer.analyze(posting, scratch);
#pragma once

#include <memory>
#include <string>

#include "engine/stage_clock.h"
#include "match/matcher.h"
#include "model/analysis.h"
#include "model/pack.h"
#include "model/posting.h"
#include "pack/pack_file.h"

namespace rolecall {

/// Working memory of one thread. Its contents are nobody's business but Analyzer's and explain's.
class Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

  /// What follows is timed, stage by stage and regex by regex; null: not. `costs` has an element
  /// for each regex of the pack. Both must outlive the scratch or the next call.
  void watch(StageClock* clock, RegexCosts* costs);

  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// All that the matcher found in a text, kept or not.
struct Trace {
  std::vector<Candidate> candidates;   ///< by place, then rule
  std::vector<PhraseHit> phrases;      ///< terms, context words and except phrases, by place
  std::vector<std::uint32_t> clauses;  ///< of phrases[i]: index into layout.clauses
  Layout layout;
};

/// Immutable after construction; shared by all threads.
class Analyzer {
 public:
  explicit Analyzer(LoadedPack pack);
  Analyzer(Analyzer&&) noexcept;
  ~Analyzer();

  const Pack& pack() const { return loaded_.pack; }

  /// The analysis of a posting. A pure function of posting and pack.
  Analysis analyze(const Posting& posting, Scratch& scratch) const;
  /// The same into an analysis whose buffers are reused.
  void analyze(const Posting& posting, Scratch& scratch, Analysis& analysis) const;

  /// Every hit of the posting's text, kept or lost, sorted by place; for explain and the rule
  /// tests. `sections` gets the verdict of scope: spans whose rule may not stand in their section.
  std::vector<Candidate> candidates(std::string_view text, Field field, Scratch& scratch) const;
  /// The same with what the hits were judged by, for `explain --rule`.
  Trace trace(std::string_view text, Field field, Scratch& scratch) const;

  /// Values of the features that some model of the posting weighs, as Pack::features(), for the
  /// posting that `analyze` read last with this scratch: for explain.
  std::vector<float> features(Scratch& scratch) const;

 private:
  struct Parts;
  void read_text(const Posting& posting, Scratch::Impl& s, Analysis& analysis) const;
  void read_title(const Posting& posting, std::string_view text, Scratch::Impl& s,
                  Analysis& analysis) const;
  void judge(std::string_view text, Scratch::Impl& s, Analysis& analysis) const;

  LoadedPack loaded_;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace rolecall
