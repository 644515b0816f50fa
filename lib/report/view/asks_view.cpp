// What is asked: layer by layer, against the bar of a role, and the field of work against the
// business.
#include <algorithm>
#include <string>

#include "report/view/parts.h"
#include "report/wording.h"

namespace rolecall {
namespace {

std::string ask_text(const Catalogue& catalogue, const std::vector<const SkillAsk*>& skills) {
  std::string words;
  bool same_years = true;
  for (const SkillAsk* skill : skills) same_years &= skill->min_years == skills[0]->min_years;
  const auto years = [](std::int32_t n) {
    return std::to_string(n) + (n == 1 ? "+ year" : "+ years");
  };
  for (const SkillAsk* skill : skills) {
    words += (words.empty() ? "" : " or ") + std::string(catalogue.rule_name(skill->rule));
    if (!same_years && skill->min_years > 0) words += " (" + years(skill->min_years) + ")";
  }
  std::string aside = skills.size() > 1 ? "one is enough" : "";
  if (same_years && skills[0]->min_years > 0)
    aside += (aside.empty() ? "" : ", ") + years(skills[0]->min_years);
  return aside.empty() ? words : words + " (" + aside + ")";
}

std::vector<std::string> names_with(const Catalogue& catalogue, const Analysis& a, Ask ask) {
  std::vector<std::string> names;
  for (const SkillAsk& skill : a.skills) {
    std::string name(catalogue.rule_name(skill.rule));
    if (skill.ask == ask && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

std::string firmness(const LayerView& layer) {
  const bool named = !layer.required.empty() || !layer.preferred.empty();
  if (layer.level == 0) return named ? "in passing" : "not asked";
  return std::string(layer.level == 1 ? "mentioned" : "core") + (named ? "" : ", no skill named");
}

std::string breadth_words(const UsualEntry& usual, const Pack& pack, std::size_t asked,
                          std::size_t core, std::size_t all) {
  std::string words = asked == 0     ? "Asks for none of the " + std::to_string(all) + " layers"
                      : asked == all ? "Asks for all " + std::to_string(all) + " layers"
                                     : "Asks for " + std::to_string(asked) + " of " +
                                           std::to_string(all) + " layers";
  if (asked) words += core ? ", " + std::to_string(core) + " of them core" : ", none of them core";
  if (usual.most == 0) return words + ".";
  words += asked < usual.least  ? ": fewer than usual"
           : asked > usual.most ? ": more than usual"
                                : ": as usual";
  const auto shares = pack.array(usual.shares);
  if (asked < shares.size()) words += ", " + std::to_string(shares[asked]) + " in 100 postings do";
  const std::string_view remark = pack.str(usual.remark);
  return words + (remark.empty() ? "." : "; " + std::string(remark) + ".");
}

bool in_groups(const Pack& pack, const SkillAsk& skill, ArrayRef<Index> groups) {
  const auto all = pack.array(groups);
  return std::find(all.begin(), all.end(), pack.rules()[skill.rule].group) != all.end();
}

BarItem bar_item(const Pack& pack, const Analysis& a, const GroupSetEntry& set) {
  return {std::string(pack.str(set.label)),
          std::any_of(a.skills.begin(), a.skills.end(), [&](const SkillAsk& skill) {
            return is_asked(skill.ask) && in_groups(pack, skill, set.groups);
          })};
}

// The role, or one of the two where it is too close to say.
bool in_question(const Analysis& a, Index role) {
  return role == a.role || (!a.decided && role == a.runner_up);
}

// Roles from the likeliest on, as in the view.
std::vector<Index> roles_by_score(const Catalogue& catalogue, const Analysis& a) {
  std::vector<Index> order;
  for (Index c = 0; c < catalogue.classes.size() && c < a.scores.size(); ++c)
    if (catalogue.role(c)) order.push_back(c);
  std::stable_sort(order.begin(), order.end(),
                   [&](Index x, Index y) { return a.scores[x] > a.scores[y]; });
  return order;
}

}  // namespace

std::vector<AskView> asks_of(const Catalogue& catalogue, const Analysis& a) {
  std::vector<AskView> asks;
  std::vector<std::size_t> groups;  // places of asks that are alternatives
  for (const SkillAsk& skill : a.skills) {
    if (!is_asked(skill.ask)) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](std::size_t at) {
      return asks[at].skills[0]->any_of == skill.any_of && asks[at].ask == skill.ask;
    });
    if (skill.any_of != 0 && same != groups.end()) {
      asks[*same].skills.push_back(&skill);
      continue;
    }
    if (skill.any_of != 0) groups.push_back(asks.size());
    asks.push_back({skill.ask, {&skill}, {}});
  }
  for (AskView& ask : asks) ask.text = ask_text(catalogue, ask.skills);
  // Two rules may bear the same name.
  std::vector<AskView> once;
  for (AskView& ask : asks)
    if (std::none_of(once.begin(), once.end(),
                     [&](const AskView& other) { return other.text == ask.text; }))
      once.push_back(std::move(ask));
  return once;
}

void add_layers(const Catalogue& catalogue, const Analysis& a, const std::vector<AskView>& asks,
                PostingView& view) {
  const auto leaves = catalogue.layer_leaves();
  const TaxonomyView& levels = view_of(a, catalogue.levels);
  std::size_t asked = 0, core = 0;
  for (Index leaf = 0; leaf < leaves.size(); ++leaf) {
    LayerView& layer = view.layers.emplace_back();
    layer.name = catalogue.pack.str(leaves[leaf].name);
    layer.level = leaf_of(levels, leaf).level;
    asked += layer.level > 0;
    core += layer.level > 1;
  }
  LayerView elsewhere;
  for (const AskView& ask : asks) {
    // Alternatives stay together where the first of them stands, even across layers.
    const Index leaf = catalogue.layer_of(ask.skills[0]->rule);
    LayerView& layer = leaf < leaves.size() ? view.layers[leaf] : elsewhere;
    (ask.ask == Ask::Required ? layer.required : layer.preferred).push_back(ask.text);
  }
  if (!elsewhere.required.empty() || !elsewhere.preferred.empty())
    view.layers.push_back(std::move(elsewhere));
  for (LayerView& layer : view.layers) layer.firmness = firmness(layer);
  if (leaves.size() > 1)
    view.breadth = breadth_words(catalogue.pack.taxonomies()[catalogue.levels].usual,
                                 catalogue.pack, asked, core, leaves.size());
  view.negated = names_with(catalogue, a, Ask::Negated);
  view.company = names_with(catalogue, a, Ask::Company);
}

void add_bars(const Catalogue& catalogue, const Analysis& a, PostingView& view) {
  const Pack& pack = catalogue.pack;
  for (const Index c : roles_by_score(catalogue, a)) {
    const RoleEntry& role = *catalogue.role(c);
    BarView bar;
    std::size_t met = 0;
    for (const GroupSetEntry& set : pack.array(role.core)) {
      bar.core.push_back(bar_item(pack, a, set));
      met += bar.core.back().asked;
    }
    for (const GroupSetEntry& set : pack.array(role.bonus))
      bar.bonus.push_back(bar_item(pack, a, set));
    if (bar.core.empty() && bar.bonus.empty()) continue;
    bar.in_short = in_question(a, c);
    bar.headline = std::string(pack.str(role.id));
    if (!bar.core.empty())
      bar.headline +=
          ": " + std::to_string(met) + " of " + std::to_string(bar.core.size()) + " asked";
    if (role.entry_bar) bar.headline += " (" + std::to_string(role.entry_bar) + " make the bar)";
    view.bars.push_back(std::move(bar));
  }
}

void add_matches(const Catalogue& catalogue, const Analysis& a, PostingView& view) {
  const Pack& pack = catalogue.pack;
  for (const Index c : roles_by_score(catalogue, a)) {
    const MatchEntry& match = catalogue.role(c)->match;
    if (match.name.size == 0 || !in_question(a, c)) continue;
    std::vector<std::string> fields, businesses, asked, both;
    const auto add = [](std::vector<std::string>& to, std::string name) {
      if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(std::move(name));
    };
    const auto of_business = [&](const SkillAsk& skill) {
      return skill.ask != Ask::Negated && in_groups(pack, skill, match.business);
    };
    const auto meet = [&](const SkillAsk& x, const SkillAsk& y) {
      for (const LeafRef p : pack.array(pack.rules()[x.rule].leaves))
        for (const LeafRef q : pack.array(pack.rules()[y.rule].leaves))
          if (p.taxonomy == match.taxonomy && q.taxonomy == match.taxonomy && p.leaf == q.leaf)
            return true;
      return false;
    };
    for (const SkillAsk& skill : a.skills) {
      if (of_business(skill)) {
        const std::string name(catalogue.rule_name(skill.rule));
        add(businesses, name);
        if (is_asked(skill.ask)) add(asked, name);
      }
      if (!is_asked(skill.ask) || !in_groups(pack, skill, match.field)) continue;
      std::string group(pack.str(pack.groups()[pack.rules()[skill.rule].group].name));
      add(fields, group);
      if (std::any_of(a.skills.begin(), a.skills.end(), [&](const SkillAsk& other) {
            return of_business(other) && meet(skill, other);
          }))
        add(both, std::move(group));
    }
    std::string text;
    if (fields.empty() && businesses.empty()) continue;
    if (fields.empty())
      text = "no field named; the business: " + listed(businesses);
    else if (businesses.empty())
      text = listed(fields) + "; no business named to hold against it";
    else
      text = listed(fields) + "; the business: " + listed(businesses) +
             (!both.empty()    ? ". They meet in " + listed(both)
              : !asked.empty() ? ". No field is its own, but knowledge of the business is asked"
                               : ". No field is its own");
    view.matches.push_back({std::string(pack.str(match.name)), text + "."});
  }
}

}  // namespace rolecall
