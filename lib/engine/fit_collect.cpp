// What a fitter takes in: labelled postings, and what their labels say.
#include <random>

#include "engine/clause_labels.h"
#include "engine/fit_rows.h"
#include "engine/model_classes.h"

namespace rolecall {

Collected::Collected(const Analyzer& a, const Gold& gold, const Gold& only_learnt, FitOptions o)
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

void Collected::add(const Posting& posting) {
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

// Each role is dealt out over the folds in turn, so that all folds have its share; then, so that
// they do not change how those are dealt, the postings that do not judge.
Folds Collected::folds() const {
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

std::vector<int> Collected::role_truth() const {
  std::vector<int> truth;
  for (const Item& item : items)
    truth.push_back(item.gold ? index_of(role_classes, item.gold->role) : -1);
  return truth;
}

std::vector<int> Collected::level_truth(const std::string& model) const {
  const std::string leaf = model.substr(model.find(':') + 1);
  std::vector<int> truth(items.size(), -1);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].gold)
      for (const auto& [name, level] : items[i].gold->levels)
        if (name == leaf && level >= 0 && level <= 2) truth[i] = level;
  return truth;
}

std::vector<std::string> Collected::level_leaves() const {
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

}  // namespace rolecall
