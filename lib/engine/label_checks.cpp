#include "engine/label_checks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/suggest.h"
#include "engine/model_classes.h"

namespace rolecall {
namespace {

using Names = std::vector<std::string>;

Names leaves_of(const Pack& pack) {
  Names names;
  for (const TaxonomyEntry& taxonomy : pack.taxonomies())
    if (taxonomy.combine == Combine::Levels)
      for (const LeafEntry& leaf : pack.array(taxonomy.leaves))
        names.emplace_back(pack.str(leaf.path));
  return names;
}

/// Names of one sort, as labels use them.
class NameCheck {
 public:
  NameCheck(std::string sort, Names known, Diagnostics& findings)
      : sort_(std::move(sort)), known_(std::move(known)), findings_(findings) {}

  void operator()(const std::string& name, const Location& at) {
    if (name.empty() || known_.empty() ||
        std::find(known_.begin(), known_.end(), name) != known_.end() || !told_.insert(name).second)
      return;
    const std::vector<std::string_view> known(known_.begin(), known_.end());
    findings_.warning("unknown-label", "unknown " + sort_ + " '" + name + "'", at).help =
        suggestion(name, known);
  }

 private:
  std::string sort_;
  Names known_;
  std::set<std::string> told_;
  Diagnostics& findings_;
};

template <class Label>
void check_ids(const std::vector<Label>& labels, Diagnostics& findings) {
  std::map<std::string_view, const Label*> first;
  for (const Label& label : labels) {
    const auto [found, fresh] = first.emplace(label.id, &label);
    if (fresh) continue;
    findings.warning("duplicate-id", "'" + label.id + "' is labelled already", label.at)
        .notes.push_back({"first here", found->second->at});
  }
}

}  // namespace

void check_labels(const Gold& gold, const Pack& pack, Diagnostics& findings) {
  NameCheck role("role", class_names(pack, "role"), findings);
  NameCheck leaf("layer", leaves_of(pack), findings);
  NameCheck kind("kind of clauses", class_names(pack, "clause"), findings);
  NameCheck whom("beneficiary", class_names(pack, "beneficiary"), findings);
  for (const GoldPosting& posting : gold.postings) {
    role(posting.role, posting.at);
    role(posting.second, posting.at);
    for (const auto& [name, level] : posting.levels) leaf(name, posting.at);
  }
  for (const GoldClause& clause : gold.clauses) {
    kind(clause.kind, clause.at);
    whom(clause.whom, clause.at);
  }
  check_ids(gold.postings, findings);
  check_ids(gold.mentions, findings);
}

}  // namespace rolecall
