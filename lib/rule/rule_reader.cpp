#include "rule/rule_reader.h"

#include <algorithm>
#include <string>

#include "rule/encoding.h"
#include "rule/example.h"

namespace rolecall {
namespace {

bool has_taxonomies(Kind kind) { return is_skill(kind) || kind == Kind::Duty; }
bool needs_group(Kind kind) { return is_skill(kind) || kind == Kind::Duty || kind == Kind::Title; }

// What a rule may have got from its file's defaults or its group, a copy of its own.
std::size_t inherited_words(const Rule& rule) {
  std::size_t words =
      rule.only_sections.size() + rule.not_sections.size() + rule.unless_posting.size();
  for (const TaxonomyRef& ref : rule.taxonomies) words += ref.leaves.size();
  return words;
}

}  // namespace

RuleDefaults RuleReader::read_defaults(const YamlNode& node) {
  RuleDefaults defaults;
  const Fields fields(context_, node, Part::Defaults);
  if (!fields.sound()) return defaults;
  defaults.has_kind = fields.key_mark("kind") != nullptr || fields.misspelt("kind");
  if (fields.find("kind") != nullptr) defaults.kind = read_kind(fields.text("kind"));
  defaults.group = fields.text("group");
  if (!defaults.group.empty()) declared_.groups.expect(context_, defaults.group);
  if (const YamlNode* refs = fields.find("taxonomies"))
    defaults.taxonomies = read_taxonomy_refs(context_, *refs, rules_.taxonomies);
  read_scope(fields, defaults.only_sections, defaults.not_sections);
  defaults.unless_posting = words(fields, "unless_posting");
  defaults.keep_overlap = fields.choice("overlap").has_value();
  if (fields.choice("status")) defaults.status = fields.text("status");
  return defaults;
}

std::optional<Rule> RuleReader::read(const YamlNode& node, const RuleDefaults& defaults) {
  Rule rule;
  rule.mark = node.mark();
  context_.about({});
  if (node.is_mapping())
    for (const auto& [key, value] : node.entries)
      if (key.text.value == "id") context_.about(value.text.value);
  const std::uint32_t before = context_.errors();
  const Fields fields(context_, node, Part::Rule);
  if (!fields.sound()) return std::nullopt;
  bool fresh = fields.require();
  if (fresh) {
    rule.id = fields.id("id");
    fresh = declared_.rules.declare(context_, rule.id, "duplicate-rule-id");
  }
  const bool known_kind = read_head(fields, defaults, rule);
  if (!lists_.charge(context_, inherited_words(rule), fields.head())) return std::nullopt;
  read_terms(fields, rule);
  read_regexes(fields, rule);
  if (known_kind) {
    read_cue(fields, rule);
    read_fact(fields, rule);
    check_complete(fields, rule);
  }
  if (const YamlNode* tests = fields.find("tests")) rule.tests = read_tests(context_, *tests);
  context_.about({});
  const bool whole = fresh && !node.cut && context_.errors() == before;
  return whole ? std::optional(std::move(rule)) : std::nullopt;
}

std::optional<Kind> RuleReader::read_kind(const Text& kind) {
  const auto found = std::find(std::begin(kKindNames), std::end(kKindNames), kind.value);
  if (found != std::end(kKindNames)) return static_cast<Kind>(found - std::begin(kKindNames));
  if (!kind.empty())
    unknown_reference(context_, "kind", kind, Names(std::begin(kKindNames), std::end(kKindNames)),
                      false);
  return std::nullopt;
}

bool RuleReader::read_head(const Fields& fields, const RuleDefaults& defaults, Rule& rule) {
  const bool own_kind = fields.find("kind") != nullptr;
  const auto kind = own_kind ? read_kind(fields.text("kind")) : defaults.kind;
  rule.kind = kind.value_or(Kind::Tool);
  if (!own_kind && !defaults.has_kind)
    fields.missing("kind", "or give all rules of the file one with `defaults:`");
  rule.name = fields.text("name");
  const bool own_group = fields.key_mark("group") != nullptr;
  rule.group = own_group ? fields.text("group") : needs_group(rule.kind) ? defaults.group : Text{};
  if (own_group && !rule.group.empty()) declared_.groups.expect(context_, rule.group);

  std::vector<TaxonomyRef> own;
  if (const YamlNode* refs = fields.find("taxonomies"))
    own = read_taxonomy_refs(context_, *refs, rules_.taxonomies);
  if (has_taxonomies(rule.kind)) {
    rule.taxonomies = merge_taxonomies(rules_.taxonomies, own, defaults.taxonomies);
    if (const auto group = declared_.groups.find(rule.group.value))
      rule.taxonomies =
          merge_taxonomies(rules_.taxonomies, rule.taxonomies, rules_.groups[*group].taxonomies);
  } else if (!own.empty()) {
    context_.error("unknown-key", "\"taxonomies\" is for skills and duties",
                   *fields.key_mark("taxonomies"));
  }

  rule.refs = fields.texts("refs");
  rule.notes = fields.text("notes");
  rule.keep_overlap = defaults.keep_overlap || fields.choice("overlap").has_value();
  if (fields.key_mark("scope") == nullptr) {
    rule.only_sections = defaults.only_sections;
    rule.not_sections = defaults.not_sections;
  }
  read_scope(fields, rule.only_sections, rule.not_sections);
  rule.unless_posting = fields.key_mark("unless_posting") == nullptr
                            ? defaults.unless_posting
                            : words(fields, "unless_posting");
  rule.status = fields.choice("status") ? fields.text("status") : defaults.status;
  if (rule.status.empty()) rule.status = {"stable", rule.id.mark, Quoting::Plain};
  rule.replaced_by = fields.text("replaced_by");
  return kind.has_value();
}

void RuleReader::read_scope(const Fields& fields, std::vector<Text>& only,
                            std::vector<Text>& excluded) {
  const YamlNode* node = fields.find("scope");
  if (node == nullptr) return;
  const Fields scope(context_, *node, Part::Scope);
  if (!scope.sound()) return;
  only = scope.texts("only", true);
  excluded = scope.texts("not", true);
  const bool misspelt = scope.misspelt("only") || scope.misspelt("not");
  if (!misspelt && (scope.find("only") == nullptr) == (scope.find("not") == nullptr))
    context_.error("invalid-value", "\"scope\" takes either `only` or `not`",
                   *fields.key_mark("scope"));
  for (const auto* kinds : {&only, &excluded})
    for (const Text& kind : *kinds) declared_.sections.expect(context_, kind);
}

std::vector<Text> RuleReader::words(const Fields& fields, std::string_view key) {
  const YamlNode* node = fields.find(key);
  if (node == nullptr) return {};
  std::vector<Text> all = lists_.read(context_, *node, key);
  for (const Text& word : all)
    if (word.mark.file == node->mark().file && node->mark().bytes.contains(word.mark.bytes))
      check_pattern(word, "word");
  return all;
}

void RuleReader::check_pattern(const Text& text, std::string_view what) {
  if (text.value.find_first_not_of(" \t\r\n") == std::string::npos) {
    context_.error("yaml-type-trap", "this " + std::string(what) + " is empty", text.mark);
    return;
  }
  if (text.value.size() > kMaxPatternBytes) {
    context_.error(
        "limits-exceeded",
        std::string(what) + " of more than " + std::to_string(kMaxPatternBytes) + " bytes",
        text.mark);
    return;
  }
  const auto control = control_character(text.value);
  if (!control) return;
  auto& d = context_.error("control-char-in-pattern",
                           std::string(what) + " contains " + code_point_name(*control), text.mark);
  if (text.quoting == Quoting::Block) {
    d.help = "a block (| or >) ends in a line break; use single quotes";
  } else if (text.quoting == Quoting::Double) {
    const std::string& source = context_.file(text.mark.file).text;
    const std::string raw(text.mark.bytes.of(source).substr(1, text.mark.bytes.size() - 2));
    d.help = "in double quotes a backslash is an escape of YAML; use single quotes: '" + raw + "'";
    if (raw.find_first_of("'\n") != std::string::npos || raw.find("\\\\") != std::string::npos ||
        raw.find("\\\"") != std::string::npos)
      d.help = "in double quotes a backslash is an escape of YAML; use single quotes";
    else
      context_.offer_fix(d, text.mark, "'" + raw + "'");
  }
}

void RuleReader::check_complete(const Fields& fields, const Rule& rule) {
  if (is_skill(rule.kind)) fields.missing("name");
  if (needs_group(rule.kind) && rule.group.empty()) fields.missing("group");
  const bool has_words = fields.key_mark("terms") != nullptr ||
                         fields.key_mark("ambiguous") != nullptr ||
                         fields.key_mark("regex") != nullptr;
  const bool misspelt =
      fields.misspelt("terms") || fields.misspelt("ambiguous") || fields.misspelt("regex");
  if (!has_words && !misspelt && !fields.node().cut)
    context_.error("missing-metadata", "a rule needs \"terms\", \"ambiguous\" or \"regex\"",
                   fields.head());
  if (rule.kind == Kind::Ignore && fields.key_mark("notes") == nullptr && !fields.node().cut)
    context_.warning("missing-notes-on-exclusion", "an ignore rule needs \"notes\"", fields.head())
        .help = "say what it is that no rule may find there";
  if (is_skill(rule.kind)) check_placed(fields, rule);
}

void RuleReader::check_placed(const Fields& fields, const Rule& rule) {
  // Without its group the rule cannot have the group's places.
  const bool grouped = declared_.groups.contains(rule.group.value);
  if (!grouped || fields.node().cut || context_.incomplete() || fields.misspelt("taxonomies"))
    return;
  // A skill without a level would be missing from the picture that `levels` taxonomies give.
  for (const Taxonomy& taxonomy : rules_.taxonomies) {
    if (taxonomy.combine != Combine::Levels) continue;
    const bool placed = std::any_of(
        rule.taxonomies.begin(), rule.taxonomies.end(),
        [&](const TaxonomyRef& ref) { return ref.taxonomy.value == taxonomy.id.value; });
    const YamlNode* own = fields.find("taxonomies");
    const bool tried = own != nullptr && std::any_of(own->entries.begin(), own->entries.end(),
                                                     [&](const YamlEntry& e) {
                                                       return e.key.text.value == taxonomy.id.value;
                                                     });
    if (!placed && !tried)
      context_
          .error("missing-metadata",
                 "a skill needs a place in taxonomy " + quoted(taxonomy.id.value), fields.head())
          .help = "give the rule, the file's `defaults` or the group `taxonomies: {" +
                  taxonomy.id.value + ": ...}`";
  }
}

}  // namespace rolecall
