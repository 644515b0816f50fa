#include "report/gap/words.h"

#include <algorithm>

#include "report/view/parts.h"
#include "report/wording.h"

namespace rolecall {
namespace {

std::string value_words(const Pack& pack, const FactFieldEntry& field, std::int32_t value) {
  const auto scale = pack.array(field.scale);
  const auto place = static_cast<std::size_t>(value);
  if (place < scale.size()) return std::string(pack.str(scale[place].word));
  std::string words = fact_value(pack, field, {{}, std::to_string(value), true, {}});
  return words.erase(std::min(words.size(), words.find(" or more")));
}

std::string count(std::uint64_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

std::string_view leaf_name(const Catalogue& catalogue, std::size_t leaf) {
  const auto leaves = catalogue.layer_leaves();
  return leaf < leaves.size() ? catalogue.pack.str(leaves[leaf].name) : std::string_view{};
}

}  // namespace

std::string ask_words(const Catalogue& catalogue, const GapAsk& ask) {
  std::string words;
  if (ask.state == GapAsk::State::Had) {
    words = catalogue.rule_name(ask.met);
    if (ask.by != ask.met) words += " (" + std::string(catalogue.rule_name(ask.by)) + ")";
    return words;
  }
  for (const Index rule : ask.skills) {
    if (!words.empty()) words += " / ";
    words += catalogue.rule_name(rule);
  }
  return ask.skills.size() > 1 ? words + " (one of)" : words;
}

std::string lacked_words(const Catalogue& catalogue, const GapAsk& ask) {
  std::string words = ask_words(catalogue, ask);
  if (ask.near != kNone) words += " (near: " + std::string(catalogue.rule_name(ask.near)) + ")";
  return words;
}

std::vector<const GapAsk*> asks_in(const Gap& gap, Ask ask, GapAsk::State state) {
  std::vector<const GapAsk*> found;
  for (const GapAsk& one : gap.asks)
    if (one.ask == ask && one.state == state) found.push_back(&one);
  return found;
}

std::string knock_out_words(const Catalogue& catalogue, const KnockOut& knock_out) {
  const FactFieldEntry& field = catalogue.pack.facts()[knock_out.field];
  std::string words(catalogue.pack.str(field.name));
  if (field.flag) return words;
  const Fact asked{
      std::string(catalogue.pack.str(field.id)), knock_out.asked, field.scale.size == 0, {}};
  words += ": " + fact_value(catalogue.pack, field, asked);
  if (knock_out.has >= 0)
    words += " (you: " + value_words(catalogue.pack, field, knock_out.has) + ")";
  return words;
}

std::string met_words(const Gap& gap) {
  std::string words =
      std::to_string(gap.required_had) + " of " + std::to_string(gap.required) + " required";
  if (gap.preferred)
    words += ", " + std::to_string(gap.preferred_had) + " of " + std::to_string(gap.preferred) +
             " preferred";
  return words;
}

std::string short_layer_words(const Catalogue& catalogue, const Gap& gap) {
  std::string words;
  for (std::size_t leaf = 0; leaf < gap.layers.size(); ++leaf) {
    const LayerGap& layer = gap.layers[leaf];
    if (!layer.is_short()) continue;
    words += (words.empty() ? "" : ", ") + std::string(leaf_name(catalogue, leaf)) + " (" +
             std::to_string(layer.had) + " of " + std::to_string(layer.required) + ")";
  }
  return words;
}

std::string bar_gap_words(const Catalogue& catalogue, const RankedGap& one) {
  const BarGap& bar = one.gap.bar;
  if (bar.core.empty() || bar.needed == 0) return {};
  return std::string(bar.reached() ? "reached" : "not reached") + ": " + std::to_string(bar.met) +
         " of " + std::to_string(bar.core.size()) + " (" + std::to_string(bar.needed) +
         " make the bar of " + std::string(catalogue.class_id(one.role)) + ")";
}

std::vector<std::pair<std::string_view, bool>> bar_gap_items(const Catalogue& catalogue,
                                                             const RankedGap& one) {
  std::vector<std::pair<std::string_view, bool>> items;
  const RoleEntry* role = catalogue.role(one.role);
  if (!role) return items;
  const auto core = catalogue.pack.array(role->core);
  for (std::size_t i = 0; i < core.size() && i < one.gap.bar.core.size(); ++i)
    items.emplace_back(catalogue.pack.str(core[i].label), one.gap.bar.core[i]);
  return items;
}

std::string factor_gap_words(const Catalogue& catalogue, const FactorGap& factors,
                             std::string_view times) {
  const Pack& pack = catalogue.pack;
  if (factors.weakest == kNone) return {};
  const auto branches = pack.array(pack.taxonomies()[factors.taxonomy].branches);
  std::string words;
  for (std::size_t b = 0; b < branches.size() && b < factors.asked.size(); ++b) {
    if (factors.asked[b] <= 0) continue;
    if (!words.empty()) words += times;
    words +=
        std::string(pack.str(branches[b].id)) + " " + percent(factors.had[b] / factors.asked[b]);
  }
  return words + " = " + percent(factors.product) +
         " of what is asked; weakest: " + std::string(pack.str(branches[factors.weakest].name));
}

std::string role_gap_words(const Catalogue& catalogue, const RankedGap& one) {
  if (one.role >= catalogue.classes.size()) return {};
  if (!one.decided) return "undecided";
  return std::string(catalogue.class_id(one.role));
}

std::string compared_words(const GapReport& report) {
  std::string words = count(report.compared, "posting", "postings") + " compared";
  if (report.filtered) words += ", " + std::to_string(report.filtered) + " left out by --where";
  if (report.errors) words += ", " + std::to_string(report.errors) + " could not be read";
  return words;
}

std::string profile_words(const Catalogue& catalogue, const Profile& profile) {
  std::string words = count(profile.skills.size(), "skill", "skills");
  const auto fields = catalogue.pack.facts();
  for (std::size_t f = 0; f < fields.size() && f < profile.values.size(); ++f)
    if (!fields[f].flag && profile.values[f] >= 0)
      words += ", " + std::string(catalogue.pack.str(fields[f].name)) + " " +
               value_words(catalogue.pack, fields[f], profile.values[f]);
  return words;
}

std::string open_words(const GapReport& report) {
  const LearningPlan& plan = report.plan;
  std::string words = std::to_string(plan.open) + " of " +
                      count(report.compared, "posting is open", "postings are open") + ": ";
  words += plan.may_lack == 0 ? "every required skill had"
                              : "at most " + std::to_string(plan.may_lack) + " required lacked";
  if (plan.knocked_out) words += "; " + std::to_string(plan.knocked_out) + " shut by knock-outs";
  return words;
}

}  // namespace rolecall
