// Labelled postings as rows for fitting: what Fitter collects. No use outside this room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "classify/clause_reader.h"
#include "classify/logistic.h"
#include "classify/posting_features.h"
#include "classify/scorer.h"
#include "engine/choose_cost.h"
#include "engine/feature_names.h"
#include "engine/fit.h"

namespace rolecall {

// Numbers the features that occur in at least so many rows.
class Columns {
 public:
  void count(std::span<const FeatureValue> features) {
    for (const FeatureValue& f : features) ++counts_[f.key];
  }
  /// Keeps those of `least` rows and more for which `wanted` is true.
  template <class Wanted>
  void close(std::uint32_t least, Wanted wanted) {
    for (const auto& [key, n] : counts_)
      if (n >= least && wanted(key)) keys_.push_back(key);
    std::sort(keys_.begin(), keys_.end());
    for (std::uint32_t c = 0; c < keys_.size(); ++c) index_[keys_[c]] = c;
  }
  void append(std::span<const FeatureValue> features, TrainingSet& set) const {
    for (const FeatureValue& f : features) {
      const auto it = index_.find(f.key);
      if (it == index_.end()) continue;
      set.column.push_back(it->second);
      set.value.push_back(f.value);
    }
    set.end_row();
  }
  std::size_t size() const { return keys_.size(); }
  std::uint64_t key(std::size_t column) const { return keys_[column]; }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> counts_, index_;
  std::vector<std::uint64_t> keys_;
};

/// How the postings are dealt out. `of` is each one's fold; of those outside a fold, the ones for
/// which held_out() is true judge the costs that its models are fitted with.
struct Folds {
  std::vector<int> of;
  std::vector<int> dealt;    // in which order: each role over all folds
  std::vector<char> judges;  // others are only learnt from, where their fold is not the test
  int count = 0;

  bool held_out(std::size_t item, int fold) const {
    return judges[item] && of[item] != fold &&
           dealt[item] / count % kInnerParts == fold % kInnerParts;
  }
  static constexpr int kInnerParts = 4;
};

/// The models that read clauses; one without weights where nothing of its sort is labelled.
struct ClauseModels {
  LogisticModel kinds, parties;
};

/// What held-out rows lost under each cost; nothing of a model whose cost was given.
struct CostTrials {
  CostTrial clause, party, role;
  std::vector<CostTrial> levels;  // one a leaf
};

/// What models fitted without a fold make of it.
struct FoldJudged {
  CostTrials trials;
  ModelCosts costs;  // chosen
  struct Item {
    std::size_t item;
    std::vector<double> roles;                // scores
    std::vector<std::vector<double>> levels;  // scores of each leaf
    std::string why;                          // the role came out wrong: what spoke for it
  };
  std::vector<Item> items;
  struct Clause {
    std::size_t clause;
    std::vector<double> kinds, parties;  // scores
  };
  std::vector<Clause> clauses;
};

/// The labelled postings with their analyses.
struct Collected {
  struct Item {
    const GoldPosting* gold = nullptr;  // nullptr: only its clauses are labelled
    Analysis analysis;
    ClauseFeatures features;
    std::string id, text;

    bool gold_judges = false;    // its role and levels do
    bool clauses_judge = false;  // some of its labelled clauses do
    bool judges() const { return gold_judges || clauses_judge; }
  };
  template <class Gold>
  struct Label {
    const Gold* gold;
    bool judges;  // others are only learnt from
  };
  struct LabelledClause {
    std::size_t item;
    std::size_t clause;  // number among the item's clauses
    int kind;
    int party;  // for whom; below 0: not labelled, or no duty
    bool judges;
  };

  Collected(const Analyzer& a, const Gold& gold, const Gold& only_learnt, FitOptions o);

  const Pack& pack() const { return analyzer.pack(); }
  void add(const Posting& posting);
  Folds folds() const;
  std::vector<int> role_truth() const;
  std::vector<int> level_truth(const std::string& leaf) const;
  std::vector<std::string> level_leaves() const;

  const Analyzer& analyzer;
  FitOptions options;
  std::map<std::string, Label<GoldPosting>> by_id;
  std::multimap<std::string, Label<GoldClause>> clauses_of;
  std::vector<std::string> clause_classes, party_classes, role_classes;
  Scorer clause_scorer;  // also reads the clauses where none are labelled
  Scorer posting_scorer;
  std::vector<Item> items;
  std::set<std::string> taken;  // ids of the items
  std::vector<LabelledClause> labelled;
  StemNames stems;  // of the labelled clauses
  Scratch scratch;
};

/// What was collected as rows, and the steps that every way of fitting shares. Immutable; the
/// collection must outlive it and stay unchanged.
class Training {
 public:
  explicit Training(const Collected& all);

  const Collected& all() const { return all_; }
  const WordNames& words() const { return words_; }
  const Columns& clause_columns() const { return clause_columns_; }
  const TrainingSet& clause_rows() const { return clause_rows_; }
  const TrainingSet& party_rows() const { return party_rows_; }
  bool has_parties() const { return !party_rows_.targets.empty(); }

  ClauseModels fit_clauses(std::span<const char> use_item, const ModelCosts& costs,
                           const ClauseModels* start = nullptr) const;
  /// One clause model a fold, fitted without that fold and without `left_out`.
  std::vector<ClauseModels> cross_clauses(const std::vector<int>& fold_of, int left_out,
                                          const ModelCosts& costs) const;
  std::vector<ReadClauses> read_all(const std::vector<int>& fold_of,
                                    const std::vector<ClauseModels>& model_of_fold) const;
  Columns posting_columns(const std::vector<ReadClauses>& read) const;
  TrainingSet posting_rows(const std::vector<ReadClauses>& read, const Columns& columns) const;
  void set_role_targets(TrainingSet& set) const;
  void set_level_targets(TrainingSet& set, const std::string& leaf) const;

  LogisticOptions clause_options(double cost) const;
  LogisticOptions party_options(double cost) const;
  LogisticOptions role_options(double cost, const Columns& columns) const;
  LogisticOptions level_options(double cost, const Columns& columns) const;

 private:
  void collect_words();
  void make_clause_rows();
  void make_party_rows();
  ReadClauses read_item(std::size_t item, const ClauseModels& models) const;
  void read_posting(std::size_t i, const ReadClauses& read, PostingFeatures& features) const;

  const Collected& all_;
  WordNames words_;  // that the models of postings may weigh
  Columns clause_columns_;
  TrainingSet clause_rows_;             // of the labelled clauses
  TrainingSet party_rows_;              // the same, for whom they are; empty: none labelled
  std::vector<TrainingSet> item_rows_;  // all clauses of each item
};

/// Models fitted without the fold, judged by its postings and clauses.
FoldJudged judge_fold(const Training& training, const Folds& folds, int fold);

struct Fitter::Impl : Collected {
  using Collected::Collected;
};

}  // namespace rolecall
