// The part of a rule that says what its tag does: cues, facts, sections.
#include <algorithm>
#include <string>
#include <utility>

#include "rule/encoding.h"
#include "rule/rule_reader.h"

namespace rolecall {

void RuleReader::read_cue(const Fields& fields, Rule& rule) {
  const YamlNode* node = fields.find("cue");
  if (rule.kind != Kind::Cue) {
    if (const Mark* key = fields.key_mark("cue"))
      context_.error("unknown-key", "\"cue\" is for rules of kind cue", *key);
    return;
  }
  if (node == nullptr) return fields.missing("cue", "such as `cue: {ask: preferred}`");
  const Fields cue(context_, *node, Part::Cue);
  if (!cue.require()) return;
  CueEffect effect;
  if (const auto ask = cue.choice("ask")) effect.ask = static_cast<Ask>(*ask);
  if (const auto reach = cue.choice("reach")) effect.reach = static_cast<Reach>(*reach);
  effect.within = static_cast<std::uint16_t>(cue.number("within").value_or(0));
  effect.strong = cue.flag("strong");
  rule.cue = effect;
}

void RuleReader::read_fact(const Fields& fields, Rule& rule) {
  for (const auto& [key, kind] :
       {std::pair{"fact", Kind::Fact}, std::pair{"section", Kind::Section}}) {
    const Mark* mark = fields.key_mark(key);
    if (rule.kind == kind && mark == nullptr) fields.missing(key);
    if (rule.kind != kind && mark != nullptr)
      context_.error("unknown-key", quoted(key) + " is for rules of kind " + std::string(key),
                     *mark);
  }
  if (rule.kind == Kind::Section) {
    rule.section = fields.text("section");
    if (!rule.section.empty()) declared_.sections.expect(context_, rule.section);
  }
  const YamlNode* node = fields.find("fact");
  if (rule.kind != Kind::Fact || node == nullptr) return;
  const Fields fact(context_, *node, Part::Fact);
  if (!fact.require()) return;
  rule.fact = FactEffect{fact.text("field"), fact.text("value")};
  if (!declared_.fields.expect(context_, rule.fact->field)) return;
  check_fact_value(rules_.facts[*declared_.fields.find(rule.fact->field.value)], fact, rule);
}

void RuleReader::check_fact_value(const FactField& field, const Fields& fact, const Rule& rule) {
  const Text& value = rule.fact->value;
  const YamlNode* node = fact.find("value");
  if (field.flag) {
    if (node != nullptr && value.value != "true")
      context_.error("invalid-value",
                     "field " + quoted(field.id.value) + " is a flag: it takes no value",
                     value.mark);
    return;
  }
  if (node == nullptr) return fact.missing("value");
  if (!node->is_scalar()) return;
  if (value.value == "$1") {
    if (!rule.terms.empty())
      context_
          .error("invalid-value", "\"$1\" is what a regex captured; this rule has terms too",
                 value.mark)
          .help = "make a rule of its own for the terms";
  } else if (!field.scale.empty()) {
    Names known;
    for (const Text& word : field.scale) known.push_back(word.value);
    if (std::find(known.begin(), known.end(), value.value) == known.end())
      unknown_reference(context_, "word", value, known, false,
                        " of the scale of " + quoted(field.id.value));
  } else {
    read_number(context_, *node, "value", field.low, field.high);
  }
}

}  // namespace rolecall
