// What the rules of a pack do in a corpus, rule by rule: how labelling functions are looked at
// before they are trusted (coverage, overlaps, conflicts; Ratner et al., Snorkel, 2017), and
// whether they are right where labels tell.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus/gold.h"
#include "engine/analyzer.h"
#include "engine/evaluate.h"
#include "study/survey.h"

namespace rolecall {

struct RuleExample {
  std::string posting;
  std::string excerpt;
  std::uint64_t order = 0;  ///< of a sample: a hash of the place; the smallest are taken
  Range range;
};

struct RuleCount {
  std::uint64_t hits = 0;           ///< tags
  std::uint64_t postings = 0;       ///< with at least one
  std::uint64_t sole = 0;           ///< lines that ask in which it alone found anything
  std::uint64_t overlaps = 0;       ///< hits that touch a hit of another skill, kept or lost
  std::uint64_t won = 0, lost = 0;  ///< of them: the longer hit stood, or another rule's did
  std::uint64_t vetoes = 0;         ///< hits refused: case, evidence, unless, except, switched off
  std::uint64_t rescues = 0;        ///< ambiguous hits that evidence let through
  std::uint64_t corroborated = 0;   ///< postings with another skill of its group
  Proportion precision;             ///< tags on a labelled mention, in labelled postings
  double seconds = 0;               ///< spent in its regexes
  std::vector<RuleExample> examples;
};

struct CensusOptions {
  std::size_t examples = 0;  ///< a rule
  std::size_t sample = 0;  ///< hits a rule to be labelled by hand, chosen by a hash of their place
  bool time = false;       ///< run the regexes once more, by the clock
};

/// Counts by rule, as Pack::rules(); those of other kinds than skills stay empty.
class Census : public Study {
 public:
  /// Analyzer and gold (may be null) must outlive it.
  Census(const Analyzer& analyzer, const Gold* gold, CensusOptions options);
  ~Census() override;

  std::unique_ptr<Part> part() const override;
  void take(Part& part) override;

  const std::vector<RuleCount>& rules() const { return rules_; }
  std::uint64_t postings() const { return postings_; }
  std::uint64_t labelled() const { return labelled_; }

 private:
  struct Counter;
  struct Clock;
  const Analyzer& analyzer_;
  CensusOptions options_;
  std::unique_ptr<const Clock> clock_;
  std::map<std::string, const GoldMentions*> gold_;
  std::vector<RuleCount> rules_;
  std::uint64_t postings_ = 0;
  std::uint64_t labelled_ = 0;
};

}  // namespace rolecall
