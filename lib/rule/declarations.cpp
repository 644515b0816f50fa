#include "rule/declarations.h"

#include <algorithm>

#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::size_t kMaxSections = 64;  // a rule's scope is 64 bits in a compiled pack
constexpr std::size_t kMaxLeaves = 10000;

void read_languages(const Fields& pack, RuleSet& rules) {
  for (const YamlNode& item : pack.items("languages")) {
    const Fields fields(pack.context(), item, Part::Language);
    if (!fields.require()) continue;
    LanguageHint language{fields.id("id"), fields.texts("words"), {}, true};
    if (const auto script = fields.choice("script")) language.script = fields.text("script");
    language.supported = fields.find("supported") == nullptr || fields.flag("supported");
    if (language.words.empty() && language.script.empty() && fields.find("script") == nullptr &&
        fields.find("words") == nullptr)
      fields.missing("words", "or `script:`");
    rules.languages.push_back(std::move(language));
  }
}

std::vector<Text> opener_words(const Fields& openers, std::string_view key) {
  std::vector<Text> words = openers.texts(key);
  for (const Text& word : words) {
    const auto all = [&](char from, char to) {
      return std::all_of(word.value.begin() + 1, word.value.end(),
                         [&](char c) { return from <= c && c <= to; });
    };
    if (word.value.size() < 2 || word.value[0] < 'A' || word.value[0] > 'Z' ||
        (!all('a', 'z') && !all('A', 'Z')))
      openers.context().error(
          "invalid-value",
          "an opener is a capital and small letters, or capitals, a to z, not " +
              quoted(word.value),
          word.mark);
  }
  return words;
}

void read_pack(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  const YamlNode* node = top.find("pack");
  if (node == nullptr) return;
  const Mark here = *top.key_mark("pack");
  if (declared.pack) {
    context.error("duplicate-id", "the pack is already described", here)
        .notes.push_back({"first here", context.locate(*declared.pack)});
    return;
  }
  declared.pack = here;
  const Fields pack(context, *node, Part::Pack);
  if (!pack.sound()) return;
  pack.require();
  rules.name = pack.text("name").value;
  rules.version = pack.text("version").value;
  read_languages(pack, rules);
  if (const YamlNode* connectors = pack.find("connectors")) {
    const Fields fields(context, *connectors, Part::Connectors);
    rules.connectors = {fields.texts("any_of"), fields.texts("all_of")};
  }
  if (const YamlNode* openers = pack.find("openers")) {
    const Fields fields(context, *openers, Part::Openers);
    rules.openers = {opener_words(fields, "behind_any"), opener_words(fields, "behind_small")};
  }
  if (const YamlNode* numbers = pack.find("numbers")) {
    const Key& key = pack.spec("numbers");
    expect_mapping(context, *numbers, "\"numbers\"");
    for (const auto& [word, value] : numbers->entries)
      if (const auto n = read_number(context, value, word.text.value, key.low, key.high))
        rules.numbers.emplace_back(word.text, *n);
  }
}

void read_leaves(const Fields& parent, const std::string& path, Taxonomy& taxonomy) {
  LoadContext& context = parent.context();
  for (const YamlNode& item : parent.items("leaves")) {
    const Fields fields(context, item, Part::Leaf);
    if (!fields.require()) continue;
    Leaf leaf{fields.id("id"), {}, fields.text("name")};
    leaf.path = path.empty() ? leaf.id.value : path + "/" + leaf.id.value;
    const auto same = [&](const Leaf& other) { return other.path == leaf.path; };
    auto& peers = fields.find("leaves") == nullptr ? taxonomy.leaves : taxonomy.branches;
    if (taxonomy.leaves.size() + taxonomy.branches.size() >= kMaxLeaves) {
      context.error("limits-exceeded",
                    "more than " + std::to_string(kMaxLeaves) + " leaves in a taxonomy",
                    leaf.id.mark);
      return;
    }
    for (const auto* all : {&taxonomy.leaves, &taxonomy.branches}) {
      const auto old = std::find_if(all->begin(), all->end(), same);
      if (old == all->end()) continue;
      context
          .error("duplicate-id", "leaf " + quoted(leaf.path) + " is already defined", leaf.id.mark)
          .notes.push_back({"first defined here", context.locate(old->id.mark)});
    }
    const std::string below = leaf.path;
    peers.push_back(std::move(leaf));
    if (fields.find("leaves") != nullptr) read_leaves(fields, below, taxonomy);
  }
}

void read_usual(const Fields& taxonomy, std::size_t leaves, UsualBreadth& usual) {
  LoadContext& context = taxonomy.context();
  const YamlNode* node = taxonomy.find("usual");
  if (node == nullptr) return;
  const Fields fields(context, *node, Part::Usual);
  if (!fields.require()) return;
  const auto all = static_cast<std::int32_t>(leaves);
  usual.remark = fields.text("remark");
  const auto least = fields.number("least", 0, all), most = fields.number("most", 1, all);
  if (least && most && *least <= *most)
    usual.least = static_cast<std::uint32_t>(*least),
    usual.most = static_cast<std::uint32_t>(*most);
  else if (least && most)
    context.error("invalid-value", "\"least\" is above \"most\"", fields.head());
  for (const YamlNode& share : fields.items("shares"))
    usual.shares.push_back(read_number(context, share, "a share", 0, 100).value_or(0));
  if (!usual.shares.empty() && usual.shares.size() != leaves + 1)
    context.error(
        "invalid-value",
        "\"shares\" has one number for no leaf, for one, and so on: " + std::to_string(leaves + 1),
        fields.find("shares")->mark());
}

void read_taxonomy(const Fields& top, RuleSet& rules, Declared& declared) {
  const YamlNode* node = top.find("taxonomy");
  if (node == nullptr) return;
  const Fields fields(top.context(), *node, Part::Taxonomy);
  if (!fields.require()) return;
  Taxonomy taxonomy;
  taxonomy.id = fields.id("id");
  taxonomy.name = fields.text("name");
  taxonomy.source = fields.text("source");
  if (const auto combine = fields.choice("combine"))
    taxonomy.combine = static_cast<Combine>(*combine);
  read_leaves(fields, {}, taxonomy);
  read_usual(fields, taxonomy.leaves.size(), taxonomy.usual);
  if (declared.taxonomies.declare(top.context(), taxonomy.id))
    rules.taxonomies.push_back(std::move(taxonomy));
}

void read_sections(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  for (const YamlNode& item : top.items("sections")) {
    const Fields fields(context, item, Part::SectionKind);
    if (!fields.require()) continue;
    SectionKind section{fields.id("id"), fields.text("name"), {}, fields.flag("duties")};
    if (const auto ask = fields.choice("ask")) section.ask = static_cast<Ask>(*ask);
    if (!declared.sections.declare(context, section.id)) continue;
    if (rules.sections.size() == kMaxSections)
      context.error("limits-exceeded",
                    "more than " + std::to_string(kMaxSections) + " kinds of sections",
                    section.id.mark);
    if (rules.sections.size() < kMaxSections) rules.sections.push_back(std::move(section));
  }
}

void read_scale(const Fields& fields, FactField& field) {
  field.scale = fields.texts("scale");
  const YamlNode* years = fields.find("from_years");
  if (years == nullptr) return;
  const Key& key = fields.spec("from_years");
  expect_mapping(fields.context(), *years, "\"from_years\"");
  Names words;
  for (const Text& word : field.scale) words.push_back(word.value);
  for (const auto& [word, value] : years->entries) {
    if (std::find(words.begin(), words.end(), word.text.value) == words.end())
      unknown_reference(fields.context(), "word of the scale", word.text, words, false);
    else if (const auto n =
                 read_number(fields.context(), value, word.text.value, key.low, key.high))
      field.from_years.emplace_back(word.text, *n);
  }
}

void read_fact_fields(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  for (const YamlNode& item : top.items("fields")) {
    const Fields fields(context, item, Part::FactField);
    if (!fields.require()) continue;
    FactField field;
    field.id = fields.id("id", true);
    field.split = fields.flag("split");
    field.name = fields.text("name");
    field.flag = fields.flag("flag");
    field.knock_out = fields.flag("knock_out");
    field.low = fields.number("low").value_or(0);
    field.high = fields.number("high").value_or(0);
    read_scale(fields, field);
    const bool numeric = fields.find("low") != nullptr || fields.find("high") != nullptr;
    const int sorts = int(numeric) + int(field.flag) + int(fields.find("scale") != nullptr);
    if (sorts != 1)
      context.error("invalid-value",
                    "a fact field has either `low` and `high`, or a `scale`, or `flag: true`",
                    fields.head());
    else if (numeric && field.low >= field.high)
      context.error("invalid-value", "\"low\" must be below \"high\"", fields.head());
    if (declared.fields.declare(context, field.id)) rules.facts.push_back(std::move(field));
  }
}

}  // namespace

void read_declarations(const Fields& top, RuleSet& rules, Declared& declared) {
  read_pack(top, rules, declared);
  read_taxonomy(top, rules, declared);
  read_sections(top, rules, declared);
  read_fact_fields(top, rules, declared);
}

namespace {

// Leaves of the fact fields of a file, that were read when not every taxonomy was known.
void read_fact_leaves(const Fields& top, RuleSet& rules) {
  for (const YamlNode& item : top.items("fields")) {
    const auto leaves = std::find_if(item.entries.begin(), item.entries.end(), [](const auto& e) {
      return e.key.text.value == "taxonomies";
    });
    if (leaves == item.entries.end() || leaves->value.is_null()) continue;
    const auto inside = [&](const FactField& field) {
      return field.id.mark.file == item.mark().file &&
             field.id.mark.bytes.overlaps(item.mark().bytes);
    };
    const auto field = std::find_if(rules.facts.begin(), rules.facts.end(), inside);
    if (field != rules.facts.end())
      field->taxonomies = read_taxonomy_refs(top.context(), leaves->value, rules.taxonomies);
  }
}

}  // namespace

void read_groups(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  read_fact_leaves(top, rules);
  for (const YamlNode& item : top.items("groups")) {
    const Fields fields(context, item, Part::Group);
    if (!fields.require()) continue;
    Group group{fields.id("id"), fields.text("name"), fields.text("pairs_with"), {}};
    if (const YamlNode* refs = fields.find("taxonomies"))
      group.taxonomies = read_taxonomy_refs(context, *refs, rules.taxonomies);
    if (declared.groups.declare(context, group.id)) rules.groups.push_back(std::move(group));
  }
}

void read_alike(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  for (const YamlNode& item : top.items("alike")) {
    std::vector<Text> skills = read_texts(context, item, "skills that are alike", false);
    std::erase_if(skills, [&](const Text& id) { return !declared.rules.expect(context, id); });
    for (const Text& skill : skills) {
      const auto [old, fresh] = declared.alike.emplace(skill.value, skill.mark);
      if (!fresh)
        context
            .error("duplicate-id", "rule \"" + skill.value + "\" is alike to others already",
                   skill.mark)
            .notes.push_back({"here", context.locate(old->second)});
    }
    rules.alike.push_back(std::move(skills));
  }
}

}  // namespace rolecall
