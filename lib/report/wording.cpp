#include "report/wording.h"

#include <algorithm>
#include <cmath>

namespace rolecall {
namespace {

template <class T>
std::string name_at(const Pack& pack, std::span<const T> table, Index index) {
  if (index >= table.size()) return {};
  const std::string_view name = pack.str(table[index].name);
  return std::string(name.empty() ? pack.str(table[index].id) : name);
}

std::string fact_value(const Pack& pack, const FeatureEntry& feature) {
  if (feature.subject >= pack.facts().size()) return {};
  const FactFieldEntry& field = pack.facts()[feature.subject];
  std::string words(pack.str(field.id));
  std::replace(words.begin(), words.end(), '_', ' ');
  const auto scale = pack.array(field.scale);
  if (field.flag) return words;
  if (scale.empty()) return words + " " + std::to_string(feature.argument) + "+";
  if (feature.argument >= scale.size()) return words;
  return words + " " + std::string(pack.str(scale[feature.argument].word));
}

// A rule without a name is called by its id, but for the first word that says its sort:
// "duty-build-models" is "build models".
std::string rule_words(const Pack& pack, Index index) {
  if (index >= pack.rules().size()) return {};
  const RuleEntry& rule = pack.rules()[index];
  std::string words(pack.str(rule.name));
  if (words != pack.str(rule.id) || is_skill(rule.kind)) return words;
  if (const std::size_t first = words.find('-'); first != std::string::npos)
    words.erase(0, first + 1);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

// Empty where the feature has no better name than its own.
std::string feature_words(const Pack& pack, Index index) {
  const auto features = pack.features();
  if (index >= features.size()) return {};
  const FeatureEntry& f = features[index];
  const auto with = [](std::string subject, std::string_view before, std::string_view after) {
    return subject.empty() ? subject : std::string(before) + subject + std::string(after);
  };
  const auto group = [&] { return name_at(pack, pack.groups(), f.subject); };
  const auto rule = [&](Index i) { return rule_words(pack, i); };
  // The first mixes are the classes themselves, which have names.
  const auto kind = [&](Index i) {
    const ModelEntry* model = pack.model("clause");
    if (model && i < model->names.size) return std::string(pack.str(pack.array(model->names)[i]));
    return i < pack.mixes().size() ? std::string(pack.str(pack.mixes()[i].id)) : std::string();
  };
  const auto ratio = [&](Index i) {
    return i < pack.ratios().size() ? std::string(pack.str(pack.ratios()[i].id)) : "";
  };
  switch (f.source) {
    case FeatureSource::TitleRule:
      return with(rule(f.subject), "title: ", "");
    case FeatureSource::TitleGroup:
      return "title";
    case FeatureSource::Skill:
      return rule(f.subject);
    case FeatureSource::SkillRequired:
      return with(rule(f.subject), "", " required");
    case FeatureSource::Group:
      return group();
    case FeatureSource::GroupRequired:
      return with(group(), "", " required");
    case FeatureSource::GroupPreferred:
      return with(group(), "", " as a plus");
    case FeatureSource::GroupCount:
      return with(group(), "", ", how often");
    case FeatureSource::GroupShare:
      return with(group(), "", " among all skills");
    case FeatureSource::GroupInDuties:
      return with(group(), "", " in the duties section");
    case FeatureSource::GroupInRequired:
      return with(group(), "", " in the requirements");
    case FeatureSource::GroupInPreferred:
      return with(group(), "", " in the nice-to-haves");
    case FeatureSource::GroupAnywhere:
      return with(group(), "", ", how widely");
    case FeatureSource::LeafSkills:
    case FeatureSource::LeafHits:
    case FeatureSource::LeafShare:
    case FeatureSource::LeafRequired:
    case FeatureSource::LeafPreferred:
    case FeatureSource::LeafDuties:
    case FeatureSource::LeafAny:
    case FeatureSource::LeafMany: {
      const auto leaves = f.subject < pack.taxonomies().size()
                              ? pack.array(pack.taxonomies()[f.subject].leaves)
                              : std::span<const LeafEntry>{};
      return f.argument < leaves.size()
                 ? "how much is asked under " + std::string(pack.str(leaves[f.argument].name))
                 : std::string();
    }
    case FeatureSource::FactValue:
      return fact_value(pack, f);
    case FeatureSource::FactAbsent:
      return with(fact_value(pack, f), "no ", " stated");
    case FeatureSource::Lang:
      return f.subject < pack.languages().size()
                 ? "language " + std::string(pack.str(pack.languages()[f.subject].id))
                 : std::string();
    case FeatureSource::Length:
      return "length of the posting";
    case FeatureSource::KindShare:
      return with(kind(f.subject), "share of duties: ", "");
    case FeatureSource::KindCount:
      return with(kind(f.subject), "duties: ", "");
    case FeatureSource::KindMost:
      return with(kind(f.subject), "a clear duty: ", "");
    case FeatureSource::KindFirst:
      return with(kind(f.subject), "first duties: ", "");
    case FeatureSource::KindRatio:
      return with(ratio(f.subject), "duties: ", "");
    case FeatureSource::DutyRule:
      return with(rule(f.subject), "", " in the duties");
    case FeatureSource::DutyRuleShare:
      return with(rule(f.subject), "", ", share of the duties");
    case FeatureSource::DutyGroup:
      return with(group(), "", " in the duties");
    case FeatureSource::DutyGroupShare:
      return with(group(), "", ", share of the duties");
    case FeatureSource::DutyPair:
      return with(rule(f.subject), "", " ") + rule(f.argument);
    case FeatureSource::AskedRule:
      return with(rule(f.subject), "", " in the qualifications");
    case FeatureSource::TitleKind:
      return "title, and duties about " + kind(f.argument);
    case FeatureSource::TitleRatio:
      return "title, and duties about " + ratio(f.argument);
    default:
      return {};  // of clauses: no reasons for a role
  }
}

}  // namespace

std::string percent(double share) {
  return std::to_string(std::lround(100 * std::clamp(share, 0.0, 1.0))) + " %";
}

RoleVerdict verdict_of(const Catalogue& catalogue, const Analysis& a) {
  RoleVerdict verdict;
  if (a.role >= catalogue.classes.size()) {
    verdict.headline = "No role: the pack has no model of roles";
    return verdict;
  }
  const auto named = [&](Index role) {
    return catalogue.role(role) ? std::string(catalogue.class_name(role)) : "none of these roles";
  };
  const auto scored = [&](Index role) {
    return named(role) + (role < a.scores.size() ? " (" + percent(a.scores[role]) + ")" : "");
  };
  if (a.decided) {
    verdict.headline = named(a.role) + ", " + percent(a.confidence) + " sure";
    if (!catalogue.role(a.role)) verdict.headline[0] = 'N';
    if (const RoleEntry* role = catalogue.role(a.role))
      verdict.description = catalogue.pack.str(role->description);
  } else if (a.runner_up < catalogue.classes.size()) {
    verdict.headline = "Undecided between " + scored(a.role) + " and " + scored(a.runner_up);
  } else {
    verdict.headline = "Undecided, nearest " + scored(a.role);
  }
  return verdict;
}

std::string skill_words(const Catalogue& catalogue, const SkillAsk& skill) {
  std::string words(catalogue.rule_name(skill.rule));
  if (skill.min_years >= 0) words += " (" + std::to_string(skill.min_years) + "+ y)";
  return words;
}

std::string choice_words(const Catalogue& catalogue, const Choice& choice) {
  std::string words;
  for (const SkillAsk* skill : choice) {
    if (!words.empty()) words += " / ";
    words += skill_words(catalogue, *skill);
  }
  return choice.size() > 1 ? words + " (one of)" : words;
}

std::string reason_words(const Catalogue& catalogue, const Reason& reason) {
  const Pack& pack = catalogue.pack;
  std::string words = feature_words(pack, reason.feature);
  if (words.empty() && reason.feature < pack.features().size())
    words = pack.str(pack.features()[reason.feature].name);
  constexpr std::size_t kNamed = 4;
  for (std::size_t i = 0; i < reason.skills.size() && i < kNamed; ++i) {
    const std::string name = rule_words(pack, reason.skills[i]);
    if (reason.skills.size() == 1 && words.find(name) != std::string::npos) break;
    words += i == 0 ? ": " : ", ";
    words += name;
  }
  if (reason.skills.size() > kNamed)
    words += ", " + std::to_string(reason.skills.size() - kNamed) + " more";
  return words;
}

std::string duty_words(const Catalogue& catalogue, const Analysis& analysis) {
  const ModelEntry* model = catalogue.pack.model("clause");
  if (!model || analysis.clauses.empty()) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> kinds;  // clauses, class
  std::uint32_t duties = 0;
  for (std::uint32_t k = 0; k < model->classes.size; ++k)
    if (model->duties >> k & 1) kinds.emplace_back(0, k);
  for (const ClauseKind& clause : analysis.clauses)
    for (auto& [count, kind] : kinds)
      if (kind == clause.kind) ++count, ++duties;
  if (duties == 0) return "none told";
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string words;
  for (const auto& [count, kind] : kinds) {
    if (count == 0) break;
    words += words.empty() ? "" : ", ";
    words +=
        std::to_string(count) + (words.empty() ? " of " + std::to_string(duties) + " about " : " ");
    words += catalogue.pack.str(catalogue.pack.array(model->names)[kind]);
  }
  return words;
}

std::string_view level_words(const LayerAsk& ask) {
  if (ask.level > 0) return ask.level == 1 ? "mentioned" : "core";
  return ask.required + ask.preferred > 0 ? "in passing" : "not asked";
}

std::string count_words(const LayerAsk& ask) {
  std::string words;
  if (ask.required) words = std::to_string(ask.required) + " required";
  if (ask.preferred)
    words += (words.empty() ? "" : ", ") + std::to_string(ask.preferred) + " preferred";
  return words;
}

std::string breadth_words(const Digest& digest) {
  const std::uint32_t asked = digest.asked_layers, all = digest.all_layers;
  if (all < 2) return {};
  std::string words =
      "Asks " + (asked ? std::to_string(asked) : "none") + " of " + std::to_string(all) + " layers";
  if (asked == all) return words + ": almost no posting does; two or three at most are usual.";
  if (asked >= 2) return words + ", as is usual: almost no posting asks all, two or three at most.";
  if (asked == 1)
    return words + ": a narrow one; others ask two or three at most, almost none all.";
  return words + "; others ask two or three at most, almost none all.";
}

std::vector<FactWords> fact_words(const Catalogue& catalogue, const Analysis& analysis) {
  std::vector<FactWords> all;
  for (const Fact& fact : analysis.facts) {
    FactWords words{fact.key, fact.text, false};
    for (const FactFieldEntry& field : catalogue.pack.facts())
      if (field.flag && catalogue.pack.str(field.id) == fact.key) words.flag = true;
    std::replace(words.name.begin(), words.name.end(), '_', ' ');
    const auto same = [&](const FactWords& other) { return other.name == words.name; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(words));
  }
  return all;
}

std::string source_words(const Source& source) {
  return source.record ? source.path + ":" + std::to_string(source.record) : source.path;
}

std::string summary_words(const Catalogue& catalogue, const Summary& summary) {
  const auto count = [](std::uint64_t n, std::string_view what) {
    return std::to_string(n) + " " + std::string(what);
  };
  std::string words = count(summary.postings, summary.postings == 1 ? "posting" : "postings");
  std::string roles;
  for (const std::string_view id : catalogue.classes) {
    const auto found = summary.roles.find(id);
    if (found == summary.roles.end()) continue;
    if (!roles.empty()) roles += ", ";
    roles += std::string(id) + " " + std::to_string(found->second);
  }
  if (!roles.empty()) words += ": " + roles;
  if (summary.undecided) words += "; " + count(summary.undecided, "undecided");
  if (summary.without_tags) words += "; " + count(summary.without_tags, "without tags");
  if (summary.filtered) words += "; " + count(summary.filtered, "left out by --where");
  if (summary.errors) words += "; " + count(summary.errors, "could not be read");
  return words;
}

}  // namespace rolecall
