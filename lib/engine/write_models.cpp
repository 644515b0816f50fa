// Writes fitted models as a rule file.
#include <charconv>
#include <iterator>

#include "engine/fit.h"

namespace rolecall {
namespace {

// Ids are plain words, but for "0" and "layers:data".
std::string yaml_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + '\'';
}

template <class Items, class Name>
void write_list(std::string& out, const char* key, const Items& items, Name name) {
  if (items.empty()) return;
  out += std::string("    ") + key + ": [";
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ", ";
    first = false;
    out += name(item);
  }
  out += "]\n";
}

// As printf's %.Ng, whatever the locale.
void add_number(double value, int digits, std::string& out) {
  char text[32];
  const auto end =
      std::to_chars(std::begin(text), std::end(text), value, std::chars_format::general, digits);
  out.append(text, end.ptr);
}

void write_numbers(std::string& out, const std::vector<double>& numbers) {
  out += '[';
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) out += ", ";
    add_number(numbers[i], 4, out);
  }
  out += ']';
}

std::vector<std::string> members(const Pack& pack, const ModelEntry& model, std::uint64_t bits) {
  std::vector<std::string> names;
  const auto classes = pack.array(model.classes);
  for (std::size_t k = 0; k < classes.size(); ++k)
    if (bits >> k & 1) names.emplace_back(pack.str(classes[k]));
  return names;
}

void write_names(std::string& out, const Pack& pack, const ModelEntry& model) {
  const auto classes = pack.array(model.classes), names = pack.array(model.names);
  out += "    names:\n";
  for (std::size_t k = 0; k < classes.size(); ++k)
    out += "      " + yaml_quoted(pack.str(classes[k])) + ": " + yaml_quoted(pack.str(names[k])) +
           '\n';
}

void write_wording(std::string& out, const Pack& pack, const ModelEntry& model) {
  const DutyWording& wording = pack.header().duty_wording;
  const auto line = [&](const char* key, StrRef text) {
    if (text.size > 0) out += std::string("    ") + key + ": " + yaml_quoted(pack.str(text)) + '\n';
  };
  line("about", wording.about);
  line("whom", wording.whom);
  line("without", wording.without);
  const auto absent = pack.array(wording.absent);
  const auto kinds = pack.array(wording.absent_kinds);
  if (!absent.empty()) out += "    absent:\n";
  for (std::size_t i = 0; i < absent.size(); ++i)
    out += "      " + yaml_quoted(pack.str(pack.array(model.classes)[kinds[i]])) + ": " +
           yaml_quoted(pack.str(absent[i])) + '\n';
}

// What a model's kinds are to each other stays as the pack has it.
void write_kinds(std::string& out, const Pack& pack, const ModelEntry& model) {
  const auto plain = [](const std::string& name) { return name; };
  write_names(out, pack, model);
  write_list(out, "duties", members(pack, model, model.duties), plain);
  write_list(out, "qualifications", members(pack, model, model.qualifications), plain);
  const auto mixes = pack.mixes();
  if (mixes.size() > model.classes.size) {
    out += "    mixes:\n";
    for (std::size_t m = model.classes.size; m < mixes.size(); ++m) {
      out += "      " + std::string(pack.str(mixes[m].id)) + ": [";
      bool first = true;
      for (const std::string& name : members(pack, model, mixes[m].kinds)) {
        out += (first ? "" : ", ") + name;
        first = false;
      }
      out += "]\n";
    }
  }
  write_list(out, "ratios", pack.ratios(),
             [&](const KindRatioEntry& r) { return std::string(pack.str(r.id)); });
}

}  // namespace

std::string write_models(const Pack& pack, const std::vector<Model>& models,
                         const std::string& comment) {
  std::string out = comment + "schema: 1\nmodels:\n";
  for (const Model& model : models) {
    out += "  - id: " + yaml_quoted(model.id.value) + '\n';
    write_list(out, "classes", model.classes,
               [](const Text& name) { return yaml_quoted(name.value); });
    const ModelEntry* known = pack.model(model.id.value);
    if (known != nullptr && model.id.value == "clause") {
      write_kinds(out, pack, *known);
      write_wording(out, pack, *known);
    } else if (known != nullptr && model.id.value == "beneficiary") {
      write_names(out, pack, *known);
    }
    out += "    temperature: ";
    add_number(model.temperature, 3, out);
    out += "\n    margin: ";
    add_number(model.margin, 3, out);
    out += '\n';
    if (model.rows.empty()) continue;  // it has not been fitted
    out += "    bias: ";
    write_numbers(out, model.bias);
    out += "\n    weights:\n";
    for (const Model::Row& row : model.rows) {
      out += "      " + yaml_quoted(row.feature.value) + ": ";
      write_numbers(out, row.weights);
      out += '\n';
    }
  }
  return out;
}

}  // namespace rolecall
