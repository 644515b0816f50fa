// Labelled clauses and postings as rows.
#include "engine/fit_rows.h"

#include <cmath>
#include <set>

#include "base/word_features.h"
#include "engine/model_classes.h"

namespace rolecall {
namespace {

constexpr std::size_t kLevels = 3;

// Weights of classes: n^-balance, relative to classes of mean size.
std::vector<double> class_weights(const std::vector<double>& sizes, double balance) {
  double mean = 0;
  for (const double n : sizes) mean += n / static_cast<double>(sizes.size());
  std::vector<double> weights;
  for (const double n : sizes) weights.push_back(n > 0 ? std::pow(n / mean, -balance) : 0);
  return weights;
}

bool is_word(std::uint64_t key) { return FeatureEntry::of_key(key).source == FeatureSource::Word; }

}  // namespace

Training::Training(const Collected& all) : all_(all) {
  // Columns of the clause model are told once, from the labelled clauses: no label is looked at.
  for (const Collected::LabelledClause& c : all_.labelled)
    clause_columns_.count(all_.items[c.item].features.of(c.clause));
  clause_columns_.close(all_.options.least_clauses, [](std::uint64_t) { return true; });
  collect_words();
  make_clause_rows();
  make_party_rows();
  for (const Collected::Item& item : all_.items) {
    TrainingSet& rows = item_rows_.emplace_back();
    rows.columns = clause_columns_.size();
    rows.classes = all_.clause_classes.size();
    for (std::size_t i = 0; i < item.features.clauses().size(); ++i)
      clause_columns_.append(item.features.of(i), rows);
  }
}

void Training::make_clause_rows() {
  const std::size_t classes = all_.clause_classes.size();
  clause_rows_.columns = clause_columns_.size();
  clause_rows_.classes = classes;
  std::vector<double> sizes(classes, 1);
  for (const auto& c : all_.labelled) ++sizes[static_cast<std::size_t>(c.kind)];
  const auto weights = class_weights(sizes, all_.options.clause_balance);
  for (const auto& c : all_.labelled) {
    clause_columns_.append(all_.items[c.item].features.of(c.clause), clause_rows_);
    clause_rows_.others.push_back(!c.judges);
    for (std::size_t k = 0; k < classes; ++k)
      clause_rows_.targets.push_back(static_cast<int>(k) == c.kind ? weights[k] : 0);
  }
}

void Training::make_party_rows() {
  const std::size_t classes = all_.party_classes.size();
  std::vector<double> sizes(classes, 0);
  for (const auto& c : all_.labelled)
    if (c.party >= 0) ++sizes[static_cast<std::size_t>(c.party)];
  if (std::count_if(sizes.begin(), sizes.end(), [](double n) { return n > 0; }) < 2) return;
  const auto weights = class_weights(sizes, all_.options.party_balance);
  party_rows_ = clause_rows_;
  party_rows_.classes = classes;
  party_rows_.targets.assign(all_.labelled.size() * classes, 0);
  for (std::size_t c = 0; c < all_.labelled.size(); ++c)
    if (const int party = all_.labelled[c].party; party >= 0)
      party_rows_.targets[c * classes + static_cast<std::size_t>(party)] =
          weights[static_cast<std::size_t>(party)];
}

// Words that stand just so, in small letters, in enough postings: that keeps names out, of
// employers too.
void Training::collect_words() {
  std::map<std::string, std::uint32_t, std::less<>> postings;
  for (const Collected::Item& item : all_.items) {
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
    if (n >= all_.options.least_word_postings)
      words_.emplace(FeatureEntry::of_number(FeatureSource::Word, word_number(word)).key(), word);
}

void Training::read_posting(std::size_t i, const ReadClauses& read,
                            PostingFeatures& features) const {
  const Collected::Item& item = all_.items[i];
  features.read({all_.pack(), item.text, item.analysis, item.features, read}, all_.posting_scorer,
                Features::All);
}

Columns Training::posting_columns(const std::vector<ReadClauses>& read) const {
  Columns columns;
  PostingFeatures features;
  for (std::size_t i = 0; i < all_.items.size(); ++i) {
    if (all_.items[i].gold == nullptr) continue;
    read_posting(i, read[i], features);
    columns.count(features.values());
  }
  columns.close(all_.options.least_postings,
                [&](std::uint64_t key) { return !is_word(key) || words_.contains(key); });
  return columns;
}

TrainingSet Training::posting_rows(const std::vector<ReadClauses>& read,
                                   const Columns& columns) const {
  TrainingSet set;
  set.columns = columns.size();
  PostingFeatures features;
  for (std::size_t i = 0; i < all_.items.size(); ++i) {
    set.others.push_back(!all_.items[i].gold_judges);
    if (all_.items[i].gold == nullptr) {
      set.end_row();
      continue;
    }
    read_posting(i, read[i], features);
    columns.append(features.values(), set);
  }
  return set;
}

// The label counts whole, the runner-up in part where the label is not clear.
void Training::set_role_targets(TrainingSet& set) const {
  set.classes = all_.role_classes.size();
  set.targets.assign(all_.items.size() * set.classes, 0);
  std::vector<double> sizes(set.classes, 0);
  const std::vector<int> truth = all_.role_truth();
  for (const int role : truth)
    if (role >= 0) ++sizes[static_cast<std::size_t>(role)];
  const auto weights = class_weights(sizes, all_.options.role_balance);
  for (std::size_t i = 0; i < all_.items.size(); ++i) {
    const GoldPosting* label = all_.items[i].gold;
    const int role = truth[i];
    if (role < 0) continue;
    double* row = set.targets.data() + i * set.classes;
    row[role] = weights[static_cast<std::size_t>(role)];
    const int second = index_of(all_.role_classes, label->second);
    if (second >= 0 && second != role && label->certainty < 3)
      row[second] +=
          weights[static_cast<std::size_t>(second)] *
          (label->certainty == 2 ? all_.options.second_leaning : all_.options.second_toss);
  }
}

void Training::set_level_targets(TrainingSet& set, const std::string& leaf) const {
  set.classes = kLevels;
  set.targets.assign(all_.items.size() * kLevels, 0);
  const std::vector<int> truth = all_.level_truth(leaf);
  for (std::size_t i = 0; i < all_.items.size(); ++i)
    if (truth[i] >= 0) set.targets[i * kLevels + static_cast<std::size_t>(truth[i])] = 1;
}

}  // namespace rolecall
