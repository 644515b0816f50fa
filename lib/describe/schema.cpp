#include "describe/schema.h"

#include <cctype>
#include <nlohmann/json.hpp>
#include <utility>

#include "pack/feature_names.h"
#include "rule/keys.h"

namespace rolecall {
namespace {

using Json = nlohmann::ordered_json;

constexpr Part kAllParts[] = {Part::Pack,     Part::Language,    Part::Connectors, Part::Openers,
                              Part::Taxonomy, Part::Usual,       Part::Leaf,       Part::Group,
                              Part::Defaults, Part::SectionKind, Part::FactField,  Part::Role,
                              Part::Match,    Part::Model,       Part::Rule,       Part::Fact,
                              Part::Cue,      Part::Ambiguous,   Part::Nearby,     Part::Regex,
                              Part::Scope,    Part::Tests,       Part::Test};
static_assert(std::size(kAllParts) + 1 == kParts, "the file is the root");

/// "an ambiguous term" as a name: ambiguous-term.
std::string part_name(Part part) {
  std::string_view what = keys_of(part).what;
  for (const std::string_view article : {"a ", "an ", "the "})
    if (what.starts_with(article)) what.remove_prefix(article.size());
  std::string name;
  for (const char c : what)
    if (c == ' ')
      name += '-';
    else if (std::isalpha(static_cast<unsigned char>(c)) != 0)
      name += c;
  return name;
}

Json reference(const std::string& name) { return {{"$ref", "#/definitions/" + name}}; }

/// Any word: YAML takes `2023` for a number and `true` for a truth value; the loader does not.
Json any_text() { return {{"type", {"string", "number", "boolean"}}}; }

template <class Range, class Name>
Json one_of(const Range& all, Name name) {
  Json values = Json::array();
  for (const auto& one : all) values.push_back(std::string(name(one)));
  return {{"enum", std::move(values)}};
}

template <class Range>
Json ids_of(const Range& all) {
  return one_of(all, [](const auto& one) { return one.id.value; });
}

Json when(Json condition, Json then) {
  return {{"if", std::move(condition)}, {"then", std::move(then)}};
}

/// That `key` is there and has one of `values`.
Json key_is(const char* key, const Json& values) {
  return {{"required", {key}}, {"properties", {{key, {{"enum", values}}}}}};
}

Json needs(const char* key) { return {{"required", {key}}}; }

/// "^(?:asks|requires):[^:]+$" and the like, for features with no, one and two parts.
std::string feature_pattern() {
  std::string prefixes[3];
  for (const FeatureSpelling& spelling : kFeatureSpellings) {
    const std::size_t parts = spelling.argument != FeaturePart::None  ? 2
                              : spelling.subject != FeaturePart::None ? 1
                                                                      : 0;
    if (!prefixes[parts].empty()) prefixes[parts] += '|';
    prefixes[parts] += spelling.prefix;
  }
  return "^(?:(?:" + prefixes[0] + ")|(?:" + prefixes[1] + "):[^:]+|(?:" + prefixes[2] +
         "):[^:]+:[^:]+)$";
}

class SchemaWriter {
 public:
  explicit SchemaWriter(const RuleSet& rules) : rules_(rules) {}

  Json write(std::string_view kind) const {
    Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                {"title", "rolecall: " + (kind.empty() ? "rule file" : std::string(kind)) +
                              " of the pack " + rules_.name + " " + rules_.version}};
    schema.update(part(Part::File, kind));
    Json& definitions = schema["definitions"];
    for (const Part each : kAllParts) definitions[part_name(each)] = part(each, {});
    define_names(definitions);
    add_conditions(schema, definitions);
    return schema;
  }

 private:
  /// The mapping with all its keys; of a file, with those of `only` alone.
  Json part(Part which, std::string_view only) const {
    Json properties = Json::object(), required = Json::array();
    for (const Key& key : keys_of(which).keys) {
      const bool rules_only = key.name == "defaults" && only == "rules";
      if (!only.empty() && key.name != only && key.name != "schema" && !rules_only) continue;
      properties[std::string(key.name)] = property(key);
      if (key.required || key.name == only) required.push_back(key.name);
    }
    Json out{
        {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty()) out["required"] = std::move(required);
    return out;
  }

  Json property(const Key& key) const {
    Json out{{"description", key.help}};
    if (key.item == Item::Leaf) {
      out.update(leaves_by_taxonomy());
      return out;
    }
    Json value = form(key, item(key));
    // What stands beside a reference is ignored, so help goes around it.
    if (value.contains("$ref"))
      out["allOf"] = Json::array({std::move(value)});
    else
      out.update(value);
    if (!key.fallback.empty()) out["default"] = fallback(key);
    return out;
  }

  static Json fallback(const Key& key) {
    if (key.item == Item::Flag || key.item == Item::Number || key.item == Item::Real)
      return Json::parse(key.fallback);
    return key.fallback;
  }

  Json form(const Key& key, Json value) const {
    Json list{{"type", "array"}, {"items", value}};
    if (key.item == Item::Context || key.name == "terms") list["minItems"] = 1;
    switch (key.form) {
      case Form::One:
        return value;
      case Form::List:
        if (key.item != Item::Context) return list;
        return {{"anyOf", {std::move(list), reference("list-name")}}};
      case Form::OneOrList:
        return {{"anyOf", {std::move(value), std::move(list)}}};
      case Form::ListOfLists:
        return {{"type", "array"}, {"items", std::move(list)}};
      case Form::Map: {
        Json map{{"type", "object"}, {"additionalProperties", std::move(value)}};
        if (key.item == Item::Reals) map["propertyNames"] = {{"pattern", feature_pattern()}};
        return map;
      }
      case Form::MapOfLists:
        return {{"type", "object"},
                {"propertyNames", item({.name = {}, .item = Item::Id})},
                {"additionalProperties", {{"type", "array"}, {"items", value}}}};
      case Form::MapOfOneOrLists:
        return {{"type", "object"},
                {"additionalProperties", {{"anyOf", {std::move(value), std::move(list)}}}}};
    }
    return value;
  }

  Json item(const Key& key) const {
    switch (key.item) {
      case Item::Text:
        return any_text();
      case Item::Id:
        return {{"type", {"string", "number"}}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}};
      case Item::FieldId:
        return {{"type", {"string", "number"}}, {"pattern", "^[a-z0-9]+([_-][a-z0-9]+)*$"}};
      case Item::Number:
        return {{"type", "integer"}, {"minimum", key.low}, {"maximum", key.high}};
      case Item::Real:
        return {{"type", "number"}};
      case Item::Reals:
        return {{"type", "array"}, {"items", {{"type", "number"}}}};
      case Item::Flag:
        return {{"type", "boolean"}};
      case Item::Choice:
        return {{"enum", key.choices}};
      case Item::Part:
        return reference(part_name(key.part));
      case Item::Example: {
        Json sentence = any_text();
        if (key.name == "match") sentence["pattern"] = R"(\[\[)";
        return {{"anyOf", {std::move(sentence), reference(part_name(Part::Test))}}};
      }
      case Item::Context:
        return reference("word");
      case Item::Kind:
        return reference("kind");
      case Item::Group:
        return reference("group-id");
      case Item::Section:
        return reference("section-id");
      case Item::Field:
        return reference("field-id");
      case Item::Rule:
        return reference("rule-id");
      case Item::Leaf:  // property() writes it
      case Item::FactValue:
        break;
    }
    return any_text();
  }

  Json leaves_by_taxonomy() const {
    Json properties = Json::object();
    for (const Taxonomy& taxonomy : rules_.taxonomies) {
      const Json leaf = reference("leaf-of-" + taxonomy.id.value);
      properties[taxonomy.id.value] = {{"description", taxonomy.name.value},
                                       {"anyOf", {leaf, {{"type", "array"}, {"items", leaf}}}}};
    }
    return {
        {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  }

  void define_names(Json& definitions) const {
    definitions["kind"] = {{"enum", kKindNames}};
    definitions["group-id"] = ids_of(rules_.groups);
    definitions["section-id"] = ids_of(rules_.sections);
    definitions["field-id"] = ids_of(rules_.facts);
    definitions["rule-id"] = ids_of(rules_.rules);
    definitions["list-name"] =
        one_of(rules_.lists, [](const auto& list) { return "$" + list.first.value; });
    Json word = any_text();
    word["not"] = {{"type", "string"}, {"pattern", R"(^\$.)"}};
    definitions["word"] = {{"anyOf", {std::move(word), reference("list-name")}}};
    for (const Taxonomy& taxonomy : rules_.taxonomies)
      definitions["leaf-of-" + taxonomy.id.value] =
          one_of(taxonomy.leaves, [](const Leaf& leaf) { return leaf.path; });
  }

  /// What keys ask of each other.
  void add_conditions(Json& schema, Json& definitions) const {
    const auto of = [&](Part which) -> Json& { return definitions[part_name(which)]; };
    const Json words = {needs("terms"), needs("ambiguous"), needs("regex")};
    of(Part::Rule)["anyOf"] = words;
    of(Part::Rule)["allOf"] = conditions_of_kinds();
    of(Part::Ambiguous)["oneOf"] = {needs("term"), needs("terms")};
    of(Part::Ambiguous)["anyOf"] = {needs("case"), needs("list"), needs("near"), needs("unless"),
                                    needs("except")};
    of(Part::Scope)["oneOf"] = {needs("only"), needs("not")};
    of(Part::Language)["anyOf"] = {needs("words"), needs("script")};
    of(Part::FactField)["oneOf"] = {
        {{"anyOf", {needs("low"), needs("high")}}}, needs("scale"), key_is("flag", {true})};
    of(Part::Fact)["allOf"] = conditions_of_fields();
    if (schema["properties"].contains("rules")) schema["allOf"] = conditions_of_defaults();
  }

  /// Kinds and the keys that they alone have.
  static constexpr std::pair<Kind, const char*> kEffects[] = {
      {Kind::Section, "section"}, {Kind::Fact, "fact"}, {Kind::Cue, "cue"}};

  static Json skills() {
    Json names = Json::array();
    for (std::size_t i = 0; i < kKinds; ++i)
      if (is_skill(static_cast<Kind>(i))) names.push_back(kKindNames[i]);
    return names;
  }

  static Json conditions_of_kinds() {
    Json all = Json::array({when(key_is("kind", skills()), needs("name"))});
    for (const auto& [kind, key] : kEffects) {
      const std::string_view name = kKindNames[static_cast<std::size_t>(kind)];
      all.push_back(when(key_is("kind", {name}), needs(key)));
      Json others = Json::array();
      for (const std::string_view other : kKindNames)
        if (other != name) others.push_back(other);
      all.push_back(when(key_is("kind", others), {{"properties", {{key, false}}}}));
    }
    return all;
  }

  /// The same for rules whose kind is that of the file.
  static Json conditions_of_defaults() {
    const auto under = [](const Json& kinds, const char* key) {
      Json condition{{"required", {"defaults"}}};
      condition["properties"]["defaults"] = key_is("kind", kinds);
      Json then;
      then["properties"]["rules"]["items"] = {{"anyOf", {needs("kind"), needs(key)}}};
      return when(std::move(condition), std::move(then));
    };
    Json all = Json::array({under(skills(), "name")});
    for (const auto& [kind, key] : kEffects)
      all.push_back(under({kKindNames[static_cast<std::size_t>(kind)]}, key));
    return all;
  }

  Json conditions_of_fields() const {
    Json all = Json::array();
    for (const FactField& field : rules_.facts) {
      Json then{{"required", {"value"}}};
      Json& value = then["properties"]["value"];
      if (field.flag) {
        then.erase("required");
        value = {{"enum", {true, "true"}}};
      } else if (!field.scale.empty()) {
        value = {{"enum", Json::array()}};
        for (const Text& word : field.scale) value["enum"].push_back(word.value);
        value["enum"].push_back("$1");
      } else {
        value = {{"anyOf",
                  {{{"type", "integer"}, {"minimum", field.low}, {"maximum", field.high}},
                   {{"enum", {"$1"}}}}}};
      }
      all.push_back(when(key_is("field", {field.id.value}), std::move(then)));
    }
    return all;
  }

  const RuleSet& rules_;
};

}  // namespace

std::vector<std::string_view> file_kinds() {
  std::vector<std::string_view> kinds;
  for (const Key& key : keys_of(Part::File).keys)
    if (key.name != "schema" && key.name != "defaults") kinds.push_back(key.name);
  return kinds;
}

std::string render_schema(const RuleSet& rules, std::string_view kind) {
  return SchemaWriter(rules).write(kind).dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rolecall
