#include "engine/fit_rows.h"

#include <random>
#include <set>

#include "base/word_features.h"
#include "engine/clause_labels.h"
#include "model/feature_family.h"

namespace rolecall {
namespace {

constexpr double kClauseSpread = 0.05, kPostingSpread = 0.02;       // see LogisticOptions
constexpr double kClauseOwn = 0.35, kRoleOwn = 1, kLevelOwn = 0.5;  // LogisticOptions::own_ease
constexpr int kIterations = 300;
constexpr std::size_t kLevels = 3;
constexpr double kLevelOrder = 1.75;  // LogisticOptions::order_ease of the levels 0, 1, 2

// Weights of classes: n^-balance, relative to classes of mean size.
std::vector<double> class_weights(const std::vector<double>& sizes, double balance) {
  double mean = 0;
  for (const double n : sizes) mean += n / static_cast<double>(sizes.size());
  std::vector<double> weights;
  for (const double n : sizes) weights.push_back(n > 0 ? std::pow(n / mean, -balance) : 0);
  return weights;
}

FeatureSource source_of(std::uint64_t key) { return static_cast<FeatureSource>(key >> 56); }

bool is_word(std::uint64_t key) { return source_of(key) == FeatureSource::Word; }

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
  for (std::size_t c = 0; c < columns.size(); ++c) all.push_back(of(source_of(columns.key(c))));
  return all;
}

}  // namespace

void Fitter::Impl::add(const Posting& posting) {
  const auto labels = by_id.find(posting.id);
  const auto [first, last] = clauses_of.equal_range(posting.id);
  if (labels == by_id.end() && first == last) return;
  if (!taken.insert(posting.id).second) return;
  Item item;
  item.id = posting.id;
  item.text = posting.text;
  if (labels != by_id.end()) {
    item.gold = labels->second.gold;
    item.gold_judges = labels->second.judges;
  }
  analyzer.analyze(posting, scratch, item.analysis);
  item.features.read(pack(), clause_scorer, posting.text, item.analysis, Features::All);
  for (auto it = first; it != last; ++it) {
    const GoldClause& clause = *it->second.gold;
    const int kind = index_of(clause_classes, clause.kind);
    if (kind < 0) continue;
    const auto range_of = [&](std::size_t i) {
      return item.analysis.layout.clauses[item.features.clauses()[i]].range;
    };
    const auto best =
        closest_clause(place_of(clause, posting.text), item.features.clauses().size(), range_of);
    if (!best) continue;
    stems.add(range_of(*best).of(posting.text));
    const bool duty = pack().model("clause")->duties >> kind & 1;
    item.clauses_judge |= it->second.judges;
    labelled.push_back({items.size(), *best, kind, duty ? index_of(party_classes, clause.whom) : -1,
                        it->second.judges});
  }
  items.push_back(std::move(item));
}

// Columns of the clause model are told once, from the labelled clauses: no label is looked at.
void Fitter::Impl::close() const {
  if (closed) return;
  closed = true;
  for (const LabelledClause& c : labelled)
    clause_columns.count(items[c.item].features.of(c.clause));
  clause_columns.close(options.least_clauses, [](std::uint64_t) { return true; });
  collect_words();
  clause_rows.columns = clause_columns.size();
  clause_rows.classes = clause_classes.size();
  std::vector<double> sizes(clause_classes.size(), 1);
  for (const LabelledClause& c : labelled) ++sizes[static_cast<std::size_t>(c.kind)];
  const auto weights = class_weights(sizes, options.clause_balance);
  for (const LabelledClause& c : labelled) {
    clause_columns.append(items[c.item].features.of(c.clause), clause_rows);
    clause_rows.others.push_back(!c.judges);
    for (std::size_t k = 0; k < clause_classes.size(); ++k)
      clause_rows.targets.push_back(static_cast<int>(k) == c.kind ? weights[k] : 0);
  }
  sizes.assign(party_classes.size(), 0);
  for (const LabelledClause& c : labelled)
    if (c.party >= 0) ++sizes[static_cast<std::size_t>(c.party)];
  if (std::count_if(sizes.begin(), sizes.end(), [](double n) { return n > 0; }) > 1) {
    const auto balance = class_weights(sizes, options.party_balance);
    party_rows = clause_rows;
    party_rows.classes = party_classes.size();
    party_rows.targets.assign(labelled.size() * party_classes.size(), 0);
    for (std::size_t c = 0; c < labelled.size(); ++c)
      if (const int party = labelled[c].party; party >= 0)
        party_rows.targets[c * party_classes.size() + static_cast<std::size_t>(party)] =
            balance[static_cast<std::size_t>(party)];
  }
  for (const Item& item : items) {
    TrainingSet& rows = item_rows.emplace_back();
    rows.columns = clause_columns.size();
    rows.classes = clause_classes.size();
    for (std::size_t i = 0; i < item.features.clauses().size(); ++i)
      clause_columns.append(item.features.of(i), rows);
  }
}

// Words that stand just so, in small letters, in enough postings: that keeps names out, of
// employers too.
void Fitter::Impl::collect_words() const {
  std::map<std::string, std::uint32_t, std::less<>> postings;
  for (const Item& item : items) {
    if (item.gold == nullptr) continue;
    std::set<std::string> own;
    for (std::size_t i = 0; i < item.features.clauses().size(); ++i)
      each_word(item.analysis.layout.clauses[item.features.clauses()[i]].range.of(item.text),
                [&](std::string_view word, bool plain) {
                  if (plain) own.emplace(word);
                });
    for (const std::string& word : own) ++postings[word];
  }
  for (const auto& [word, n] : postings)
    if (n >= options.least_word_postings)
      words.emplace(FeatureEntry::of_number(FeatureSource::Word, word_number(word)).key(), word);
}

// Each role is dealt out over the folds in turn, so that all folds have its share; then, so that
// they do not change how those are dealt, the postings that do not judge.
Folds Fitter::Impl::folds() const {
  Folds folds{
      std::vector<int>(items.size(), 0), std::vector<int>(items.size(), 0), {}, options.folds};
  std::map<std::pair<bool, std::string>, std::vector<std::size_t>> by_role;
  for (std::size_t i = 0; i < items.size(); ++i) {
    folds.judges.push_back(items[i].judges());
    by_role[{!items[i].judges(), items[i].gold ? items[i].gold->role : ""}].push_back(i);
  }
  std::mt19937_64 random(options.seed);
  int next = 0;
  for (auto& [key, members] : by_role) {
    for (std::size_t i = members.size(); i > 1; --i)
      std::swap(members[i - 1], members[random() % i]);
    for (const std::size_t i : members) {
      folds.of[i] = next % options.folds;
      folds.dealt[i] = next++;
    }
  }
  return folds;
}

ClauseModels Fitter::Impl::fit_clauses(std::span<const char> use_item, double kind_cost,
                                       double party_cost, const ClauseModels* start) const {
  if (labelled.empty()) return {};
  std::vector<char> use;
  for (const LabelledClause& c : labelled) use.push_back(use_item.empty() ? 1 : use_item[c.item]);
  ClauseModels models{fit_logistic(clause_rows, use, clause_options(kind_cost),
                                   start != nullptr ? &start->kinds : nullptr),
                      {}};
  if (has_parties())
    models.parties = fit_logistic(party_rows, use, party_options(party_cost),
                                  start != nullptr ? &start->parties : nullptr);
  return models;
}

ReadClauses Fitter::Impl::read_item(std::size_t item, const ClauseModels& models) const {
  ReadClauses read;
  if (labelled.empty()) {
    read_clauses(pack(), clause_scorer, items[item].analysis, items[item].features, read);
    return read;
  }
  read.kinds = clause_classes.size();
  for (std::size_t i = 0; i < item_rows[item].rows(); ++i) {
    std::vector<double> p = logistic_scores(item_rows[item], i, models.kinds);
    to_shares(p, 1);
    for (const double share : p) read.p.push_back(static_cast<float>(share));
  }
  sum_kinds(*pack().model("clause"), read);
  if (!has_parties()) return read;
  read.parties = party_classes.size();
  read.nobody = nobody_of(pack());
  read.whom.assign(read.duty.size() * read.parties, 0);
  for (std::size_t i = 0; i < read.duty.size(); ++i) {
    if (read.duty[i] < kLeastDuty) continue;
    std::vector<double> p = logistic_scores(item_rows[item], i, models.parties);
    to_shares(p, 1);
    std::copy(p.begin(), p.end(),
              read.whom.begin() + static_cast<std::ptrdiff_t>(i * read.parties));
  }
  return read;
}

// One clause model a fold, fitted without that fold and without `left_out`.
std::vector<ClauseModels> Fitter::Impl::cross_clauses(const std::vector<int>& fold_of, int left_out,
                                                      double kind_cost, double party_cost) const {
  std::vector<ClauseModels> models;
  for (int f = 0; f < options.folds; ++f) {
    std::vector<char> use;
    for (const int fold : fold_of) use.push_back(fold != f && fold != left_out);
    models.push_back(
        fit_clauses(use, kind_cost, party_cost, models.empty() ? nullptr : &models.back()));
  }
  return models;
}

std::vector<ReadClauses> Fitter::Impl::read_all(
    const std::vector<int>& fold_of, const std::vector<ClauseModels>& model_of_fold) const {
  std::vector<ReadClauses> read;
  for (std::size_t i = 0; i < items.size(); ++i)
    read.push_back(read_item(i, model_of_fold[static_cast<std::size_t>(fold_of[i])]));
  return read;
}

Columns Fitter::Impl::posting_columns(const std::vector<ReadClauses>& read) const {
  Columns columns;
  PostingFeatures features;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].gold == nullptr) continue;
    features.read(pack(), posting_scorer, items[i].text, items[i].analysis, items[i].features,
                  read[i], Features::All);
    columns.count(features.values());
  }
  columns.close(options.least_postings,
                [&](std::uint64_t key) { return !is_word(key) || words.contains(key); });
  return columns;
}

TrainingSet Fitter::Impl::posting_rows(const std::vector<ReadClauses>& read,
                                       const Columns& columns) const {
  TrainingSet set;
  set.columns = columns.size();
  PostingFeatures features;
  for (std::size_t i = 0; i < items.size(); ++i) {
    set.others.push_back(!items[i].gold_judges);
    if (items[i].gold == nullptr) {
      set.end_row();
      continue;
    }
    features.read(pack(), posting_scorer, items[i].text, items[i].analysis, items[i].features,
                  read[i], Features::All);
    columns.append(features.values(), set);
  }
  return set;
}

// The label counts whole, the runner-up in part where the label is not clear.
void Fitter::Impl::set_role_targets(TrainingSet& set) const {
  set.classes = role_classes.size();
  set.targets.assign(items.size() * set.classes, 0);
  std::vector<double> sizes(set.classes, 0);
  const std::vector<int> truth = role_truth();
  for (const int role : truth)
    if (role >= 0) ++sizes[static_cast<std::size_t>(role)];
  const auto weights = class_weights(sizes, options.role_balance);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const GoldPosting* label = items[i].gold;
    const int role = truth[i];
    if (role < 0) continue;
    double* row = set.targets.data() + i * set.classes;
    row[role] = weights[static_cast<std::size_t>(role)];
    const int second = index_of(role_classes, label->second);
    if (second >= 0 && second != role && label->certainty < 3)
      row[second] += weights[static_cast<std::size_t>(second)] *
                     (label->certainty == 2 ? options.second_leaning : options.second_toss);
  }
}

LogisticOptions Fitter::Impl::clause_options(double cost) const {
  return {cost,
          kClauseSpread,
          kIterations,
          options.most_clause_features,
          eases(clause_columns, clause_ease),
          kClauseOwn};
}

LogisticOptions Fitter::Impl::party_options(double cost) const {
  return {cost,
          kClauseSpread,
          kIterations,
          options.most_party_features,
          eases(clause_columns, clause_ease),
          kClauseOwn};
}

LogisticOptions Fitter::Impl::role_options(double cost, const Columns& columns) const {
  return {
      cost,    kPostingSpread, kIterations, options.most_role_features, eases(columns, role_ease),
      kRoleOwn};
}

LogisticOptions Fitter::Impl::level_options(double cost, const Columns& columns) const {
  return {cost,
          kPostingSpread,
          kIterations,
          options.most_level_features,
          eases(columns, level_ease),
          kLevelOwn,
          kLevelOrder};
}

std::vector<int> Fitter::Impl::role_truth() const {
  std::vector<int> truth;
  for (const Item& item : items)
    truth.push_back(item.gold ? index_of(role_classes, item.gold->role) : -1);
  return truth;
}

std::vector<int> Fitter::Impl::level_truth(const std::string& model) const {
  const std::string leaf = model.substr(model.find(':') + 1);
  std::vector<int> truth(items.size(), -1);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].gold)
      for (const auto& [name, level] : items[i].gold->levels)
        if (name == leaf && level >= 0 && level <= 2) truth[i] = level;
  return truth;
}

std::vector<std::string> Fitter::Impl::level_leaves() const {
  std::vector<std::string> leaves;
  for (const TaxonomyEntry& taxonomy : pack().taxonomies()) {
    if (taxonomy.combine != Combine::Levels) continue;
    for (const LeafEntry& leaf : pack().array(taxonomy.leaves)) {
      const std::string id =
          std::string(pack().str(taxonomy.id)) + ':' + std::string(pack().str(leaf.path));
      if (pack().model(id) != nullptr) leaves.push_back(id);
    }
  }
  return leaves;
}

void Fitter::Impl::set_level_targets(TrainingSet& set, const std::string& leaf) const {
  set.classes = kLevels;
  set.targets.assign(items.size() * kLevels, 0);
  const std::vector<int> truth = level_truth(leaf);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (truth[i] >= 0) set.targets[i * kLevels + static_cast<std::size_t>(truth[i])] = 1;
}

}  // namespace rolecall
