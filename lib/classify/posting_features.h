// What the models of a posting see: its title, its skills by group and ask, its facts, and its
// duties, clause by clause.
#pragma once

#include <compare>
#include <span>
#include <string_view>
#include <vector>

#include "classify/clause_reader.h"

namespace rolecall {

/// The features of one posting. Buffers are reused: one a thread, and what it hands out is good
/// until the next read().
class PostingFeatures {
 public:
  /// `analysis` is known but for levels and role; `clauses` were read from `clause_features`.
  /// `scorer` is that of the posting's models, `text` the posting's.
  void read(const Pack& pack, const Scorer& scorer, std::string_view text, const Analysis& analysis,
            const ClauseFeatures& clause_features, const ReadClauses& clauses,
            Features which = Features::Weighed);

  std::span<const FeatureValue> values() const { return values_; }
  /// Share of the duties that are of a kind or mix, 0..1.
  float share(Index kind) const { return kind < shares_.size() ? shares_[kind] : 0; }

 private:
  bool wanted(FeatureSource source, Index subject, Index argument) const {
    return all_ || scorer_->row(source, subject, argument) != 0;
  }
  void add(FeatureSource source, Index subject, Index argument, float value) {
    if (value == 0) return;
    const std::uint32_t row = scorer_->row(source, subject, argument);
    if (row != 0 || all_) values_.push_back({feature_key(source, subject, argument), value, row});
  }
  void read_title(const Pack& pack, const Analysis& analysis);
  void read_skills(const Pack& pack, const Analysis& analysis);
  void read_sections(const Pack& pack, const Analysis& analysis,
                     const ClauseFeatures& clause_features);
  void read_leaves(const Pack& pack, const Analysis& analysis,
                   const ClauseFeatures& clause_features);
  void read_facts(const Pack& pack, const Analysis& analysis);
  void read_kinds(const Pack& pack, const ReadClauses& clauses);
  void read_whom(const ReadClauses& clauses);
  void read_duties(const Pack& pack, const Analysis& analysis,
                   const ClauseFeatures& clause_features, const ReadClauses& clauses);
  float gather_duties(const Pack& pack, const Analysis& analysis,
                      const ClauseFeatures& clause_features, const ReadClauses& clauses);
  void add_duty_rules(const Pack& pack, float duties);
  void add_duty_groups(float duties);
  void add_duty_pairs();
  void read_words(std::string_view text, const Analysis& analysis,
                  const ClauseFeatures& clause_features, const ReadClauses& clauses);

  const Scorer* scorer_ = nullptr;
  bool all_ = false;
  std::vector<FeatureValue> values_;
  std::vector<Index> title_groups_;
  std::vector<float> shares_, ratios_, whom_;
  struct Amount {
    float duty = 0, asked = 0;
    std::uint32_t clause = kNone;  // last clause that counted
  };
  std::vector<Amount> rules_, groups_;
  std::vector<Index> touched_rules_, touched_groups_;
  struct Places {
    std::uint32_t duties = 0, required = 0, preferred = 0, anywhere = 0, clause = kNone;
  };
  std::vector<Places> places_;
  struct PairedDuty {
    std::uint64_t key;
    float duty;
    std::uint32_t row;
    auto operator<=>(const PairedDuty&) const = default;
  };
  std::vector<PairedDuty> pairs_;
  struct WordHit {
    std::uint64_t key;
    std::uint32_t clause;
    std::uint32_t row;
    float weight;
    auto operator<=>(const WordHit&) const = default;
  };
  std::vector<WordHit> words_;
};

}  // namespace rolecall
