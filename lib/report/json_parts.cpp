#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/json_writer.h"
#include "report/place.h"

namespace rolecall {
namespace {

constexpr int kProbabilityPlaces = 4;
constexpr int kPointPlaces = 2;
constexpr int kReasonsPerRole = 5;
constexpr std::size_t kUntaggedInJson = 50;
constexpr std::size_t kUntaggedCodePoints = 200;
constexpr std::size_t kMaxClasses = 64;

// The first code points of valid UTF-8.
std::string_view first_code_points(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if (!is_trail(text[at]) && count-- == 0) break;
  return text.substr(0, at);
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && (text[0] != '0' || text.size() == 1) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void put_counts(const LayerAsk& ask, JsonSink& to) {
  to.number(ask.required);
  to.put(",\"preferred\":");
  to.number(ask.preferred);
  to.put(",\"company\":");
  to.number(ask.company);
  to.put("},");
}

}  // namespace

void JsonWriter::verdict(const Analysis& a, JsonSink& to) const {
  if (has(Field::Role)) {
    to.put("\"role\":");
    a.role < class_ids_.size() ? to.piece(class_ids_[a.role]) : to.put("null");
    to.put(',');
  }
  if (has(Field::Decided)) to.put("\"decided\":"), to.boolean(a.decided), to.put(',');
  if (has(Field::Confidence))
    to.put("\"confidence\":"), to.decimal(a.confidence, kProbabilityPlaces), to.put(',');
  if (!has(Field::Scores)) return;
  to.put("\"scores\":{");
  for (std::size_t i = 0; i < class_ids_.size(); ++i) {
    to.piece(class_ids_[i]);
    to.put(':');
    to.decimal(i < a.scores.size() ? a.scores[i] : 0.0, kProbabilityPlaces);
    to.put(',');
  }
  to.drop_comma();
  to.put("},");
}

void JsonWriter::reasons(const Analysis& a, JsonSink& to) const {
  const auto features = catalogue_.pack.features();
  std::array<int, kMaxClasses> written{};
  to.put("\"reasons\":[");
  for (const Reason& reason : a.reasons) {
    if (reason.role >= class_ids_.size() || reason.role >= kMaxClasses) continue;
    if (reason.feature >= features.size() || written[reason.role]++ >= kReasonsPerRole) continue;
    to.put("{\"role\":");
    to.piece(class_ids_[reason.role]);
    to.put(",\"feature\":");
    to.string(catalogue_.pack.str(features[reason.feature].name));
    to.put(",\"points\":");
    to.decimal(reason.points, kPointPlaces);
    to.put(",\"skills\":[");
    for (const Index rule : reason.skills) to.string(catalogue_.rule_id(rule)), to.put(',');
    to.drop_comma();
    to.put("]},");
  }
  to.drop_comma();
  to.put("],");
}

void JsonWriter::layers(const Analysis& a, JsonSink& to) const {
  const TaxonomyView& view = view_of(a, catalogue_.levels);
  to.put("\"layers\":{");
  for (Index leaf = 0; leaf < layer_ids_.size(); ++leaf) {
    const LayerAsk ask = leaf_of(view, leaf);
    to.piece(layer_ids_[leaf]);
    to.put(":{\"level\":");
    to.number(ask.level);
    to.put(",\"required\":");
    put_counts(ask, to);
  }
  to.drop_comma();
  to.put("},");
}

void JsonWriter::taxonomies(const Analysis& a, JsonSink& to) const {
  const Pack& pack = catalogue_.pack;
  const auto all = pack.taxonomies();
  to.put("\"taxonomies\":{");
  for (Index t = 0; t < all.size(); ++t) {
    if (t == catalogue_.levels) continue;
    const TaxonomyView& view = view_of(a, t);
    to.string(pack.str(all[t].id));
    to.put(":{");
    for (Index leaf = 0; leaf < leaf_keys_[t].size(); ++leaf) {
      const LayerAsk ask = leaf_of(view, leaf);
      if (ask.required + ask.preferred + ask.company == 0) continue;
      to.piece(leaf_keys_[t][leaf]);
      put_counts(ask, to);
    }
    if (all[t].combine == Combine::Product) {
      const auto branches = pack.array(all[t].branches);
      to.put("\"factors\":{");
      for (Index b = 0; b < branches.size(); ++b) {
        to.string(pack.str(branches[b].id));
        to.put(':');
        to.decimal(b < view.branches.size() ? view.branches[b] : 0.0, kProbabilityPlaces);
        to.put(',');
      }
      to.drop_comma();
      to.put("},\"product\":");
      to.decimal(view.product, kProbabilityPlaces);
      to.put(",\"weakest\":");
      if (view.weakest < branches.size())
        to.string(pack.str(branches[view.weakest].id));
      else
        to.put("null");
    }
    to.drop_comma();
    to.put("},");
  }
  to.drop_comma();
  to.put("},");
}

void JsonWriter::facts(const Analysis& a, JsonSink& to) const {
  to.put("\"facts\":{");
  for (std::size_t i = 0; i < a.facts.size(); ++i) {
    const Fact& fact = a.facts[i];
    const auto same = [&](const Fact& earlier) { return earlier.key == fact.key; };
    if (std::any_of(a.facts.begin(), a.facts.begin() + static_cast<std::ptrdiff_t>(i), same))
      continue;
    to.string(fact.key);
    to.put(':');
    if (fact.number && is_number(fact.text))
      to.piece(fact.text);
    else if (std::find(flags_.begin(), flags_.end(), fact.key) != flags_.end())
      to.put("true");
    else
      to.string(fact.text);
    to.put(',');
  }
  to.drop_comma();
  to.put("},");
}

void JsonWriter::skills(const Analysis& a, JsonSink& to) const {
  to.put("\"skills\":[");
  for (const SkillAsk& skill : a.skills) {
    to.put("{\"id\":");
    to.string(catalogue_.rule_id(skill.rule));
    to.put(",\"name\":");
    to.string(catalogue_.rule_name(skill.rule));
    to.put(",\"layer\":");
    const Index layer = catalogue_.layer_of(skill.rule);
    layer < layer_ids_.size() ? to.piece(layer_ids_[layer]) : to.put("null");
    to.put(",\"ask\":\"");
    to.piece(ask_name(skill.ask));
    to.put("\",\"min_years\":");
    skill.min_years >= 0 ? to.number(static_cast<std::uint64_t>(skill.min_years)) : to.put("null");
    to.put(",\"any_of\":");
    skill.any_of ? to.number(skill.any_of) : to.put("null");
    to.put(",\"hits\":");
    to.number(skill.hits);
    to.put("},");
  }
  to.drop_comma();
  to.put("],");
}

void JsonWriter::tags(const Posting& posting, const Analysis& a, JsonSink& to) const {
  PlaceFinder places(posting.text, a.layout.lines);
  to.put("\"tags\":[");
  for (const Tag& tag : a.tags) {
    const Place place = places.find(tag.range.begin);
    to.put("{\"rule\":");
    to.string(catalogue_.rule_id(tag.rule));
    to.put(",\"start\":");
    to.number(tag.range.begin);
    to.put(",\"end\":");
    to.number(tag.range.end);
    to.put(",\"line\":");
    to.number(place.line);
    to.put(",\"column\":");
    to.number(place.column);
    to.put(",\"text\":");
    to.string(tag.range.of(posting.text));
    // The last is for places outside of all sections.
    const std::size_t kind = tag.section < a.sections.size() ? a.sections[tag.section].kind : kNone;
    to.piece(tag_sections_[std::min(kind, tag_sections_.size() - 1)]);
    to.piece(tag_asks_[static_cast<std::size_t>(tag.ask)]);
  }
  to.drop_comma();
  to.put("],");
}

void JsonWriter::coverage(const Posting& posting, const Analysis& a, JsonSink& to) const {
  to.put("\"coverage\":{\"ask_lines\":");
  to.number(a.coverage.ask_lines);
  to.put(",\"tagged_lines\":");
  to.number(a.coverage.tagged_lines);
  to.put(",\"untagged\":[");
  const std::size_t shown = std::min(a.coverage.untagged.size(), kUntaggedInJson);
  for (std::size_t i = 0; i < shown; ++i) {
    const Untagged& untagged = a.coverage.untagged[i];
    to.put("{\"line\":");
    to.number(untagged.line + 1);
    to.put(",\"text\":");
    to.string(first_code_points(untagged_text(posting, a, untagged), kUntaggedCodePoints));
    to.put("},");
  }
  to.drop_comma();
  to.put("]},");
}

}  // namespace rolecall
