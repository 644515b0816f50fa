#include "classify/leaves.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace rolecall {
namespace {

void find_branches(const TaxonomyEntry& taxonomy, std::span<const LeafEntry> leaves,
                   TaxonomyView& view) {
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
  const auto asked = [](double branch) { return branch > 0; };
  if (std::none_of(view.branches.begin(), view.branches.end(), asked)) view.weakest = kNone;
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
    if (taxonomy.combine == Combine::Product)
      find_branches(taxonomy, pack.array(taxonomy.leaves), view);
  }
}

int level_of(std::span<const float> scores) {
  if (scores.size() < 2) return 0;
  float others = 0;
  for (const float score : scores.subspan(1)) others += std::exp(score - scores[0]);
  if (others < 1) return 0;
  return static_cast<int>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
}

LevelModels::LevelModels(Pack pack) {
  const auto taxonomies = pack.taxonomies();
  for (Index t = 0; t < taxonomies.size(); ++t) {
    if (taxonomies[t].combine != Combine::Levels) continue;
    const auto leaves = pack.array(taxonomies[t].leaves);
    for (Index l = 0; l < leaves.size(); ++l) {
      const std::string id =
          std::string(pack.str(taxonomies[t].id)) + ':' + std::string(pack.str(leaves[l].path));
      const ModelEntry* model = pack.model(id);
      const bool fitted = model != nullptr && model->rows.size != 0;
      leaves_.push_back({t, l, fitted ? model->column : 0, fitted ? model->classes.size : 0});
    }
  }
}

void LevelModels::find(std::span<const float> scores, Analysis& analysis) const {
  for (const Leaf& leaf : leaves_) {
    LayerAsk& ask = analysis.taxonomies[leaf.taxonomy].leaves[leaf.leaf];
    if (leaf.classes == 0) {
      ask.level = level_by_count(ask);
      continue;
    }
    ask.level = static_cast<std::uint8_t>(level_of(scores.subspan(leaf.column, leaf.classes)));
  }
}

}  // namespace rolecall
