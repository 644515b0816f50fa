#include "classify/leaves.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "classify/linear.h"

namespace rolecall {
namespace {

void find_branches(const TaxonomyEntry& taxonomy, std::span<const LeafEntry> leaves, TaxonomyView& view) {
  view.branches.assign(taxonomy.branches.size, 0);
  std::vector<double> size(taxonomy.branches.size, 0);
  for (std::size_t l = 0; l < leaves.size(); ++l) {
    if (leaves[l].branch == kNone) continue;
    const double asked = view.leaves[l].required + 0.5 * view.leaves[l].preferred;
    view.branches[leaves[l].branch] += 1 - std::exp2(-asked);
    size[leaves[l].branch] += 1;
  }
  view.product = view.branches.empty() ? 0 : 1;
  for (std::uint32_t b = 0; b < view.branches.size(); ++b) {
    if (size[b] > 0) view.branches[b] /= size[b];
    view.product *= view.branches[b];
    if (view.weakest == kNone || view.branches[b] < view.branches[view.weakest]) view.weakest = b;
  }
}

// Without a model: core where several skills are required, mentioned where any is asked.
std::uint8_t level_by_count(const LayerAsk& leaf) {
  if (leaf.required >= 4) return 2;
  return leaf.required + leaf.preferred > 0 ? 1 : 0;
}

}  // namespace

void lay_out(const Pack& pack, Analysis& analysis) {
  const auto taxonomies = pack.taxonomies();
  analysis.taxonomies.resize(taxonomies.size());
  for (std::uint32_t t = 0; t < taxonomies.size(); ++t) {
    TaxonomyView& view = analysis.taxonomies[t];
    view = {};
    view.taxonomy = t;
    view.leaves.resize(taxonomies[t].leaves.size);
  }
  for (const SkillAsk& skill : analysis.skills) {
    for (const LeafRef ref : pack.array(pack.rules()[skill.rule].leaves)) {
      LayerAsk& leaf = analysis.taxonomies[ref.taxonomy].leaves[ref.leaf];
      leaf.required += skill.ask == Ask::Required;
      leaf.preferred += skill.ask == Ask::Preferred;
      leaf.company += skill.ask == Ask::Company;
    }
  }
  for (TaxonomyView& view : analysis.taxonomies) {
    const TaxonomyEntry& taxonomy = taxonomies[view.taxonomy];
    if (taxonomy.combine == Combine::Product) find_branches(taxonomy, pack.array(taxonomy.leaves), view);
  }
}

void find_levels(const Pack& pack, std::span<const float> values, Analysis& analysis, std::vector<float>& levels) {
  levels.clear();
  std::vector<float> scores;
  bool first = true;
  for (TaxonomyView& view : analysis.taxonomies) {
    const TaxonomyEntry& taxonomy = pack.taxonomies()[view.taxonomy];
    if (taxonomy.combine != Combine::Levels) continue;
    const auto leaves = pack.array(taxonomy.leaves);
    for (std::size_t l = 0; l < leaves.size(); ++l) {
      const std::string id = std::string(pack.str(taxonomy.id)) + ':' + std::string(pack.str(leaves[l].path));
      const ModelEntry* model = pack.model(id);
      float expected = 0;
      if (model == nullptr) {
        view.leaves[l].level = level_by_count(view.leaves[l]);
        expected = view.leaves[l].level;
      } else {
        score(pack, *model, values, scores);
        to_probabilities(model->temperature, scores);
        view.leaves[l].level =
            static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        for (std::size_t c = 0; c < scores.size(); ++c) expected += static_cast<float>(c) * scores[c];
      }
      if (first) levels.push_back(expected);
    }
    first = false;
  }
}

}  // namespace rolecall
