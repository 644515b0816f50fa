// Phrases that stand oftener in what is asked than elsewhere, and that no rule knows yet.
//
// They are ranked by the log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi and
// Quinn, "Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of
// Political Conflict", Political Analysis 16 (2008), eq. 15 to 22: the prior is the phrase's share
// of the whole corpus, and the score is the difference of log-odds over its standard deviation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/analyzer.h"
#include "study/survey.h"

namespace rolecall {

struct PhraseOptions {
  std::size_t top = 50;
  std::size_t examples = 2;
  std::uint64_t least = 3;  ///< postings that ask it
  double most = 0.02;       ///< share of the postings beyond which a phrase is plain language
  bool tagged_lines =
      false;           ///< also phrases that only stand in lines where a rule found something
  bool names = false;  ///< only phrases with a capital letter or a digit where they stood first
  std::size_t max_phrases = 3'000'000;  ///< kept at a time; the rarest are given up beyond
};

struct PhraseScore {
  std::string text;  ///< as it stood first
  bool han = false;
  double score = 0;             ///< standard deviations by which it prefers asks
  std::uint64_t asks = 0;       ///< postings that ask it
  std::uint64_t untagged = 0;   ///< of them, in a line in which no rule found anything
  std::uint64_t elsewhere = 0;  ///< postings that name it outside of asks
  std::vector<std::string> examples;
};

class PhraseStudy : public Study {
 public:
  PhraseStudy(const Analyzer& analyzer, PhraseOptions options);

  std::unique_ptr<Part> part() const override;
  void take(Part& part) override;

  /// The best phrases; none inside another that is nearly as frequent.
  std::vector<PhraseScore> result() const;
  std::uint64_t postings() const { return postings_; }
  bool gave_up_rare() const { return pruned_; }

  struct Count {
    std::string text;
    std::uint32_t asks = 0, untagged = 0, elsewhere = 0;
    std::uint8_t length = 0;
    bool han = false;
    std::vector<std::string> examples;
  };

 private:
  struct Collector;
  void prune();

  const Analyzer& analyzer_;
  PhraseOptions options_;
  std::vector<std::string> stop_words_;  ///< sorted, folded: never first or last of a phrase
  std::unordered_map<std::string, Count> counts_;  ///< by folded phrase
  std::uint64_t postings_ = 0;
  bool pruned_ = false;
};

}  // namespace rolecall
