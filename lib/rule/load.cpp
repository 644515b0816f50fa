#include "rule/load.h"

#include <utility>

#include "base/source_index.h"
#include "rule/context.h"
#include "rule/declarations.h"
#include "rule/fields.h"
#include "rule/place.h"
#include "rule/rule_reader.h"
#include "rule/source.h"
#include "rule/word_lists.h"
#include "rule/yaml.h"

namespace rolecall {
namespace {

constexpr std::int32_t kSchema = 1;

bool check_schema(const Fields& top, std::uint32_t file) {
  LoadContext& context = top.context();
  const YamlNode* node = top.find("schema");
  if (node == nullptr) {
    if (top.key_mark("schema") == nullptr && !top.misspelt("schema") && !top.node().cut)
      context
          .error("schema-version", "the file does not say which schema it is written in",
                 {file, {0, 0}})
          .help = "begin it with `schema: 1`";
    return true;
  }
  const auto schema = read_number(context, *node, "schema", 0, 1000000);
  if (!schema || *schema == kSchema) return true;
  context.error("schema-version",
                "the file needs schema " + std::to_string(*schema) + ", this rolecall reads " +
                    std::to_string(kSchema),
                node->mark());
  return false;
}

void read_rules(const std::vector<Fields>& tops, LoadContext& context, RuleSet& rules,
                Declared& declared, WordLists& lists) {
  RuleReader reader(context, rules, declared, lists);
  for (const Fields& top : tops) {
    RuleDefaults defaults;
    if (const YamlNode* node = top.find("defaults")) defaults = reader.read_defaults(*node);
    for (const YamlNode& node : top.items("rules"))
      if (auto rule = reader.read(node, defaults)) rules.rules.push_back(std::move(*rule));
  }
  for (const Rule& rule : rules.rules) {
    if (rule.replaced_by.empty()) continue;
    context.about(rule.id.value);
    declared.rules.expect(context, rule.replaced_by);
  }
  context.about({});
}

void read_all(const std::vector<Fields>& tops, LoadContext& context, RuleSet& rules) {
  Declared declared;
  WordLists lists;
  for (const Fields& top : tops) {
    read_declarations(top, rules, declared);
    if (const YamlNode* node = top.find("lists")) lists.declare(context, *node);
  }
  // Files that could not be used have been told of already, and may be what describes the pack.
  const bool told = context.incomplete() || (tops.empty() && context.errors() > 0);
  if (!declared.pack && !told)
    context
        .pack_error("missing-metadata", context.file_count() == 0
                                            ? "the folder holds no rule files (.yaml, .yml)"
                                            : "no file describes the pack")
        .help = "add pack.yaml with `pack: {name: ..., version: ...}`";
  for (const Fields& top : tops) read_groups(top, rules, declared);
  lists.expand(context);
  read_rules(tops, context, rules, declared, lists);
  for (const Fields& top : tops) read_alike(top, rules, declared);
  for (const Fields& top : tops) read_roles(top, rules, declared);
  for (const Fields& top : tops) read_models(top, rules, declared);
  rules.lists = lists.take();
}

}  // namespace

RuleSet load_rules(std::vector<SourceFile> files, Diagnostics& diagnostics) {
  RuleSet rules;
  rules.files = std::move(files);
  LoadContext context(rules.files, diagnostics);
  std::vector<YamlNode> trees(rules.files.size());
  std::vector<Fields> tops;
  for (std::uint32_t file = 0; file < trees.size(); ++file) {
    if (!check_source(context, file)) {
      context.set_incomplete(file);
      continue;
    }
    trees[file] = parse_yaml(context, file);
    if (trees[file].is_null()) continue;
    Fields top(context, trees[file], Part::File);
    if (!top.sound()) continue;
    if (check_schema(top, file))
      tops.push_back(std::move(top));
    else
      context.set_incomplete(file);
  }
  read_all(tops, context, rules);
  return rules;
}

Location locate(const RuleSet& rules, const Mark& mark) {
  if (mark.file >= rules.files.size()) return {};
  const SourceFile& file = rules.files[mark.file];
  return place(file, line_starts(file.text), mark.bytes);
}

Mark mark_inside(const RuleSet& rules, const Text& text, Range range) {
  if (text.mark.file >= rules.files.size()) return text.mark;
  return mark_inside(rules.files[text.mark.file].text, text, range);
}

}  // namespace rolecall
