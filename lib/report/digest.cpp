#include "report/digest.h"

#include <algorithm>

namespace rolecall {
namespace {

bool asked(Ask ask) { return ask == Ask::Required || ask == Ask::Preferred; }

void place(const Catalogue& catalogue, const Analysis& analysis, Digest& digest) {
  LayerDigest elsewhere;
  struct Group {
    std::uint32_t any_of;
    LayerDigest* layer;
    Ask ask;
    std::size_t choice;
  };
  std::vector<Group> groups;
  const auto list = [](LayerDigest& layer, Ask ask) -> std::vector<Choice>& {
    return ask == Ask::Required ? layer.required : layer.preferred;
  };
  for (const SkillAsk& skill : analysis.skills) {
    if (skill.ask == Ask::Negated) digest.negated.push_back(&skill);
    if (skill.ask == Ask::Company) digest.company.push_back(&skill);
    if (!asked(skill.ask)) continue;
    // Alternatives stay together where the first of them stands, even across layers.
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
      return skill.any_of != 0 && g.any_of == skill.any_of && g.ask == skill.ask;
    });
    if (group != groups.end()) {
      list(*group->layer, group->ask)[group->choice].push_back(&skill);
      continue;
    }
    const Index leaf = catalogue.layer_of(skill.rule);
    LayerDigest& layer = leaf < digest.layers.size() ? digest.layers[leaf] : elsewhere;
    auto& choices = list(layer, skill.ask);
    choices.push_back({&skill});
    if (skill.any_of != 0) groups.push_back({skill.any_of, &layer, skill.ask, choices.size() - 1});
  }
  if (!elsewhere.required.empty() || !elsewhere.preferred.empty())
    digest.layers.push_back(std::move(elsewhere));
}

EntryBar entry_bar(const Catalogue& catalogue, const Analysis& analysis) {
  EntryBar bar;
  const RoleEntry* role = catalogue.role(analysis.role);
  if (!role) return bar;
  const Pack& pack = catalogue.pack;
  const auto met = [&](const GroupSetEntry& set) {
    const auto groups = pack.array(set.groups);
    return std::any_of(analysis.skills.begin(), analysis.skills.end(), [&](const SkillAsk& skill) {
      const Index group = pack.rules()[skill.rule].group;
      return asked(skill.ask) && std::find(groups.begin(), groups.end(), group) != groups.end();
    });
  };
  for (const GroupSetEntry& set : pack.array(role->core)) {
    bar.core.push_back({pack.str(set.label), met(set)});
    bar.met += bar.core.back().met;
  }
  for (const GroupSetEntry& set : pack.array(role->bonus))
    bar.bonus.push_back({pack.str(set.label), met(set)});
  bar.needed = role->entry_bar;
  return bar;
}

}  // namespace

Digest make_digest(const Catalogue& catalogue, const Analysis& analysis) {
  Digest digest;
  const TaxonomyView& view = view_of(analysis, catalogue.levels);
  digest.all_layers = static_cast<std::uint32_t>(catalogue.layer_leaves().size());
  for (Index leaf = 0; leaf < digest.all_layers; ++leaf) {
    LayerDigest& layer = digest.layers.emplace_back();
    layer.leaf = leaf;
    layer.ask = leaf_of(view, leaf);
    digest.asked_layers += layer.ask.level > 0;
  }
  place(catalogue, analysis, digest);
  digest.bar = entry_bar(catalogue, analysis);
  return digest;
}

std::vector<const Reason*> reasons_for(const Analysis& analysis, Index role_class,
                                       std::size_t most) {
  std::vector<const Reason*> found;
  for (const Reason& reason : analysis.reasons)
    if (reason.role == role_class && found.size() < most) found.push_back(&reason);
  return found;
}

}  // namespace rolecall
