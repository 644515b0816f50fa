// JSON and JSON Lines: the record that other programs read. It is the output of million-record
// runs, so it appends through a raw cursor and takes the text of ids from the pack as it stands.
// json_writer.cpp has the frame of a run and of a record, json_parts.cpp what is in a record.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue.h"
#include "report/fields.h"
#include "report/json_sink.h"
#include "report/writer.h"

namespace rolecall {

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
  std::vector<std::string> class_ids_;               // "production"
  std::vector<std::string> layer_ids_;               // "data"
  std::vector<std::vector<std::string>> leaf_keys_;  // a taxonomy: "path":{"required":
  std::vector<std::string> tag_sections_;            // by kind (last: none): ,"section":"x","ask":
  std::array<std::string, 4> tag_asks_;              // "required"},
  std::vector<std::string_view> flags_;              // fields of facts that are true where found
};

}  // namespace rolecall
