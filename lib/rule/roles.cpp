#include <algorithm>

#include "rule/declarations.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::size_t kMaxKinds = 64;  // sets of kinds of clauses are 64 bits in a compiled pack

using GroupSets = std::vector<std::pair<Text, std::vector<Text>>>;

GroupSets read_group_sets(const Fields& role, std::string_view key, const Declared& declared) {
  GroupSets sets;
  const YamlNode* node = role.find(key);
  if (node == nullptr) return sets;
  expect_mapping(role.context(), *node, quoted(key));
  for (const auto& [label, value] : node->entries) {
    std::vector<Text> groups = read_texts(role.context(), value, label.text.value, true);
    std::erase_if(groups,
                  [&](const Text& g) { return !declared.groups.expect(role.context(), g); });
    sets.emplace_back(label.text, std::move(groups));
  }
  return sets;
}

std::vector<double> read_row(LoadContext& context, const YamlNode& node, std::string_view what,
                             std::size_t classes) {
  std::vector<double> row;
  if (!node.is_sequence()) {
    read_texts(context, node, what, false);
    return row;
  }
  for (const YamlNode& item : node.items)
    if (const auto weight = read_real(context, item, what)) row.push_back(*weight);
  if (node.items.size() != classes)
    context.error("invalid-value",
                  quoted(what) + " has " + std::to_string(node.items.size()) + " numbers for " +
                      std::to_string(classes) + " classes",
                  node.mark());
  return row;
}

// What the clause model's classes are to the features of a posting: which are duties, which ask a
// qualification, which are taken together ("mixes") and weighed against each other ("a/b").
void read_clause_kinds(const Fields& fields, Model& model) {
  LoadContext& context = fields.context();
  Names known;
  for (const Text& name : model.classes) known.push_back(name.value);
  const auto expect = [&](const Text& name) {
    const bool found = std::find(known.begin(), known.end(), name.value) != known.end();
    if (!found) unknown_reference(context, "class", name, known);
    return found;
  };
  const auto classes_of = [&](std::vector<Text> names) {
    std::erase_if(names, [&](const Text& name) { return !expect(name); });
    return names;
  };
  if (const YamlNode* names = fields.find("names")) {
    expect_mapping(context, *names, "\"names\"");
    for (const auto& [id, value] : names->entries)
      if (const auto name = read_text(context, value, id.text.value); name && expect(id.text))
        model.names.emplace_back(id.text, *name);
  }
  model.duties = classes_of(fields.texts("duties"));
  model.qualifications = classes_of(fields.texts("qualifications"));
  if (const YamlNode* mixes = fields.find("mixes")) {
    expect_mapping(context, *mixes, "\"mixes\"");
    for (const auto& [label, value] : mixes->entries)
      model.mixes.emplace_back(label.text,
                               classes_of(read_texts(context, value, label.text.value, true)));
  }
  for (const auto& [label, classes] : model.mixes) known.push_back(label.value);
  for (const Text& ratio : fields.texts("ratios")) {
    const std::size_t stroke = ratio.value.find('/');
    if (stroke == std::string::npos) {
      context.error("invalid-value", "a ratio is written \"a/b\"", ratio.mark);
      continue;
    }
    Text above = ratio, below = ratio;
    above.value.resize(stroke);
    below.value.erase(0, stroke + 1);
    if (expect(above) && expect(below))
      model.ratios.emplace_back(std::move(above), std::move(below));
  }
}

// How the duties of a posting are put into a sentence.
void read_duty_wording(const Fields& fields, Model& model) {
  LoadContext& context = fields.context();
  model.about = fields.text("about");
  model.whom = fields.text("whom");
  model.without = fields.text("without");
  const YamlNode* absent = fields.find("absent");
  if (absent == nullptr) return;
  expect_mapping(context, *absent, "\"absent\"");
  Names known;
  for (const Text& name : model.classes) known.push_back(name.value);
  for (const auto& [id, value] : absent->entries) {
    const auto words = read_text(context, value, id.text.value);
    if (std::find(known.begin(), known.end(), id.text.value) == known.end())
      unknown_reference(context, "class", id.text, known);
    else if (words)
      model.absent.emplace_back(id.text, *words);
  }
}

// The record's roles are the pack's and "none".
void check_role_classes(LoadContext& context, const Model& model, const RuleSet& rules) {
  Names known{"none"};
  for (const Role& role : rules.roles) known.push_back(role.id.value);
  for (const Text& name : model.classes)
    if (std::find(known.begin(), known.end(), name.value) == known.end())
      unknown_reference(context, "role", name, known);
}

Match read_match(const Fields& role, const RuleSet& rules, const Declared& declared) {
  Match match;
  LoadContext& context = role.context();
  const YamlNode* node = role.find("match");
  if (node == nullptr) return match;
  const Fields fields(context, *node, Part::Match);
  if (!fields.require()) return match;
  const auto groups = [&](std::string_view key) {
    std::vector<Text> found = fields.texts(key, true);
    std::erase_if(found, [&](const Text& g) { return !declared.groups.expect(context, g); });
    return found;
  };
  match = {fields.text("name"), groups("field"), groups("business"), fields.text("taxonomy")};
  const auto& all = rules.taxonomies;
  if (std::any_of(all.begin(), all.end(),
                  [&](const Taxonomy& t) { return t.id.value == match.taxonomy.value; }))
    return match;
  Names known;
  for (const Taxonomy& t : all) known.push_back(t.id.value);
  unknown_reference(context, "taxonomy", match.taxonomy, known);
  return {};
}

}  // namespace

void read_roles(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  for (const YamlNode& item : top.items("roles")) {
    const Fields fields(context, item, Part::Role);
    if (!fields.require()) continue;
    Role role;
    role.id = fields.id("id");
    role.name = fields.text("name");
    role.description = fields.text("description");
    role.core = read_group_sets(fields, "core", declared);
    role.bonus = read_group_sets(fields, "bonus", declared);
    const auto bar = fields.number("entry_bar", 0, static_cast<std::int32_t>(role.core.size()));
    role.entry_bar = static_cast<std::uint32_t>(bar.value_or(0));
    role.match = read_match(fields, rules, declared);
    role.speaks_for = fields.texts("speaks_for");
    role.speaks_against = fields.texts("speaks_against");
    if (declared.roles.declare(context, role.id)) rules.roles.push_back(std::move(role));
  }
}

void read_models(const Fields& top, RuleSet& rules, Declared& declared) {
  LoadContext& context = top.context();
  for (const YamlNode& item : top.items("models")) {
    const Fields fields(context, item, Part::Model);
    if (!fields.require()) continue;
    const std::uint32_t before = context.errors();
    Model model;
    model.id = fields.text("id");
    model.classes = fields.texts("classes");
    model.temperature = fields.real("temperature").value_or(1.0);
    model.margin = fields.real("margin").value_or(0.0);
    if (model.temperature <= 0)
      context.error("invalid-value", "\"temperature\" must be above 0",
                    fields.find("temperature")->mark());
    if (model.id.value == "clause" && model.classes.size() > kMaxKinds)
      context.error("limits-exceeded",
                    "more than " + std::to_string(kMaxKinds) + " kinds of clauses",
                    model.classes[kMaxKinds].mark);
    read_clause_kinds(fields, model);
    read_duty_wording(fields, model);
    // A model without weights is one that still has to be fitted.
    if (const YamlNode* bias = fields.find("bias"))
      model.bias = read_row(context, *bias, "bias", model.classes.size());
    if (const YamlNode* weights = fields.find("weights")) {
      expect_mapping(context, *weights, "\"weights\"");
      for (const auto& [feature, value] : weights->entries)
        model.rows.push_back(
            {feature.text, read_row(context, value, feature.text.value, model.classes.size())});
    }
    if (model.id.value == "role") check_role_classes(context, model, rules);
    const bool fresh = declared.models.declare(context, model.id);
    if (fresh && context.errors() == before) rules.models.push_back(std::move(model));
  }
}

}  // namespace rolecall
