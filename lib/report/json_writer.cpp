#include "report/json_writer.h"

#include "report/formats.h"
#include "report/json_pieces.h"

namespace rolecall {
namespace {

std::string json_quoted(std::string_view text) {
  // Not by way of a sink: it makes kilobytes of room, and there are hundreds of these.
  std::string out(text.size() * 6 + 16, '"');
  out.resize(static_cast<std::size_t>(escape_json(text, out.data() + 1) - out.data()));
  out += '"';
  return out;
}

}  // namespace

void JsonWriter::prepare() {
  const Pack& pack = catalogue_.pack;
  for (const std::string_view id : catalogue_.classes) class_ids_.push_back(json_quoted(id));
  for (const LeafEntry& leaf : catalogue_.layer_leaves())
    layer_ids_.push_back(json_quoted(pack.str(leaf.path)));
  for (const TaxonomyEntry& taxonomy : pack.taxonomies()) {
    auto& keys = leaf_keys_.emplace_back();
    for (const LeafEntry& leaf : pack.array(taxonomy.leaves))
      keys.push_back(json_quoted(pack.str(leaf.path)) + ":{\"required\":");
  }
  const auto add_section = [&](const std::string& name) {
    tag_sections_.push_back(",\"section\":" + name + ",\"ask\":");
  };
  // A pack without kinds of sections has one without a name.
  for (const SectionKindEntry& kind : pack.sections())
    add_section(kind.id.size > 0 ? json_quoted(pack.str(kind.id)) : "null");
  add_section("null");
  for (std::size_t ask = 0; ask < tag_asks_.size(); ++ask)
    tag_asks_[ask] = json_quoted(ask_name(static_cast<Ask>(ask))) + "},";
  for (const FactFieldEntry& field : pack.facts())
    if (field.flag) flags_.push_back(pack.str(field.id));
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

void JsonWriter::render(const Failure& failure, std::string& out) const {
  JsonSink to(out);
  put_failure(failure, to);
  if (!array_) to.put('\n');
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
  if (summary.filtered != 0) {
    to.put(",\"filtered\":");
    to.number(summary.filtered);
  }
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
  to.put(",");
  put_pack(catalogue_.pack, to);
  to.put("}\n");
  if (array_) to.put("]\n");
}

std::unique_ptr<Writer> make_json_writer(const Pack& pack, const WriterOptions& options,
                                         bool array) {
  return std::make_unique<JsonWriter>(pack, options, array);
}

}  // namespace rolecall
