// rolecall rules show: one rule as its file says it, and what the pack made of it.
#include <CLI/CLI.hpp>
#include <memory>

#include "report/terminal_text.h"
#include "rule/load.h"
#include "rule_ids.h"
#include "rules/kind_names.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

std::string shown(const Pack& pack, StrRef text) { return printable(pack.str(text)); }

// A bar stands where the literal must begin or end a word.
std::string one_of(const Pack& pack, const ArrayRef<LiteralEntry>& literals) {
  std::string out;
  for (const LiteralEntry& literal : pack.array(literals)) {
    const StrRef text = literal.written.size > 0 ? literal.written : literal.text;
    out += out.empty() ? " '" : " or '";
    if (literal.begins_word) out += '|';
    out += shown(pack, text);
    out += literal.ends_word ? "|'" : "'";
  }
  return out;
}

std::string headline(const Pack& pack, const RuleEntry& rule, const std::string& folder) {
  std::string out = shown(pack, rule.id);
  if (rule.name.size > 0) out += " - " + shown(pack, rule.name);
  out += "\n  " + name_of(rule.kind);
  if (rule.group != kNone) out += " of " + shown(pack, pack.groups()[rule.group].id);
  out += ", " + printable(folder) + shown(pack, rule.file) + ":" + std::to_string(rule.line) + "\n";
  for (const LeafRef& ref : pack.array(rule.leaves)) {
    const TaxonomyEntry& taxonomy = pack.taxonomies()[ref.taxonomy];
    out += "  " + shown(pack, taxonomy.id) + ": " +
           shown(pack, pack.array(taxonomy.leaves)[ref.leaf].path) + "\n";
  }
  std::size_t terms = 0;
  for (const TermEntry& term : pack.terms()) terms += &pack.rules()[term.rule] == &rule;
  out += "  " + std::to_string(terms) + (terms == 1 ? " term" : " terms");
  for (const RegexEntry& regex : pack.regexes()) {
    if (&pack.rules()[regex.rule] != &rule) continue;
    out += "\n  regex " + shown(pack, regex.pattern) + ", tried where there is";
    if (regex.atoms.size == 0) out += " any text";
    out += one_of(pack, regex.atoms);
    for (const auto& guards : pack.array(regex.guards)) out += ", and" + one_of(pack, guards);
  }
  return out + "\n";
}

/// The rule's lines in its file, moved to the left.
std::string excerpt(const RuleSet& set, const Rule& rule) {
  const std::string& text = set.files[rule.mark.file].text;
  std::size_t begin = rule.mark.bytes.begin;
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  std::string_view lines(text.data() + begin, rule.mark.bytes.end - begin);
  const std::size_t indent = lines.find_first_not_of(' ');
  std::string out;
  while (!lines.empty()) {
    std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    line.remove_prefix(std::min(line.find_first_not_of(' '), std::min(indent, line.size())));
    if (line.find_first_not_of(' ') != std::string_view::npos)
      out += "    " + printable(line) + "\n";
  }
  return out;
}

int show_rule(const CommonFlags& common, const std::vector<std::string>& ids) {
  const LoadedPack loaded = open_pack(common);
  const Pack& pack = loaded.pack;
  PackSource source = open_pack_source(common);
  Diagnostics ignored;
  const RuleSet set = load_rules(std::move(source.files), ignored);
  const std::vector<Index> rules = rules_named(pack, ids);
  std::string out;
  for (const Index rule : rules) {
    if (!out.empty()) out += '\n';
    out += headline(pack, pack.rules()[rule], source.folder);
    out += "\n" + excerpt(set, set.rules[rule]);
  }
  print(out);
  return kDone;
}

}  // namespace

void add_rules_show(Cli& cli, CLI::App& rules) {
  const auto ids = std::make_shared<std::vector<std::string>>();
  CLI::App& app =
      add_command(cli, rules, "show", "one rule: its place, its file's lines, what was made of it",
                  "  rolecall rules show go\n"
                  "  rolecall rules show -r my-rules knife-skills pastry");
  app.add_option("id", *ids, "ids of rules")->type_name("ID")->required();
  app.callback([&cli, ids] { cli.run = [&cli, ids] { return show_rule(cli.common, *ids); }; });
}

}  // namespace rolecall
