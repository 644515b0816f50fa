#include "engine/fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>

#include "classify/clause_reader.h"
#include "classify/logistic.h"
#include "classify/posting_features.h"
#include "classify/scorer.h"
#include "engine/feature_names.h"

namespace rolecall {
namespace {

// Numbers the features that occur in at least so many rows.
class Columns {
 public:
  void count(std::span<const FeatureValue> features) {
    for (const FeatureValue& f : features) ++counts_[f.key];
  }
  void close(std::uint32_t least) {
    for (const auto& [key, n] : counts_)
      if (n >= least) keys_.push_back(key);
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

std::vector<std::string> class_names(const Pack& pack, std::string_view model) {
  std::vector<std::string> names;
  if (const ModelEntry* entry = pack.model(model))
    for (const StrRef name : pack.array(entry->classes)) names.emplace_back(pack.str(name));
  return names;
}

int index_of(const std::vector<std::string>& names, const std::string& name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? -1 : static_cast<int>(it - names.begin());
}

void to_shares(std::vector<double>& scores, double temperature) {
  const double top = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& s : scores) sum += s = std::exp((s - top) / temperature);
  for (double& s : scores) s /= sum;
}

// Weights of classes: n^-balance, relative to classes of mean size.
std::vector<double> class_weights(const std::vector<double>& sizes, double balance) {
  double mean = 0;
  for (const double n : sizes) mean += n / static_cast<double>(sizes.size());
  std::vector<double> weights;
  for (const double n : sizes) weights.push_back(n > 0 ? std::pow(n / mean, -balance) : 0);
  return weights;
}

double log_loss(const std::vector<std::vector<double>>& scores, const std::vector<int>& truth, double temperature) {
  double loss = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    std::vector<double> p = scores[i];
    to_shares(p, temperature);
    loss -= std::log(std::max(p[static_cast<std::size_t>(truth[i])], 1e-12));
  }
  return loss;
}

// The temperature under which the labels are likeliest.
double best_temperature(const std::vector<std::vector<double>>& scores, const std::vector<int>& truth) {
  double best = 1, least = log_loss(scores, truth, 1);
  for (double t = 0.3; t <= 2.0; t += 0.02)
    if (const double loss = log_loss(scores, truth, t); loss < least) least = loss, best = t;
  return best;
}

}  // namespace

struct Fitter::Impl {
  struct Item {
    const GoldPosting* gold = nullptr;  // nullptr: only its clauses are labelled
    Analysis analysis;
    ClauseFeatures features;
    std::string id;
  };
  struct LabelledClause {
    std::size_t item;
    std::size_t clause;  // number among the item's clauses
    int kind;
  };

  Impl(const Analyzer& a, const Gold& g, FitOptions o) : analyzer(a), gold(g), options(o) {
    for (const GoldPosting& p : g.postings) by_id[p.id] = &p;
    for (const GoldClause& c : g.clauses) clauses_of.emplace(c.posting, &c);
    clause_classes = class_names(pack(), "clause");
    role_classes = class_names(pack(), "role");
  }
  const Pack& pack() const { return analyzer.pack(); }

  void add(const Posting& posting);
  void close() const;
  std::vector<int> folds() const;
  LogisticModel fit_clauses(std::span<const char> use_item) const;
  std::vector<ReadClauses> read_all(const std::vector<int>& fold_of, const std::vector<LogisticModel>& model_of_fold) const;
  TrainingSet posting_rows(const std::vector<ReadClauses>& read, const Columns& columns) const;
  std::vector<LogisticModel> cross_clauses(const std::vector<int>& fold_of, int left_out) const;
  void set_role_targets(TrainingSet& set) const;
  void set_level_targets(TrainingSet& set, const std::string& leaf) const;
  std::vector<std::string> level_leaves() const;
  ReadClauses read_item(std::size_t item, const LogisticModel& model) const;
  Columns posting_columns(const std::vector<ReadClauses>& read) const;

  const Analyzer& analyzer;
  const Gold& gold;
  FitOptions options;
  std::map<std::string, const GoldPosting*> by_id;
  std::multimap<std::string, const GoldClause*> clauses_of;
  std::vector<std::string> clause_classes, role_classes;
  std::vector<Item> items;
  std::vector<LabelledClause> labelled;
  Scratch scratch;
  mutable bool closed = false;
  mutable Columns clause_columns;
  mutable TrainingSet clause_rows;                       // of the labelled clauses
  mutable std::vector<TrainingSet> item_rows;            // all clauses of each item
};

void Fitter::Impl::add(const Posting& posting) {
  const auto labels = by_id.find(posting.id);
  const auto [first, last] = clauses_of.equal_range(posting.id);
  if (labels == by_id.end() && first == last) return;
  Item item;
  item.id = posting.id;
  if (labels != by_id.end()) item.gold = labels->second;
  analyzer.analyze(posting, scratch, item.analysis);
  item.features = analyzer.clause_features(scratch);
  for (auto it = first; it != last; ++it) {
    const GoldClause& clause = *it->second;
    const int kind = index_of(clause_classes, clause.kind);
    const std::size_t at = posting.text.find(clause.text);
    if (kind < 0 || at == std::string::npos) continue;
    // The labelled stretch may be cut otherwise: the clause that shares most of it stands for it.
    const Range want{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + clause.text.size())};
    std::uint32_t most = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < item.features.clauses().size(); ++i) {
      const Range have = item.analysis.layout.clauses[item.features.clauses()[i]].range;
      const std::uint32_t begin = std::max(have.begin, want.begin), end = std::min(have.end, want.end);
      if (end > begin && end - begin > most) most = end - begin, best = i;
    }
    if (most > 0) labelled.push_back({items.size(), best, kind});
  }
  items.push_back(std::move(item));
}

// Columns of the clause model are told once, from the labelled clauses: no label is looked at.
void Fitter::Impl::close() const {
  if (closed) return;
  closed = true;
  for (const LabelledClause& c : labelled) clause_columns.count(items[c.item].features.of(c.clause));
  clause_columns.close(options.least_clauses);
  clause_rows.columns = clause_columns.size();
  clause_rows.classes = clause_classes.size();
  std::vector<double> sizes(clause_classes.size(), 1);
  for (const LabelledClause& c : labelled) ++sizes[static_cast<std::size_t>(c.kind)];
  const auto weights = class_weights(sizes, options.clause_balance);
  for (const LabelledClause& c : labelled) {
    clause_columns.append(items[c.item].features.of(c.clause), clause_rows);
    for (std::size_t k = 0; k < clause_classes.size(); ++k)
      clause_rows.targets.push_back(static_cast<int>(k) == c.kind ? weights[k] : 0);
  }
  for (const Item& item : items) {
    TrainingSet& rows = item_rows.emplace_back();
    rows.columns = clause_columns.size();
    rows.classes = clause_classes.size();
    for (std::size_t i = 0; i < item.features.clauses().size(); ++i) clause_columns.append(item.features.of(i), rows);
  }
}

// Each role is dealt out over the folds in turn, so that all folds have its share.
std::vector<int> Fitter::Impl::folds() const {
  std::vector<int> fold(items.size(), 0);
  std::map<std::string, std::vector<std::size_t>> by_role;
  for (std::size_t i = 0; i < items.size(); ++i) by_role[items[i].gold ? items[i].gold->role : ""].push_back(i);
  std::mt19937_64 random(options.seed);
  int next = 0;
  for (auto& [role, members] : by_role) {
    for (std::size_t i = members.size(); i > 1; --i) std::swap(members[i - 1], members[random() % i]);
    for (const std::size_t i : members) fold[i] = next++ % options.folds;
  }
  return fold;
}

LogisticModel Fitter::Impl::fit_clauses(std::span<const char> use_item) const {
  close();
  std::vector<char> use;
  for (const LabelledClause& c : labelled) use.push_back(use_item.empty() ? 1 : use_item[c.item]);
  return fit_logistic(clause_rows, use, {options.clause_cost, 0.05, 200, 0});
}

ReadClauses Fitter::Impl::read_item(std::size_t item, const LogisticModel& model) const {
  ReadClauses read;
  read.kinds = clause_classes.size();
  for (std::size_t i = 0; i < item_rows[item].rows(); ++i) {
    std::vector<double> p = logistic_scores(item_rows[item], i, model);
    to_shares(p, 1);
    for (const double share : p) read.p.push_back(static_cast<float>(share));
  }
  sum_kinds(*pack().model("clause"), read);
  return read;
}

// One clause model a fold, fitted without that fold and without `left_out`.
std::vector<LogisticModel> Fitter::Impl::cross_clauses(const std::vector<int>& fold_of, int left_out) const {
  std::vector<LogisticModel> models;
  for (int f = 0; f < options.folds; ++f) {
    std::vector<char> use;
    for (const int fold : fold_of) use.push_back(fold != f && fold != left_out);
    models.push_back(fit_clauses(use));
  }
  return models;
}

std::vector<ReadClauses> Fitter::Impl::read_all(const std::vector<int>& fold_of,
                                                const std::vector<LogisticModel>& model_of_fold) const {
  std::vector<ReadClauses> read;
  for (std::size_t i = 0; i < items.size(); ++i)
    read.push_back(read_item(i, model_of_fold[static_cast<std::size_t>(fold_of[i])]));
  return read;
}

Columns Fitter::Impl::posting_columns(const std::vector<ReadClauses>& read) const {
  Columns columns;
  PostingFeatures features;
  for (std::size_t i = 0; i < items.size(); ++i) {
    features.read(pack(), items[i].analysis, items[i].features, read[i]);
    columns.count(features.values());
  }
  columns.close(options.least_postings);
  return columns;
}

TrainingSet Fitter::Impl::posting_rows(const std::vector<ReadClauses>& read, const Columns& columns) const {
  TrainingSet set;
  set.columns = columns.size();
  PostingFeatures features;
  for (std::size_t i = 0; i < items.size(); ++i) {
    features.read(pack(), items[i].analysis, items[i].features, read[i]);
    columns.append(features.values(), set);
  }
  return set;
}

// The label counts whole, the runner-up in part where the label is not clear.
void Fitter::Impl::set_role_targets(TrainingSet& set) const {
  set.classes = role_classes.size();
  set.targets.assign(items.size() * set.classes, 0);
  std::vector<double> sizes(set.classes, 0);
  for (const Item& item : items)
    if (item.gold)
      if (const int role = index_of(role_classes, item.gold->role); role >= 0) ++sizes[static_cast<std::size_t>(role)];
  const auto weights = class_weights(sizes, options.role_balance);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const GoldPosting* label = items[i].gold;
    const int role = label ? index_of(role_classes, label->role) : -1;
    if (role < 0) continue;
    double* row = set.targets.data() + i * set.classes;
    row[role] = weights[static_cast<std::size_t>(role)];
    const int second = index_of(role_classes, label->second);
    if (second >= 0 && second != role && label->certainty < 3)
      row[second] += weights[static_cast<std::size_t>(second)] *
                     (label->certainty == 2 ? options.second_leaning : options.second_toss);
  }
}

std::vector<std::string> Fitter::Impl::level_leaves() const {
  std::vector<std::string> leaves;
  for (const TaxonomyEntry& taxonomy : pack().taxonomies()) {
    if (taxonomy.combine != Combine::Levels) continue;
    for (const LeafEntry& leaf : pack().array(taxonomy.leaves)) {
      const std::string id = std::string(pack().str(taxonomy.id)) + ':' + std::string(pack().str(leaf.path));
      if (pack().model(id) != nullptr) leaves.push_back(id);
    }
  }
  return leaves;
}

void Fitter::Impl::set_level_targets(TrainingSet& set, const std::string& model) const {
  const std::string leaf = model.substr(model.find(':') + 1);
  set.classes = 3;
  set.targets.assign(items.size() * 3, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].gold) continue;
    for (const auto& [name, level] : items[i].gold->levels)
      if (name == leaf && level >= 0 && level <= 2) set.targets[i * 3 + static_cast<std::size_t>(level)] = 1;
  }
}

Fitter::Fitter(const Analyzer& analyzer, const Gold& gold, FitOptions options)
    : impl_(std::make_unique<Impl>(analyzer, gold, options)) {}
Fitter::~Fitter() = default;
void Fitter::add(const Posting& posting) { impl_->add(posting); }
std::size_t Fitter::size() const { return impl_->items.size(); }

CrossValidation Fitter::cross_validate() const {
  const Impl& s = *impl_;
  s.close();
  CrossValidation result;
  result.role_classes = s.role_classes;
  result.clause_classes = s.clause_classes;
  const std::vector<std::string> leaves = s.level_leaves();
  for (const std::string& leaf : leaves) result.levels.push_back({leaf, 0, 0, 0});
  const std::vector<int> fold_of = s.folds();
  const ModelEntry* clause_model = s.pack().model("clause");
  std::vector<std::vector<double>> role_scores(s.items.size());

  for (int f = 0; f < s.options.folds; ++f) {
    // Postings in training get clauses read by models that did not see them, those in test by the
    // model of all training postings: both as new postings would.
    const std::vector<LogisticModel> models = s.cross_clauses(fold_of, f);
    const std::vector<ReadClauses> read = s.read_all(fold_of, models);
    const Columns columns = s.posting_columns(read);
    TrainingSet rows = s.posting_rows(read, columns);
    std::vector<char> train;
    for (std::size_t i = 0; i < s.items.size(); ++i) train.push_back(fold_of[i] != f && s.items[i].gold != nullptr);
    s.set_role_targets(rows);
    const LogisticModel roles = fit_logistic(rows, train, {s.options.role_cost, 0.02, 300, s.options.most_role_features});
    for (std::size_t i = 0; i < s.items.size(); ++i)
      if (fold_of[i] == f) role_scores[i] = logistic_scores(rows, i, roles);
    for (std::size_t l = 0; l < leaves.size(); ++l) {
      s.set_level_targets(rows, leaves[l]);
      const LogisticModel level = fit_logistic(rows, train, {s.options.level_cost, 0.02, 200, s.options.most_level_features});
      for (std::size_t i = 0; i < s.items.size(); ++i) {
        if (fold_of[i] != f || !s.items[i].gold) continue;
        const double* target = rows.targets.data() + i * 3;
        if (std::all_of(target, target + 3, [](double t) { return t == 0; })) continue;  // not labelled
        const auto truth = std::max_element(target, target + 3) - target;
        const std::vector<double> scores = logistic_scores(rows, i, level);
        const auto guess = std::max_element(scores.begin(), scores.end()) - scores.begin();
        ++result.levels[l].of;
        result.levels[l].present += (truth > 0) == (guess > 0);
        result.levels[l].exact += truth == guess;
      }
    }
    for (std::size_t c = 0; c < s.labelled.size(); ++c) {
      if (fold_of[s.labelled[c].item] != f) continue;
      Judged judged;
      judged.truth = s.labelled[c].kind;
      judged.p = logistic_scores(s.clause_rows, c, models[static_cast<std::size_t>(f)]);
      to_shares(judged.p, 1);
      double duty = 0;
      for (std::size_t k = 0; k < judged.p.size(); ++k) duty += (clause_model->duties >> k & 1) ? judged.p[k] : 0;
      result.duty_right += (duty > 0.5) == ((clause_model->duties >> judged.truth & 1) != 0);
      result.clauses.push_back(std::move(judged));
    }
  }
  // The temperature of each fold comes from the others.
  std::vector<double> temperature;
  for (int f = 0; f < s.options.folds; ++f) {
    std::vector<std::vector<double>> scores;
    std::vector<int> truth;
    for (std::size_t i = 0; i < s.items.size(); ++i) {
      const int role = s.items[i].gold ? index_of(s.role_classes, s.items[i].gold->role) : -1;
      if (fold_of[i] == f || role < 0) continue;
      scores.push_back(role_scores[i]);
      truth.push_back(role);
    }
    temperature.push_back(best_temperature(scores, truth));
  }
  result.temperature = 0;
  for (const double t : temperature) result.temperature += t / static_cast<double>(temperature.size());
  for (std::size_t i = 0; i < s.items.size(); ++i) {
    const GoldPosting* gold = s.items[i].gold;
    const int role = gold ? index_of(s.role_classes, gold->role) : -1;
    if (role < 0) continue;
    Judged judged{role, index_of(s.role_classes, gold->second), gold->certainty, role_scores[i]};
    to_shares(judged.p, temperature[static_cast<std::size_t>(fold_of[i])]);
    result.roles.push_back(std::move(judged));
    result.role_ids.push_back(gold->id);
  }
  return result;
}

void use_cross_validation(const CrossValidation& judged, Evaluation& evaluation) {
  evaluation.classes = judged.role_classes;
  evaluation.roles = judged.roles;
  evaluation.clause_classes = judged.clause_classes;
  evaluation.clauses = judged.clauses;
  evaluation.clause_duty = {judged.duty_right, judged.clauses.size()};
  evaluation.levels.clear();
  for (const CrossValidation::Level& level : judged.levels)
    evaluation.levels.push_back({level.leaf.substr(level.leaf.find(':') + 1),
                                 {level.present, level.of}, {level.exact, level.of}});
  std::erase_if(evaluation.mistakes, [](const Mistake& m) { return m.what == "role" || m.what.starts_with("layer "); });
  for (std::size_t i = 0; i < judged.roles.size(); ++i) {
    const Judged& role = judged.roles[i];
    if (role.guess() == role.truth) continue;
    Mistake mistake;
    mistake.id = judged.role_ids[i];
    mistake.what = "role";
    mistake.gold = judged.role_classes[static_cast<std::size_t>(role.truth)];
    mistake.guess = judged.role_classes[static_cast<std::size_t>(role.guess())];
    mistake.certainty = role.certainty;
    evaluation.mistakes.push_back(std::move(mistake));
  }
}

std::vector<Model> Fitter::fit(const CrossValidation& judged) const {
  const Impl& s = *impl_;
  s.close();
  const FeatureNamer namer(s.pack());
  const auto to_model = [&](const std::string& id, const std::vector<std::string>& classes, const LogisticModel& fitted,
                            const auto& key_of, std::size_t columns) {
    Model model;
    model.id.value = id;
    for (const std::string& name : classes) model.classes.push_back({name, {}, {}});
    model.bias = fitted.bias;
    for (std::size_t c = 0; c < columns; ++c) {
      const double* row = fitted.weights.data() + c * classes.size();
      if (std::all_of(row, row + classes.size(), [](double w) { return w == 0; })) continue;
      model.rows.push_back({{namer.name(key_of(c)), {}, {}}, {row, row + classes.size()}});
    }
    return model;
  };
  std::vector<Model> models;
  const std::vector<int> fold_of = s.folds();
  const LogisticModel clauses = s.fit_clauses({});
  models.push_back(to_model("clause", s.clause_classes, clauses,
                            [&](std::size_t c) { return s.clause_columns.key(c); }, s.clause_columns.size()));
  const std::vector<ReadClauses> read = s.read_all(fold_of, s.cross_clauses(fold_of, -1));
  const Columns columns = s.posting_columns(read);
  TrainingSet rows = s.posting_rows(read, columns);
  std::vector<char> train;
  for (const auto& item : s.items) train.push_back(item.gold != nullptr);
  const auto key_of = [&](std::size_t c) { return columns.key(c); };
  s.set_role_targets(rows);
  models.push_back(to_model("role", s.role_classes, fit_logistic(rows, train, {s.options.role_cost, 0.02, 300, s.options.most_role_features}), key_of,
                            columns.size()));
  models.back().temperature = judged.temperature;
  models.back().margin = 0.1;
  for (const std::string& leaf : s.level_leaves()) {
    s.set_level_targets(rows, leaf);
    models.push_back(to_model(leaf, {"0", "1", "2"}, fit_logistic(rows, train, {s.options.level_cost, 0.02, 200, s.options.most_level_features}), key_of,
                              columns.size()));
  }
  return models;
}

}  // namespace rolecall
