#include <algorithm>

#include "report/json_sink.h"
#include "survey/page.h"

namespace rolecall {
namespace {

void names(const char* key, const std::vector<SliceName>& all, std::size_t from, JsonSink& to) {
  to.string(key), to.put(":[");
  for (std::size_t i = from; i < all.size(); ++i) {
    to.put('['), to.string(all[i].id), to.put(','), to.string(all[i].name), to.put("],");
  }
  to.drop_comma();
  to.put("],\n");
}

/// Id, name and layer (or -1) of every skill that was found.
void rules(const Survey& survey, JsonSink& to) {
  const Catalogue& catalogue = survey.catalogue();
  to.put("\"rules\":{");
  for (Index rule = 0; rule < catalogue.pack.rules().size(); ++rule) {
    const auto& skills = survey.tallies().skills;
    if (std::none_of(skills.begin(), skills.end(),
                     [&](const auto& counts) { return counts[rule][Slices::kAll].all > 0; }))
      continue;
    to.put('"'), to.number(rule), to.put("\":[");
    to.string(catalogue.rule_id(rule)), to.put(','), to.string(catalogue.rule_name(rule));
    const Index layer = catalogue.layer_of(rule);
    if (layer == kNone)
      to.put(",-1],");
    else
      to.put(','), to.number(layer), to.put("],");
  }
  to.drop_comma();
  to.put("},\n");
}

std::string facts_words(const Row& row) {
  std::string words;
  for (const RowFact& fact : row.facts)
    words += (words.empty() ? "" : ", ") + fact.key + (fact.text == "true" ? "" : ": " + fact.text);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

void posting(const ListedRow& listed, std::size_t text, JsonSink& to) {
  const Row& row = listed.row;
  const auto asks = [&](Ask ask) {
    return static_cast<std::uint64_t>(
        std::count_if(row.skills.begin(), row.skills.end(),
                      [ask](const RowSkill& skill) { return skill.ask == ask; }));
  };
  std::string notes;
  for (const auto& note : row.notes) notes += (notes.empty() ? "" : ", ") + note;
  to.put("\n{\"id\":"), to.string(row.id);
  to.put(",\"source\":");
  to.any_string(row.record ? row.path + ":" + std::to_string(row.record) : row.path);
  to.put(",\"title\":"), to.string(row.title);
  to.put(",\"lang\":"), to.string(row.lang);
  to.put(",\"role\":");
  if (row.role == kNone)
    to.put("-1");
  else
    to.number(row.role);
  to.put(",\"decided\":"), to.boolean(row.decided);
  to.put(",\"confidence\":"), to.decimal(row.confidence, 3);
  to.put(",\"levels\":[");
  for (const std::uint8_t level : row.levels) to.number(level), to.put(',');
  to.drop_comma();
  to.put("],\"required\":"), to.number(asks(Ask::Required));
  to.put(",\"preferred\":"), to.number(asks(Ask::Preferred));
  to.put(",\"asks\":[");
  for (const RowSkill& skill : row.skills)
    if (is_asked(skill.ask)) to.number(skill.rule), to.put(',');
  to.drop_comma();
  to.put("],\"facts\":"), to.string(facts_words(row));
  to.put(",\"asking\":"), to.number(row.ask_lines);
  to.put(",\"tagged\":"), to.number(row.tagged_lines);
  to.put(",\"notes\":"), to.string(notes);
  to.put(",\"same\":"), to.string(listed.duplicate_of);
  to.put(",\"whole\":"), to.boolean(row.whole);
  to.put(",\"text\":");
  if (row.text.empty())
    to.put("-1");
  else
    to.number(text);
  to.put("},");
}

}  // namespace

std::string page_data(const Figures& figures, const Survey& survey) {
  const auto listed = survey.listed();
  std::string json;
  {
    JsonSink to(json);
    to.put('{');
    names("roles", figures.slices, Slices::kFirstClass, to);
    names("layers", figures.layers, 0, to);
    const Pack& pack = survey.catalogue().pack;
    to.put("\"sections\":[");
    for (const SectionKindEntry& kind : pack.sections()) {
      to.string(pack.str(kind.name.size ? kind.name : kind.id)), to.put(',');
    }
    to.drop_comma();
    to.put("],\n");
    rules(survey, to);
    to.put("\"postings\":[");
    std::size_t texts = 0;
    for (const ListedRow* row : listed) posting(*row, texts, to), texts += !row->row.text.empty();
    to.drop_comma();
    to.put("],\n\"texts\":[");
    for (const ListedRow* row : listed)
      if (!row->row.text.empty()) to.put('\n'), to.piece(row->row.text), to.put(',');
    to.drop_comma();
    to.put("]}");
  }
  // Outside of strings JSON has no "<".
  std::string safe;
  safe.reserve(json.size() + json.size() / 64);
  for (const char c : json) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return safe;
}

}  // namespace rolecall
