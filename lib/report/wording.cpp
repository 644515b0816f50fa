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

std::string clause_kind(const Pack& pack, Index index) {
  const ModelEntry* model = pack.model("clause");
  if (!model || index >= model->classes.size) return {};
  return std::string(pack.str(pack.array(model->classes)[index]));
}

std::string leaf_name(const Pack& pack, Index taxonomy, std::int32_t leaf) {
  if (taxonomy >= pack.taxonomies().size() || leaf < 0) return {};
  const auto leaves = pack.array(pack.taxonomies()[taxonomy].leaves);
  if (static_cast<std::size_t>(leaf) >= leaves.size()) return {};
  const LeafEntry& entry = leaves[static_cast<std::size_t>(leaf)];
  return std::string(pack.str(entry.name.size ? entry.name : entry.path));
}

std::string fact_value(const Pack& pack, const FeatureEntry& feature) {
  if (feature.subject >= pack.facts().size()) return {};
  const FactFieldEntry& field = pack.facts()[feature.subject];
  std::string words(pack.str(field.id));
  std::replace(words.begin(), words.end(), '_', ' ');
  const auto scale = pack.array(field.scale);
  if (field.flag) return words;
  if (scale.empty()) return words + " " + std::to_string(feature.argument) + "+";
  if (feature.argument < 0 || static_cast<std::size_t>(feature.argument) >= scale.size())
    return words;
  return words + " " +
         std::string(pack.str(scale[static_cast<std::size_t>(feature.argument)].word));
}

// Empty where the feature has no better name than its own. A product of products could be deep.
std::string feature_words(const Pack& pack, Index index, int depth) {
  const auto features = pack.features();
  if (index >= features.size() || depth > 3) return {};
  const FeatureEntry& f = features[index];
  const auto with = [](std::string subject, std::string_view before, std::string_view after) {
    return subject.empty() ? subject : std::string(before) + subject + std::string(after);
  };
  const auto group = [&] { return name_at(pack, pack.groups(), f.subject); };
  const auto rule = [&] { return name_at(pack, pack.rules(), f.subject); };
  const auto part = [&](Index other) {
    const std::string words = feature_words(pack, other, depth + 1);
    return words.empty() && other < features.size() ? std::string(pack.str(features[other].name))
                                                    : words;
  };
  switch (f.source) {
    case FeatureSource::Constant:
      return "how common the role is";
    case FeatureSource::Group:
      return group();
    case FeatureSource::GroupRequired:
      return with(group(), "", " required");
    case FeatureSource::GroupDuties:
      return with(group(), "", " in the duties");
    case FeatureSource::GroupCount:
      return with(group(), "", ", how often");
    case FeatureSource::GroupShare:
      return with(group(), "", " among all skills");
    case FeatureSource::Rule:
      return rule();
    case FeatureSource::RuleDuties:
      return with(rule(), "", " in the duties");
    case FeatureSource::RuleRequired:
      return with(rule(), "", " required");
    case FeatureSource::TitleRule:
      return with(rule(), "title: ", "");
    case FeatureSource::TitleGroup:
      return with(group(), "title: ", "");
    case FeatureSource::ClauseShare:
      return with(clause_kind(pack, f.subject), "share of duties: ", "");
    case FeatureSource::ClauseCount:
      return with(clause_kind(pack, f.subject), "duties: ", "");
    case FeatureSource::ClauseFirst:
      return with(clause_kind(pack, f.subject), "first duties: ", "");
    case FeatureSource::Fact:
      return fact_value(pack, f);
    case FeatureSource::Lang:
      return f.subject < pack.languages().size()
                 ? "language " + std::string(pack.str(pack.languages()[f.subject].id))
                 : std::string();
    case FeatureSource::Layer:
      return with(leaf_name(pack, f.subject, f.argument), "", " layer");
    case FeatureSource::SectionKind:
      return with(name_at(pack, pack.sections(), f.subject), "section ", "");
    case FeatureSource::Position:
      return "place in the section";
    case FeatureSource::Product:
      return part(f.subject) + " with " + part(static_cast<Index>(f.argument));
    case FeatureSource::Difference:
      return with(part(f.subject), "little: ", "");
  }
  return {};
}

}  // namespace

std::string percent(double share) {
  return std::to_string(std::lround(100 * std::clamp(share, 0.0, 1.0))) + " %";
}

Verdict verdict_of(const Catalogue& catalogue, const Analysis& a) {
  Verdict verdict;
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
  std::string words = feature_words(pack, reason.feature, 0);
  if (words.empty() && reason.feature < pack.features().size())
    words = pack.str(pack.features()[reason.feature].name);
  constexpr std::size_t kNamed = 4;
  for (std::size_t i = 0; i < reason.skills.size() && i < kNamed; ++i) {
    const std::string_view name = catalogue.rule_name(reason.skills[i]);
    if (reason.skills.size() == 1 && words.find(name) != std::string::npos) break;
    words += i == 0 ? ": " : ", ";
    words += name;
  }
  if (reason.skills.size() > kNamed)
    words += ", " + std::to_string(reason.skills.size() - kNamed) + " more";
  return words;
}

std::string_view level_words(unsigned level) {
  return level == 0 ? "not asked" : level == 1 ? "mentioned" : "core";
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
  if (summary.errors) words += "; " + count(summary.errors, "could not be read");
  return words;
}

}  // namespace rolecall
