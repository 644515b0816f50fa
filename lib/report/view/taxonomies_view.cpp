// The other taxonomies: branches that multiply, leaves that are counted.
#include <algorithm>

#include "report/view/parts.h"

namespace rolecall {

void add_products(const Catalogue& catalogue, const Analysis& a, PostingView& view) {
  const Pack& pack = catalogue.pack;
  const auto all = pack.taxonomies();
  for (Index t = 0; t < all.size(); ++t) {
    const TaxonomyView& figures = view_of(a, t);
    const auto branches = pack.array(all[t].branches);
    if (all[t].combine != Combine::Product || figures.branches.size() != branches.size()) continue;
    if (std::none_of(figures.branches.begin(), figures.branches.end(),
                     [](double b) { return b > 0; }))
      continue;
    ProductView product{std::string(pack.str(all[t].name)), {}, figures.product, {}};
    std::vector<std::string> nothing;
    for (Index b = 0; b < branches.size(); ++b) {
      std::string name(pack.str(branches[b].name));
      if (figures.branches[b] <= 0) nothing.push_back(name);
      product.factors.push_back({std::move(name), figures.branches[b], b == figures.weakest});
    }
    if (!nothing.empty())
      product.verdict = "weakest: " + listed(nothing) + ", of which nothing is asked";
    else if (figures.weakest < branches.size())
      product.verdict = "weakest: " + product.factors[figures.weakest].name;
    view.products.push_back(std::move(product));
  }
}

void add_counts(const Catalogue& catalogue, const Analysis& a, const std::vector<AskView>& asks,
                PostingView& view) {
  const Pack& pack = catalogue.pack;
  const auto all = pack.taxonomies();
  for (Index t = 0; t < all.size(); ++t) {
    if (all[t].combine != Combine::Counts) continue;
    const auto names = pack.array(all[t].leaves);
    std::vector<CountsView::Leaf> leaves(names.size());
    const auto at = [&](LeafRef ref) {
      return ref.taxonomy == t && ref.leaf < leaves.size() ? &leaves[ref.leaf] : nullptr;
    };
    for (Index l = 0; l < names.size(); ++l) leaves[l].name = pack.str(names[l].name);
    for (const AskView& ask : asks)
      for (const SkillAsk* skill : ask.skills)
        for (const LeafRef ref : pack.array(pack.rules()[skill->rule].leaves))
          if (CountsView::Leaf* leaf = at(ref)) {
            auto& list = ask.ask == Ask::Required ? leaf->required : leaf->preferred;
            if (list.empty() || list.back() != ask.text) list.push_back(ask.text);
          }
    for (const Fact& fact : a.facts)
      if (const FactFieldEntry* field = field_of(pack, fact))
        for (const LeafRef ref : pack.array(field->leaves))
          if (CountsView::Leaf* leaf = at(ref)) {
            const std::string value = fact_value(pack, *field, fact);
            leaf->fact += (leaf->fact.empty() ? "" : ", ") + (value.empty() ? "asked" : value);
          }
    CountsView counts;
    counts.name = pack.str(all[t].name);
    for (CountsView::Leaf& leaf : leaves) {
      if (leaf.required.empty() && leaf.preferred.empty() && leaf.fact.empty())
        counts.not_asked.push_back(std::move(leaf.name));
      else
        counts.leaves.push_back(std::move(leaf));
    }
    std::stable_sort(counts.leaves.begin(), counts.leaves.end(), [](const auto& x, const auto& y) {
      return x.required.size() + x.preferred.size() > y.required.size() + y.preferred.size();
    });
    if (!counts.leaves.empty()) view.counts.push_back(std::move(counts));
  }
}

}  // namespace rolecall
