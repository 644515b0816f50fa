// Fits the models of a pack (clauses, levels, roles) to labels, and judges them by
// cross-validation.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "classify/metrics.h"
#include "corpus/gold.h"
#include "engine/analyzer.h"
#include "engine/evaluate.h"
#include "model/rule.h"

namespace rolecall {

struct FitOptions {
  int folds = 5;
  std::uint64_t seed = 1;  ///< of the division into folds
  unsigned threads = 1;    ///< the results do not depend on it
  double clause_cost = 0;  ///< LogisticOptions::cost; 0: chosen inside the training folds
  double party_cost = 0;   ///< of the model "beneficiary"
  double role_cost = 0.004;
  double level_cost = 0;
  double clause_balance = 0.15;  ///< a class of n rows weighs n^-balance
  double party_balance = 0.5;
  double role_balance = 0.35;
  double second_leaning = 0.25;     ///< weight of the runner-up where the label is leaning (2)
  double second_toss = 0.4;         ///< ... where it is a coin-flip (1)
  std::uint32_t least_clauses = 6;  ///< a feature of clauses must occur so often
  std::uint32_t least_postings = 6;
  std::uint32_t least_word_postings = 12;  ///< a word must stand in so many in small letters
  std::size_t most_role_features =
      5000;  ///< the heaviest stay, the others are dropped; 0: all stay
  std::size_t most_clause_features = 8000;
  std::size_t most_level_features = 1500;
  std::size_t most_party_features = 300;
};

/// How closely each model follows its labels (LogisticOptions::cost).
struct ModelCosts {
  double clause = 0;
  double party = 0;  ///< of the model "beneficiary"
  double role = 0;
  std::vector<double> levels;  ///< one a leaf
};

/// Out-of-fold predictions: every case judged by models that never saw its posting. Labels that do
/// not judge are learnt from, but for those dealt to the same fold.
struct CrossValidation {
  std::vector<std::string> role_classes, clause_classes, party_classes;
  std::vector<Judged> roles;
  std::vector<std::string> role_ids;  ///< posting of each of `roles`
  std::vector<std::string> role_titles;
  std::vector<std::string> role_why;  ///< of wrong ones: the features that spoke loudest for it
  std::vector<Judged> clauses;
  std::uint64_t duty_right = 0;
  std::vector<Judged> parties;  ///< for whom the labelled duties are
  struct Level {
    std::string leaf;
    std::uint64_t present = 0, exact = 0, of = 0;
  };
  std::vector<Level> levels;
  struct Cost {
    std::string model;
    double cost = 0;              ///< for the model fitted on everything
    std::vector<double> by_fold;  ///< chosen without looking at the fold; equal where it was given
  };
  std::vector<Cost> costs;  ///< of the clause model, whom clauses are for, the role model, each
                            ///< level's: to be told
  ModelCosts chosen;        ///< the same for the models fitted on everything
  double temperature = 1;   ///< that makes the out-of-fold probabilities right
};

/// What was fitted, and what in it is against sense.
struct Fitted {
  std::vector<Model> models;
  /// "infra: mlops ought to speak for it, its weights speak against it (-0.012)"
  std::vector<std::string> against_sense;
};

/// Puts out-of-fold predictions in the place of those of the pack's own weights.
void use_cross_validation(const CrossValidation& judged, Evaluation& evaluation);

/// Collects labelled postings, then fits. Not thread-safe.
class Fitter {
 public:
  /// Labels of `only_learnt` judge nothing, and do not count where `gold` has the same posting's;
  /// both must outlive the fitter. The analyzer's pack gives rules and kinds of clauses; of its
  /// weights only those of the clause model are used and kept, where no clauses are labelled.
  Fitter(const Analyzer& analyzer, const Gold& gold, const Gold& only_learnt, FitOptions options);
  ~Fitter();

  /// Takes a posting if it is labelled; of those with one id the first, as a copy in another fold
  /// would tell what is to be guessed.
  void add(const Posting& posting);
  std::size_t size() const;

  CrossValidation cross_validate() const;
  /// Models fitted on everything; the role's temperature is the one of the cross-validation.
  Fitted fit(const CrossValidation& judged) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The models as a rule file; kinds of clauses are taken over from the pack. `comment` (lines that
/// begin with '#') is put on top.
std::string write_models(const Pack& pack, const std::vector<Model>& models,
                         const std::string& comment);

}  // namespace rolecall
