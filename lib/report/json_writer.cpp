// JSON and JSON Lines: the record that other programs read. It is the output of million-record
// runs, so it appends through a raw cursor and takes the text of ids from the pack as it stands.

#include <algorithm>
#include <array>

#include "report/catalogue.h"
#include "report/fields.h"
#include "report/formats.h"
#include "report/json_sink.h"
#include "report/place.h"

namespace rolecall {
namespace {

constexpr int kProbabilityPlaces = 4;
constexpr int kPointPlaces = 2;
constexpr int kReasonsPerRole = 5;
constexpr std::size_t kUntaggedLines = 50;
constexpr std::size_t kUntaggedCodePoints = 200;
constexpr std::size_t kMaxClasses = 64;

// The first code points of valid UTF-8.
std::string_view first_code_points(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && count-- == 0) break;
  return text.substr(0, at);
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && (text[0] != '0' || text.size() == 1) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class JsonWriter final : public Writer {
 public:
  JsonWriter(const Pack& pack, const WriterOptions& options, bool array)
      : catalogue_(pack), fields_(options.fields), array_(array) {
    prepare();
  }

  void begin(std::string& out) const override {
    if (array_) out += "[\n";
  }
  std::string_view separator() const override { return array_ ? ",\n" : std::string_view{}; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override;
  void end(const Summary& summary, std::string& out) const override;

 private:
  bool has(Field field) const { return fields_.has(field); }
  void prepare();
  void verdict(const Analysis& a, JsonSink& to) const;
  void reasons(const Analysis& a, JsonSink& to) const;
  void layers(const Analysis& a, JsonSink& to) const;
  void taxonomies(const Analysis& a, JsonSink& to) const;
  void facts(const Analysis& a, JsonSink& to) const;
  void skills(const Analysis& a, JsonSink& to) const;
  void tags(const Posting& posting, const Analysis& a, JsonSink& to) const;
  void coverage(const Posting& posting, const Analysis& a, JsonSink& to) const;

  Catalogue catalogue_;
  FieldSet fields_;
  bool array_;
  // Ready-made JSON of what every record repeats.
  std::vector<std::string> class_ids_;                // "production"
  std::vector<std::string> layer_ids_;                // "data"
  std::vector<std::vector<std::string>> leaf_keys_;   // a taxonomy: "path":{"required":
  std::vector<std::array<std::string, 4>> tag_ends_;  // by section kind and ask
  std::vector<std::string_view> flags_;               // fields of facts that are true where found
};

std::string quoted(std::string_view text) {
  std::string out;
  JsonSink(out).string(text);
  return out;
}

void JsonWriter::prepare() {
  const Pack& pack = catalogue_.pack;
  for (const std::string_view id : catalogue_.classes) class_ids_.push_back(quoted(id));
  for (const LeafEntry& leaf : catalogue_.layer_leaves())
    layer_ids_.push_back(quoted(pack.str(leaf.path)));
  for (const TaxonomyEntry& taxonomy : pack.taxonomies()) {
    auto& keys = leaf_keys_.emplace_back();
    for (const LeafEntry& leaf : pack.array(taxonomy.leaves))
      keys.push_back(quoted(pack.str(leaf.path)) + ":{\"required\":");
  }
  for (const SectionKindEntry& kind : pack.sections()) {
    auto& ends = tag_ends_.emplace_back();
    for (std::size_t ask = 0; ask < ends.size(); ++ask)
      ends[ask] = ",\"section\":" + quoted(pack.str(kind.id)) +
                  ",\"ask\":" + quoted(ask_name(static_cast<Ask>(ask))) + "},";
  }
  for (const FactFieldEntry& field : pack.facts())
    if (field.flag) flags_.push_back(pack.str(field.id));
}

void put_source(const Source& source, JsonSink& to) {
  to.put("\"source\":{\"path\":");
  to.any_string(source.path);
  to.put(",\"record\":");
  to.number(source.record);
  to.put('}');
}

void JsonWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  JsonSink to(out);
  to.put("{\"type\":\"posting\",");
  if (has(Field::Schema)) to.put("\"schema\":\"rolecall.posting/1\",");
  to.put("\"id\":");
  to.any_string(posting.id);
  to.put(',');
  if (has(Field::Source)) put_source(posting.source, to), to.put(',');
  if (has(Field::Title)) to.put("\"title\":"), to.string(a.title), to.put(',');
  if (has(Field::Lang)) to.put("\"lang\":"), to.string(a.lang), to.put(',');
  verdict(a, to);
  if (has(Field::Reasons)) reasons(a, to);
  if (has(Field::Layers)) layers(a, to);
  if (has(Field::Taxonomies)) taxonomies(a, to);
  if (has(Field::Facts)) facts(a, to);
  if (has(Field::Skills)) skills(a, to);
  if (has(Field::Tags)) tags(posting, a, to);
  if (has(Field::Coverage)) coverage(posting, a, to);
  if (has(Field::Notes)) {
    to.put("\"notes\":[");
    for (const std::string_view note : notes_of(posting, a)) to.string(note), to.put(',');
    to.drop_comma();
    to.put(']');
  }
  to.drop_comma();
  array_ ? to.put("}") : to.put("}\n");
}

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

void put_counts(const LayerAsk& ask, JsonSink& to) {
  to.number(ask.required);
  to.put(",\"preferred\":");
  to.number(ask.preferred);
  to.put(",\"company\":");
  to.number(ask.company);
  to.put("},");
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
    to.piece(tag_ends_[a.sections[tag.section].kind][static_cast<std::size_t>(tag.ask)]);
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
  const std::size_t shown = std::min(a.coverage.untagged.size(), kUntaggedLines);
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

void JsonWriter::render(const Failure& failure, std::string& out) const {
  JsonSink to(out);
  to.put("{\"type\":\"error\",");
  put_source(failure.source, to);
  to.put(",\"message\":");
  to.any_string(failure.message);
  array_ ? to.put("}") : to.put("}\n");
}

void JsonWriter::end(const Summary& summary, std::string& out) const {
  JsonSink to(out);
  if (array_ && summary.postings + summary.errors != 0) to.put(",\n");
  to.put("{\"type\":\"summary\",\"schema\":\"rolecall.summary/1\",\"read\":");
  to.number(summary.read);
  to.put(",\"written\":");
  to.number(summary.postings);
  to.put(",\"failed\":");
  to.number(summary.errors);
  to.put(",\"roles\":{");
  for (std::size_t i = 0; i < class_ids_.size(); ++i) {
    const auto found = summary.roles.find(catalogue_.classes[i]);
    to.piece(class_ids_[i]);
    to.put(':');
    to.number(found == summary.roles.end() ? 0 : found->second);
    to.put(',');
  }
  to.drop_comma();
  to.put("},\"undecided\":");
  to.number(summary.undecided);
  to.put(",\"without_tags\":");
  to.number(summary.without_tags);
  to.put(",\"pack\":{\"name\":");
  const Pack& pack = catalogue_.pack;
  to.any_string(pack.name());
  to.put(",\"version\":");
  to.any_string(pack.version());
  to.put(",\"hash\":");
  to.string(pack.content_hash());
  to.put("}}\n");
  if (array_) to.put("]\n");
}

}  // namespace

std::unique_ptr<Writer> make_json_writer(const Pack& pack, const WriterOptions& options,
                                         bool array) {
  return std::make_unique<JsonWriter>(pack, options, array);
}

}  // namespace rolecall
