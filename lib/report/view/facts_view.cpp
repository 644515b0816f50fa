// Years, degree, level, and what keeps people out.
#include <algorithm>

#include "base/ascii.h"
#include "model/fact_keys.h"
#include "report/view/parts.h"

namespace rolecall {
namespace {

constexpr int kClauseColumns = 72;

std::uint32_t line_of(const Analysis& a, std::uint32_t offset) {
  const auto& lines = a.layout.lines;
  const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                      [](std::uint32_t at, Range line) { return at < line.begin; });
  return static_cast<std::uint32_t>(after - lines.begin());
}

// The words around a place of the text: its clause, or from a little before it in a long one.
std::string quote_around(std::string_view text, const Analysis& a, Range place) {
  constexpr std::uint32_t kBefore = 24;  // bytes
  Range clause = place;
  for (const Clause& one : a.layout.clauses)
    if (one.range.begin <= place.begin && place.begin < one.range.end) clause = one.range;
  if (place.begin - clause.begin <= 2 * kBefore)
    return quoted_text(clause.of(text), kClauseColumns);
  clause.begin = place.begin - kBefore;
  while (clause.begin < place.begin && is_trail(text[clause.begin])) ++clause.begin;
  const std::size_t blank = text.find(' ', clause.begin);
  if (blank < place.begin) clause.begin = static_cast<std::uint32_t>(blank);
  return "… " + quoted_text(clause.of(text), kClauseColumns);
}

}  // namespace

const FactFieldEntry* field_of(const Pack& pack, const Fact& fact) {
  for (const FactFieldEntry& field : pack.facts()) {
    const auto keys = reported_keys(pack, field);
    if (std::find(keys.begin(), keys.end(), fact.key) != keys.end()) return &field;
  }
  return nullptr;
}

std::string fact_value(const Pack& pack, const FactFieldEntry& field, const Fact& fact) {
  if (field.flag) return {};
  if (fact.number) {
    // The first field of numbers is the one of years.
    const auto fields = pack.facts();
    const auto years = std::find_if(fields.begin(), fields.end(), [](const FactFieldEntry& f) {
      return !f.flag && f.scale.size == 0;
    });
    const bool first = years != fields.end() && pack.str(years->id) == pack.str(field.id);
    return fact.text + (!first ? "" : fact.text == "1" ? " year" : " years") + " or more";
  }
  if (field.split && fact.key == required_key(pack, field)) return fact.text + " required";
  if (field.split && fact.key == preferred_key(pack, field)) return fact.text + " preferred";
  return fact.text;
}

void add_facts(const Catalogue& catalogue, const Posting& posting, const Analysis& a,
               PostingView& view) {
  const Pack& pack = catalogue.pack;
  for (const Fact& fact : a.facts) {
    const FactFieldEntry* field = field_of(pack, fact);
    std::string name = field ? std::string(pack.str(field->name)) : fact.key;
    if (field && field->flag && field->knock_out) {
      KnockOutView knock_out{std::move(name), 0, {}};
      if (!fact.range.empty() && fact.range.end <= posting.text.size()) {
        knock_out.line = line_of(a, fact.range.begin);
        knock_out.quote = quote_around(posting.text, a, fact.range);
      }
      view.knock_outs.push_back(std::move(knock_out));
      continue;
    }
    std::string value = !field ? fact.text : field->flag ? "asked" : fact_value(pack, *field, fact);
    const auto same = std::find_if(view.facts.begin(), view.facts.end(),
                                   [&](const NamedText& other) { return other.name == name; });
    if (same == view.facts.end())
      view.facts.push_back({std::move(name), std::move(value)});
    else if (same->text != value)
      same->text += ", " + value;
  }
}

}  // namespace rolecall
