// Models of clauses, the clauses as they read them, and how freely each model may be fitted.
#include "engine/fit_rows.h"
#include "model/feature_family.h"

namespace rolecall {
namespace {

constexpr double kClauseSpread = 0.05, kPostingSpread = 0.02;    // see LogisticOptions
constexpr double kClauseOwn = 1, kRoleOwn = 1, kLevelOwn = 0.5;  // LogisticOptions::own_ease
constexpr int kIterations = 300;
constexpr double kLevelOrder = 1.75;  // LogisticOptions::order_ease of the levels 0, 1, 2

bool is_title_product(FeatureSource source) {
  return source == FeatureSource::TitleKind || source == FeatureSource::TitleRatio;
}

// Stems are many and each is rare, so each is trusted less than a rule.
double clause_ease(FeatureSource source) {
  return source == FeatureSource::ClauseStem || source == FeatureSource::ClauseStems ? 0.6 : 1;
}

// Products with the title are so many that they would drown the rest.
double role_ease(FeatureSource source) { return is_title_product(source) ? 0.3 : 1; }

// What sums up a layer is trusted before single rules, and those before the thousands of products.
// Words say little of layers that rules do not say.
double level_ease(FeatureSource source) {
  if (source == FeatureSource::Word) return 0;
  if (family_of(source) == FeatureFamily::Leaf) return 3;
  if (source >= FeatureSource::Group && source <= FeatureSource::GroupShare) return 2;
  return source == FeatureSource::DutyPair || is_title_product(source) ? 0.5 : 1;
}

std::vector<double> eases(const Columns& columns, double (*of)(FeatureSource)) {
  std::vector<double> all;
  for (std::size_t c = 0; c < columns.size(); ++c)
    all.push_back(of(FeatureEntry::of_key(columns.key(c)).source));
  return all;
}

}  // namespace

ClauseModels Training::fit_clauses(std::span<const char> use_item, const ModelCosts& costs,
                                   const ClauseModels* start) const {
  if (all_.labelled.empty()) return {};
  std::vector<char> use;
  for (const Collected::LabelledClause& c : all_.labelled)
    use.push_back(use_item.empty() ? 1 : use_item[c.item]);
  ClauseModels models{fit_logistic(clause_rows_, use, clause_options(costs.clause),
                                   start != nullptr ? &start->kinds : nullptr),
                      {}};
  if (has_parties())
    models.parties = fit_logistic(party_rows_, use, party_options(costs.party),
                                  start != nullptr ? &start->parties : nullptr);
  return models;
}

std::vector<ClauseModels> Training::cross_clauses(const std::vector<int>& fold_of, int left_out,
                                                  const ModelCosts& costs) const {
  std::vector<ClauseModels> models;
  for (int f = 0; f < all_.options.folds; ++f) {
    std::vector<char> use;
    for (const int fold : fold_of) use.push_back(fold != f && fold != left_out);
    models.push_back(fit_clauses(use, costs, models.empty() ? nullptr : &models.back()));
  }
  return models;
}

ReadClauses Training::read_item(std::size_t item, const ClauseModels& models) const {
  ReadClauses read;
  if (all_.labelled.empty()) {
    read_clauses(all_.pack(), all_.clause_scorer, all_.items[item].analysis,
                 all_.items[item].features, read);
    return read;
  }
  read.kinds = all_.clause_classes.size();
  for (std::size_t i = 0; i < item_rows_[item].rows(); ++i) {
    std::vector<double> p = logistic_scores(item_rows_[item], i, models.kinds);
    to_shares(p, 1);
    for (const double share : p) read.p.push_back(static_cast<float>(share));
  }
  sum_kinds(*all_.pack().model("clause"), read);
  if (!has_parties()) return read;
  read.parties = all_.party_classes.size();
  read.nobody = nobody_of(all_.pack());
  read.whom.assign(read.duty.size() * read.parties, 0);
  for (std::size_t i = 0; i < read.duty.size(); ++i) {
    if (read.duty[i] < kLeastDuty) continue;
    std::vector<double> p = logistic_scores(item_rows_[item], i, models.parties);
    to_shares(p, 1);
    std::copy(p.begin(), p.end(),
              read.whom.begin() + static_cast<std::ptrdiff_t>(i * read.parties));
  }
  return read;
}

std::vector<ReadClauses> Training::read_all(const std::vector<int>& fold_of,
                                            const std::vector<ClauseModels>& model_of_fold) const {
  std::vector<ReadClauses> read;
  for (std::size_t i = 0; i < all_.items.size(); ++i)
    read.push_back(read_item(i, model_of_fold[static_cast<std::size_t>(fold_of[i])]));
  return read;
}

LogisticOptions Training::clause_options(double cost) const {
  return {cost,
          kClauseSpread,
          kIterations,
          all_.options.most_clause_features,
          eases(clause_columns_, clause_ease),
          kClauseOwn};
}

// Those of the clause model, whose columns they share.
LogisticOptions Training::party_options(double cost) const {
  LogisticOptions options = clause_options(cost);
  options.most_columns = all_.options.most_party_features;
  return options;
}

LogisticOptions Training::role_options(double cost, const Columns& columns) const {
  return {cost,
          kPostingSpread,
          kIterations,
          all_.options.most_role_features,
          eases(columns, role_ease),
          kRoleOwn};
}

LogisticOptions Training::level_options(double cost, const Columns& columns) const {
  return {cost,
          kPostingSpread,
          kIterations,
          all_.options.most_level_features,
          eases(columns, level_ease),
          kLevelOwn,
          kLevelOrder};
}

}  // namespace rolecall
