// Labelled postings as rows for fitting: what Fitter collects. No use outside this room.
#pragma once

#include <algorithm>
#include <cmath>
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
#include "engine/class_names.h"
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

inline int index_of(const std::vector<std::string>& names, const std::string& name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

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

/// What models fitted without a fold make of it.
struct FoldJudged {
  CostTrial clause_trial, party_trial, role_trial;
  std::vector<CostTrial> level_trials;  // one a leaf
  std::vector<double> costs;            // chosen: of clauses, whom they are for, roles, each leaf
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

/// The postings with their analyses, and the steps that every way of fitting shares.
struct Fitter::Impl {
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

  Impl(const Analyzer& a, const Gold& gold, const Gold& only_learnt, FitOptions o)
      : analyzer(a), options(o) {
    for (const auto* labels : {&gold, &only_learnt}) {
      const bool judges = labels == &gold;
      for (const GoldPosting& p : labels->postings)
        by_id.try_emplace(p.id, Label<GoldPosting>{&p, judges});
      for (const GoldClause& c : labels->clauses)
        clauses_of.emplace(c.posting, Label<GoldClause>{&c, judges});
    }
    clause_classes = class_names(pack(), "clause");
    party_classes = class_names(pack(), "beneficiary");
    role_classes = class_names(pack(), "role");
    clause_scorer = Scorer(pack(), pack().header().clause_scores);
    posting_scorer = Scorer(pack(), pack().header().posting_scores);
  }
  const Pack& pack() const { return analyzer.pack(); }

  void add(const Posting& posting);
  void close() const;
  void collect_words() const;
  Folds folds() const;
  ClauseModels fit_clauses(std::span<const char> use_item, double kind_cost, double party_cost,
                           const ClauseModels* start = nullptr) const;
  std::vector<ReadClauses> read_all(const std::vector<int>& fold_of,
                                    const std::vector<ClauseModels>& model_of_fold) const;
  TrainingSet posting_rows(const std::vector<ReadClauses>& read, const Columns& columns) const;
  std::vector<ClauseModels> cross_clauses(const std::vector<int>& fold_of, int left_out,
                                          double kind_cost, double party_cost) const;
  bool has_parties() const { return !party_rows.targets.empty(); }
  FoldJudged judge_fold(const Folds& folds, int fold) const;
  LogisticOptions clause_options(double cost) const;
  LogisticOptions party_options(double cost) const;
  LogisticOptions role_options(double cost, const Columns& columns) const;
  LogisticOptions level_options(double cost, const Columns& columns) const;
  std::vector<int> role_truth() const;
  std::vector<int> level_truth(const std::string& leaf) const;
  void set_role_targets(TrainingSet& set) const;
  void set_level_targets(TrainingSet& set, const std::string& leaf) const;
  std::vector<std::string> level_leaves() const;
  ReadClauses read_item(std::size_t item, const ClauseModels& models) const;
  Columns posting_columns(const std::vector<ReadClauses>& read) const;

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
  mutable bool closed = false;
  mutable WordNames words;  // that the models of postings may weigh
  mutable Columns clause_columns;
  mutable TrainingSet clause_rows;             // of the labelled clauses
  mutable TrainingSet party_rows;              // the same, for whom they are; empty: none labelled
  mutable std::vector<TrainingSet> item_rows;  // all clauses of each item
};

}  // namespace rolecall
