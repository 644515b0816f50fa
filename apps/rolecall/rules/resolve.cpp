// rolecall rules resolve: a rule as the engine has it, with the place each part of it is from.
#include "describe/resolve.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "choice.h"
#include "columns.h"
#include "report/json_sink.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

struct ResolveFlags {
  std::vector<std::string> ids;
  bool json = false;
};

constexpr const char* kSourceNames[] = {"rule", "defaults", "group", "list", "format"};

std::string place_of(const RuleSet& set, const Rule& rule, const Origin& origin,
                     const std::string& folder) {
  if (origin.from == Source::Format) return "built in";
  const Location at = locate(set, origin.mark);
  const std::string line = std::to_string(at.line);
  switch (origin.from) {
    case Source::Rule:
      return "line " + line;
    case Source::Defaults:
      return "defaults, line " + line;
    default:
      break;
  }
  const std::string file = origin.mark.file == rule.mark.file ? "line " : folder + at.file + ":";
  std::string out = kSourceNames[static_cast<std::size_t>(origin.from)];
  return ((((out += ' ') += origin.name) += ", ") += file) += line;
}

/// A line of the table: values in a row that were written on one line.
struct Row {
  std::string path, place, text;
};

std::vector<Row> rows_of(const RuleSet& set, const Rule& rule, const std::string& folder) {
  std::vector<Row> rows;
  for (const ResolvedField& field : resolve(set, rule)) {
    const bool sentences = field.path.starts_with("tests.");
    std::string path = field.path;
    for (const ResolvedValue& value : field.values) {
      const std::string place = place_of(set, rule, value.origin, folder);
      const bool goes_on = path.empty() && rows.back().place == place && !sentences;
      if (goes_on)
        rows.back().text += ", " + printable(value.text);
      else
        rows.push_back({printable(path), printable(place), printable(value.text)});
      path.clear();
    }
  }
  return rows;
}

/// `text` broken at blanks into lines of `width` columns, all but the first indented.
std::string wrapped(std::string_view text, int indent, int width) {
  std::string out;
  int column = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const int wide = display_width(word);
    if (column > 0 && column + 1 + wide > width) {
      (out += '\n').append(static_cast<std::size_t>(indent), ' ');
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += wide;
  }
  return out;
}

std::string page(const RuleSet& set, const Rule& rule, const std::string& folder) {
  const std::vector<Row> rows = rows_of(set, rule, folder);
  int paths = 0, places = 0;
  for (const Row& row : rows) {
    paths = std::max(paths, display_width(row.path));
    places = std::max(places, display_width(row.place));
  }
  const int indent = paths + places + 6;
  const int width = std::max(30, terminal_width(STDOUT_FILENO) - indent);
  const Location at = locate(set, rule.mark);
  std::string out = rule.id.value;
  if (!rule.name.empty()) out += " - " + printable(rule.name.value);
  out += ", " + printable(folder + at.file) + ":" + std::to_string(at.line) + "\n\n";
  for (const Row& row : rows)
    out += "  " + left(row.path, paths) + "  " + left(row.place, places) + "  " +
           wrapped(row.text, indent, width) + "\n";
  return out;
}

void put_value(JsonSink& json, const RuleSet& set, const ResolvedValue& value,
               const std::string& folder) {
  json.put("{\"value\":");
  json.any_string(value.text);
  json.put(",\"from\":");
  json.string(kSourceNames[static_cast<std::size_t>(value.origin.from)]);
  if (!value.origin.name.empty()) {
    json.put(",\"name\":");
    json.any_string(value.origin.name);
  }
  if (value.origin.from != Source::Format) {
    const Location at = locate(set, value.origin.mark);
    json.put(",\"file\":");
    json.any_string(folder + at.file);
    json.put(",\"line\":");
    json.number(at.line);
    json.put(",\"column\":");
    json.number(at.column);
  }
  json.put('}');
}

void put_json(JsonSink& json, const RuleSet& set, const Rule& rule, const std::string& folder) {
  const Location at = locate(set, rule.mark);
  json.put("{\"id\":");
  json.any_string(rule.id.value);
  json.put(",\"file\":");
  json.any_string(folder + at.file);
  json.put(",\"line\":");
  json.number(at.line);
  json.put(",\"fields\":[");
  for (const ResolvedField& field : resolve(set, rule)) {
    json.put("\n  {\"field\":");
    json.any_string(field.path);
    json.put(",\"values\":[");
    for (const ResolvedValue& value : field.values) {
      put_value(json, set, value, folder);
      json.put(',');
    }
    json.drop_comma();
    json.put("]},");
  }
  json.drop_comma();
  json.put("\n]}");
}

int resolve_rules(const CommonFlags& common, const ResolveFlags& flags) {
  PackSource source = open_pack_source(common);
  Diagnostics findings;
  const RuleSet set = load_rules(source.files, findings);
  std::vector<std::string> known;
  for (const Rule& rule : set.rules) known.push_back(rule.id.value);
  std::vector<const Rule*> rules;
  for (const std::string& id : flags.ids) {
    const auto found = std::find(known.begin(), known.end(), id);
    if (found == known.end()) {
      if (findings.has_errors()) say_findings(findings, source, common);
      throw UsageError("no rule has the id '" + id + "'" + hint(id, known));
    }
    rules.push_back(&set.rules[static_cast<std::size_t>(found - known.begin())]);
  }
  std::string out;
  if (flags.json) {
    JsonSink json(out);
    json.put("[");
    for (const Rule* rule : rules) {
      json.put('\n');
      put_json(json, set, *rule, source.folder);
      json.put(',');
    }
    json.drop_comma();
    json.put("\n]\n");
  } else {
    for (const Rule* rule : rules) {
      if (!out.empty()) out += '\n';
      out += page(set, *rule, source.folder);
    }
  }
  print(out);
  return kDone;
}

}  // namespace

void add_rules_resolve(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<ResolveFlags>();
  CLI::App& app = add_command(
      cli, rules, "resolve",
      "one rule with all that defaults, groups and lists give it, and where each part is from",
      "  rolecall rules resolve go\n"
      "  rolecall rules resolve -r my-rules knife-skills -f json");
  app.add_option("id", flags->ids, "ids of rules")->type_name("ID")->required();
  add_choice(app, "-f,--format", flags->json, {{"human", false}, {"json", true}}, "FORMAT",
             "human or json");
  app.callback(
      [&cli, flags] { cli.run = [&cli, flags] { return resolve_rules(cli.common, *flags); }; });
}

}  // namespace rolecall
