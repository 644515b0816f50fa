#include "pack/names.h"

namespace rolecall {
namespace {

template <class T>
void number(NameIndex& table, const std::vector<T>& items) {
  for (Index i = 0; i < items.size(); ++i) table.add(items[i].id.value, i);
}

}  // namespace

PackNames::PackNames(const RuleSet& set) : source(set) {
  number(rules, set.rules);
  number(groups, set.groups);
  number(sections, set.sections);
  number(facts, set.facts);
  number(languages, set.languages);
  for (const Model& model : set.models)
    if (model.id.value == "clause") clause = &model;
  for (const Model& model : set.models)
    if (model.id.value == "beneficiary") beneficiary = &model;
  if (beneficiary != nullptr)
    for (Index next = 0; const Text& name : beneficiary->classes) whom.add(name.value, next++);
  if (clause != nullptr) {
    Index next = 0;
    for (const Text& name : clause->classes) kinds.add(name.value, next++);
    for (const auto& [label, members] : clause->mixes) kinds.add(label.value, next++);
    next = 0;
    for (const auto& [above, below] : clause->ratios)
      ratios.add(above.value + '/' + below.value, next++);
  }
  for (Index t = 0; t < set.taxonomies.size(); ++t) {
    const Taxonomy& taxonomy = set.taxonomies[t];
    for (Index l = 0; l < taxonomy.leaves.size(); ++l)
      leaves.add(taxonomy.id.value + ':' + taxonomy.leaves[l].path, t << 16 | l);
  }
}

}  // namespace rolecall
