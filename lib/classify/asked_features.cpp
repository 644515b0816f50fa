#include "classify/asked_features.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "classify/add_if_new.h"
#include "model/fact_keys.h"

namespace rolecall {

void add_title(const PostingParts& posting, std::vector<Index>& groups, PostingValues& values) {
  groups.clear();
  std::vector<Index> rules;
  for (const Span& span : posting.analysis.title_spans) {
    if (add_if_new(span.rule, rules)) values.add(FeatureSource::TitleRule, span.rule, 0, 1);
    const Index group = posting.group_of(span.rule);
    if (group != kNone && add_if_new(group, groups))
      values.add(FeatureSource::TitleGroup, group, 0, 1);
  }
}

void add_skills(const PostingParts& posting, PostingValues& values) {
  struct Asked {
    Index group;
    std::uint32_t hits = 0;
    bool required = false, preferred = false;
  };
  std::vector<Asked> groups;
  std::uint32_t all = 0;
  for (const SkillAsk& skill : posting.analysis.skills) {
    const bool required = skill.ask == Ask::Required;
    if (!required && skill.ask != Ask::Preferred) continue;
    values.add(FeatureSource::Skill, skill.rule, 0, 1);
    if (required) values.add(FeatureSource::SkillRequired, skill.rule, 0, 1);
    all += skill.hits;
    const Index group = posting.group_of(skill.rule);
    if (group == kNone) continue;
    auto at = std::find_if(groups.begin(), groups.end(),
                           [&](const Asked& a) { return a.group == group; });
    if (at == groups.end()) at = groups.insert(at, {group});
    at->hits += skill.hits;
    at->required |= required;
    at->preferred |= !required;
  }
  for (const Asked& group : groups) {
    values.add(FeatureSource::Group, group.group, 0, 1);
    values.add(FeatureSource::GroupRequired, group.group, 0, flag(group.required));
    values.add(FeatureSource::GroupPreferred, group.group, 0, flag(group.preferred));
    values.add(FeatureSource::GroupCount, group.group, 0, log_count(group.hits));
    values.add(FeatureSource::GroupShare, group.group, 0,
               static_cast<float>(group.hits) / static_cast<float>(all));
  }
}

void add_facts(const PostingParts& posting, PostingValues& values) {
  const Pack& pack = posting.pack;
  const Analysis& analysis = posting.analysis;
  for (Index f = 0; f < pack.facts().size(); ++f) {
    const FactFieldEntry& field = pack.facts()[f];
    const std::string key = required_key(pack, field);
    bool found = false;
    for (const Fact& fact : analysis.facts) {
      if (fact.key != key) continue;
      found = true;
      const auto scale = pack.array(field.scale);
      for (Index v = 0; v < scale.size(); ++v)
        if (pack.str(scale[v].word) == fact.text) values.add(FeatureSource::FactValue, f, v, 1);
      if (fact.number) {
        int number = 0;
        std::from_chars(fact.text.data(), fact.text.data() + fact.text.size(), number);
        for (const int reached : {2, 5, 8})
          values.add(FeatureSource::FactValue, f, static_cast<Index>(reached),
                     flag(number >= reached));
      }
      if (field.flag) values.add(FeatureSource::FactValue, f, 1, 1);
    }
    if (!found && !field.flag) values.add(FeatureSource::FactAbsent, f, 0, 1);
  }
  for (Index l = 0; l < pack.languages().size(); ++l)
    if (pack.str(pack.languages()[l].id) == analysis.lang) values.add(FeatureSource::Lang, l, 0, 1);
  std::size_t bytes = 0;
  for (const Range& line : analysis.layout.lines) bytes += line.size();
  values.add(FeatureSource::Length, 0, 0, log_count(static_cast<double>(bytes)) / 8);
}

}  // namespace rolecall
