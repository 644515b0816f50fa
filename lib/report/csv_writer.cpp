// CSV: a row a posting, RFC 4180. Cells that a spreadsheet would take for a formula get a leading
// apostrophe.

#include <algorithm>
#include <functional>

#include "model/fact_keys.h"
#include "report/catalogue.h"
#include "report/escape.h"
#include "report/fields.h"
#include "report/formats.h"
#include "report/json_sink.h"

namespace rolecall {
namespace {

class CsvWriter final : public Writer {
 public:
  CsvWriter(const Pack& pack, const WriterOptions& options)
      : catalogue_(pack), fields_(options.fields) {
    add_columns();
  }

  void begin(std::string& out) const override {
    for (const Column& column : columns_) append_csv_cell(column.name, out), out += ',';
    end_row(out);
  }
  std::string_view separator() const override { return {}; }
  void end(const Summary&, std::string&) const override {}

  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override {
    for (const Column& column : columns_) {
      append_value(column, posting, analysis, out);
      out += ',';
    }
    end_row(out);
  }
  void render(const Failure& failure, std::string& out) const override {
    for (const Column& column : columns_) {
      append_csv_cell(failure_value(column, failure), out);
      out += ',';
    }
    end_row(out);
  }

 private:
  using Value = std::function<std::string(const Posting&, const Analysis&)>;
  struct Column {
    std::string name;
    bool number;  // made by us: no cell to defuse
    Value value;
  };

  static void end_row(std::string& out) {
    out.pop_back();
    out += "\r\n";
  }
  static void append_value(const Column& column, const Posting& posting, const Analysis& analysis,
                           std::string& out) {
    const std::string value = column.value(posting, analysis);
    column.number ? void(out += value) : append_csv_cell(value, out);
  }
  static std::string failure_value(const Column& column, const Failure& failure) {
    const auto record = failure.source.record;
    if (column.name == "id")
      return record ? failure.source.path + ":" + std::to_string(record) : failure.source.path;
    if (column.name == "path") return failure.source.path;
    if (column.name == "record") return std::to_string(record);
    if (column.name == "role") return "error";
    if (column.name == "notes") return failure.message;
    return {};
  }

  void text(Field field, std::string name, Value value) {
    if (fields_.has(field)) columns_.push_back({std::move(name), false, std::move(value)});
  }
  void number(Field field, std::string name, Value value) {
    if (fields_.has(field)) columns_.push_back({std::move(name), true, std::move(value)});
  }
  void add_columns();
  void add_facts();
  void add_skills(std::string name, Ask ask);

  Catalogue catalogue_;
  FieldSet fields_;
  std::vector<Column> columns_;
};

void CsvWriter::add_columns() {
  const Pack& pack = catalogue_.pack;
  text(Field::Id, "id", [](const Posting& p, const Analysis&) { return p.id; });
  text(Field::Source, "path", [](const Posting& p, const Analysis&) { return p.source.path; });
  number(Field::Source, "record",
         [](const Posting& p, const Analysis&) { return std::to_string(p.source.record); });
  text(Field::Title, "title", [](const Posting&, const Analysis& a) { return a.title; });
  text(Field::Lang, "lang", [](const Posting&, const Analysis& a) { return a.lang; });
  text(Field::Role, "role", [this](const Posting&, const Analysis& a) {
    return std::string(catalogue_.class_id(a.role));
  });
  number(Field::Decided, "decided", [](const Posting&, const Analysis& a) {
    return std::string(a.decided ? "true" : "false");
  });
  number(Field::Confidence, "confidence",
         [](const Posting&, const Analysis& a) { return decimal_string(a.confidence, 4); });
  for (std::size_t i = 0; i < catalogue_.classes.size(); ++i)
    number(Field::Scores, "score_" + std::string(catalogue_.classes[i]),
           [i](const Posting&, const Analysis& a) {
             return decimal_string(i < a.scores.size() ? a.scores[i] : 0.0, 4);
           });
  const auto leaves = catalogue_.layer_leaves();
  for (Index leaf = 0; leaf < leaves.size(); ++leaf)
    number(Field::Layers, "layer_" + std::string(pack.str(leaves[leaf].path)),
           [leaf, this](const Posting&, const Analysis& a) {
             return std::to_string(leaf_of(view_of(a, catalogue_.levels), leaf).level);
           });
  add_facts();
  add_skills("skills_required", Ask::Required);
  add_skills("skills_preferred", Ask::Preferred);
  number(Field::Coverage, "ask_lines",
         [](const Posting&, const Analysis& a) { return std::to_string(a.coverage.ask_lines); });
  number(Field::Coverage, "tagged_lines",
         [](const Posting&, const Analysis& a) { return std::to_string(a.coverage.tagged_lines); });
  text(Field::Notes, "notes", [](const Posting& p, const Analysis& a) {
    std::string joined;
    for (const std::string_view note : notes_of(p, a)) (joined += note) += ';';
    if (!joined.empty()) joined.pop_back();
    return joined;
  });
}

void CsvWriter::add_facts() {
  for (const FactFieldEntry& field : catalogue_.pack.facts()) {
    for (const std::string& key : reported_keys(catalogue_.pack, field))
      text(Field::Facts, key, [key, flag = field.flag](const Posting&, const Analysis& a) {
        for (const Fact& fact : a.facts)
          if (fact.key == key) return flag ? std::string("true") : fact.text;
        return std::string();
      });
  }
}

void CsvWriter::add_skills(std::string name, Ask ask) {
  text(Field::Skills, std::move(name), [this, ask](const Posting&, const Analysis& a) {
    std::string joined;
    for (const SkillAsk& skill : a.skills)
      if (skill.ask == ask) (joined += catalogue_.rule_id(skill.rule)) += ';';
    if (!joined.empty()) joined.pop_back();
    return joined;
  });
}

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const Pack& pack, const WriterOptions& options) {
  return std::make_unique<CsvWriter>(pack, options);
}

}  // namespace rolecall
