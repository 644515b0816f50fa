// Skill spans to tags, tags to skills.
#include <algorithm>
#include <unordered_map>

#include "text/alternatives.h"
#include "text/asks.h"
#include "text/bytes.h"
#include "text/sections.h"
#include "text/years.h"

namespace rolecall {
namespace {

// Strength of an ask: a skill takes the strongest of its tags.
constexpr int strength(Ask ask) {
  switch (ask) {
    case Ask::Required:
      return 3;
    case Ask::Preferred:
      return 2;
    case Ask::Negated:
      return 1;
    case Ask::Company:
      return 0;
  }
  return 0;
}

}  // namespace

void tag_skills(const Pack& pack, std::string_view text, const Layout& layout,
                std::span<const Section> sections, std::span<const Span> spans,
                const AskReader& asks, std::vector<Tag>& out) {
  out.clear();
  const auto rules = pack.rules();
  for (const Span& span : spans) {
    const RuleEntry& rule = rules[span.rule];
    if (!is_skill(rule.kind)) continue;
    const std::uint32_t section = section_at(sections, span.range.begin);
    if (!allowed(rule, sections[section].kind)) continue;
    out.push_back(
        {span.range, span.rule, section, span.clause, asks.of(span.range, span.clause), 0});
  }
  number_alternatives(pack, text, layout, out);
}

void merge_skills(const Pack& pack, std::string_view text, std::span<const Span> spans,
                  std::span<const Tag> tags, std::vector<SkillAsk>& out) {
  out.clear();
  const std::vector<std::int32_t> years = years_beside(pack, text, spans, tags);
  const auto rules = pack.rules();
  std::unordered_map<std::uint32_t, std::size_t> place;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Tag& tag = tags[i];
    const auto [it, fresh] = place.try_emplace(tag.rule, out.size());
    if (fresh) out.push_back({tag.rule, tag.ask, -1, tag.any_of, 0});
    SkillAsk& skill = out[it->second];
    ++skill.hits;
    if (strength(tag.ask) > strength(skill.ask)) {
      skill.ask = tag.ask;
      skill.any_of = tag.any_of;
    } else if (tag.ask == skill.ask && tag.any_of == 0) {
      skill.any_of = 0;  // asked once without an alternative: wanted for itself
    }
    // Beside a degree stand the years that go with it, not years of it.
    if (is_asked(tag.ask) && rules[tag.rule].kind != Kind::Credential)
      skill.min_years = std::max(skill.min_years, years[i]);
  }
  std::sort(out.begin(), out.end(), [&](const SkillAsk& a, const SkillAsk& b) {
    if (a.ask != b.ask) return strength(a.ask) > strength(b.ask);
    if (a.hits != b.hits) return a.hits > b.hits;
    return pack.str(rules[a.rule].id) < pack.str(rules[b.rule].id);
  });
}

}  // namespace rolecall
