#include "describe/resolve.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "rule/context.h"
#include "rule/keys.h"
#include "rule/yaml.h"

namespace rolecall {
namespace {

const YamlNode* find(const YamlNode* mapping, std::string_view key) {
  if (mapping == nullptr) return nullptr;
  for (const YamlEntry& entry : mapping->entries)
    if (entry.key.text.value == key) return &entry.value;
  return nullptr;
}

bool contains(const YamlNode* node, const Mark& mark) {
  return node != nullptr && node->mark().file == mark.file &&
         node->mark().bytes.contains(mark.bytes);
}

class Resolver {
 public:
  Resolver(const RuleSet& rules, const Rule& rule)
      : rules_(rules), rule_(rule), context_(rules.files, ignored_), trees_(rules.files.size()) {
    const YamlNode& file = tree(rule.mark.file);
    defaults_ = find(&file, "defaults");
    if (const YamlNode* items = find(&file, "rules"))
      for (const YamlNode& item : items->items)
        if (item.mark().bytes.begin == rule.mark.bytes.begin) own_ = &item;
  }

  std::vector<ResolvedField> resolve() {
    for (const Key& key : keys_of(Part::Rule).keys) {
      const std::string name(key.name);
      if (key.item == Item::Leaf)
        add_places();
      else if (const YamlNode* value = find(own_, key.name))
        add(name, key, *value, Source::Rule);
      else if (const YamlNode* shared = find(defaults_, key.name); shared && takes_default(key))
        add(name, key, *shared, Source::Defaults);
      else
        add_fallback(name, key);
    }
    return std::move(fields_);
  }

 private:
  const YamlNode& tree(std::uint32_t file) {
    if (!trees_[file]) trees_[file] = parse_yaml(context_, file);
    return *trees_[file];
  }

  /// Only kinds of rules that have groups take that of the defaults.
  bool takes_default(const Key& key) const {
    return key.item != Item::Group || !rule_.group.empty();
  }

  ResolvedField& field(std::string path) {
    return fields_.emplace_back(ResolvedField{std::move(path), {}});
  }

  void add_fallback(const std::string& path, const Key& key) {
    if (!key.fallback.empty())
      field(path).values.push_back({std::string(key.fallback), {Source::Format, {}, {}}});
  }

  void add(const std::string& path, const Key& key, const YamlNode& value, Source from) {
    if (value.is_mapping() && key.item == Item::Part) {
      add_part(path, key.part, value, from);
    } else if (value.is_sequence() && key.item == Item::Part) {
      for (std::size_t i = 0; i < value.items.size(); ++i)
        add_part(path + "[" + std::to_string(i + 1) + "]", key.part, value.items[i], from);
    } else {
      ResolvedField& words = field(path);
      const auto add_one = [&](const YamlNode& node) {
        add_word(words.values, key, node, value, from);
      };
      if (value.is_sequence())
        std::for_each(value.items.begin(), value.items.end(), add_one);
      else
        add_one(value);
    }
  }

  void add_part(const std::string& path, Part part, const YamlNode& node, Source from) {
    for (const Key& key : keys_of(part).keys) {
      const std::string below = path + "." + std::string(key.name);
      if (const YamlNode* value = find(&node, key.name))
        add(below, key, *value, from);
      else
        add_fallback(below, key);
    }
  }

  using Values = std::vector<ResolvedValue>;

  /// `all`: what the word stands in; what is written there counts before what a list brings.
  void add_word(Values& values, const Key& key, const YamlNode& node, const YamlNode& all,
                Source from) {
    if (node.is_mapping()) {  // a test with a reason why it fails
      const YamlNode* text = find(&node, "text");
      if (text != nullptr) values.push_back({text->text.value, {from, {}, node.mark()}});
      return;
    }
    const std::string& word = node.text.value;
    if (key.item != Item::Context || word.size() < 2 || word[0] != '$') {
      values.push_back({word, {from, {}, node.mark()}});
      return;
    }
    for (const auto& [name, words] : rules_.lists) {
      if (name.value != word.substr(1)) continue;
      for (const Text& taken : words) {
        const bool there =
            std::any_of(values.begin(), values.end(),
                        [&](const auto& value) { return value.text == taken.value; }) ||
            std::any_of(all.items.begin(), all.items.end(),
                        [&](const auto& item) { return item.text.value == taken.value; });
        if (!there)
          values.push_back({taken.value, {Source::List, list_of(taken.mark), taken.mark}});
      }
    }
  }

  /// The list in which a word was written, which may be one that another list takes in.
  std::string list_of(const Mark& mark) {
    if (const YamlNode* lists = find(&tree(mark.file), "lists"))
      for (const YamlEntry& entry : lists->entries)
        if (contains(&entry.value, mark)) return entry.key.text.value;
    return {};
  }

  void add_places() {
    for (const TaxonomyRef& place : rule_.taxonomies) {
      Origin origin{Source::Group, rule_.group.value, place.taxonomy.mark};
      if (contains(own_, origin.mark)) origin = {Source::Rule, {}, origin.mark};
      if (contains(defaults_, origin.mark)) origin = {Source::Defaults, {}, origin.mark};
      ResolvedField& places = field("taxonomies." + place.taxonomy.value);
      for (const Text& leaf : place.leaves) places.values.push_back({leaf.value, origin});
    }
  }

  const RuleSet& rules_;
  const Rule& rule_;
  Diagnostics ignored_;
  LoadContext context_;
  std::vector<std::optional<YamlNode>> trees_;  ///< by file, parsed on first use
  const YamlNode* own_ = nullptr;
  const YamlNode* defaults_ = nullptr;
  std::vector<ResolvedField> fields_;
};

}  // namespace

std::vector<ResolvedField> resolve(const RuleSet& rules, const Rule& rule) {
  return Resolver(rules, rule).resolve();
}

}  // namespace rolecall
