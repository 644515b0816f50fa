#include "rule/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/suggest.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

template <class T>
bool parse_whole(std::string_view text, T& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

void wrong_type(LoadContext& context, std::string_view what, std::string_view wanted,
                const YamlNode& node) {
  if (node.is_null() || node.cut) return;  // reported by parse_yaml
  Mark mark = node.mark();
  context.error("wrong-type",
                std::string(what) + " must be " + std::string(wanted) + ", not " +
                    std::string(describe(node)),
                mark);
}

// "C # note" is "C" to YAML. Two blanks before the "#" say that a comment is meant.
void warn_of_comment(LoadContext& context, const Text& text) {
  const std::string& source = context.file(text.mark.file).text;
  const std::uint32_t end = text.mark.bytes.end;
  if (text.quoting != Quoting::Plain || source.compare(end, 2, " #") != 0) return;
  std::size_t line_end = std::min(source.find_first_of("\r\n", end), source.size());
  while (source[line_end - 1] == ' ' || source[line_end - 1] == '\t') --line_end;
  Mark mark = text.mark;
  mark.bytes.end = static_cast<std::uint32_t>(line_end);
  const std::string raw(mark.bytes.of(source));
  auto& d = context.warning(
      "yaml-type-trap",
      quoted(raw) + " is read as " + quoted(text.value) + "; the rest is a comment", mark);
  d.help = "quote it, or put two blanks before the \"#\" of a comment";
  if (raw.find('\'') == std::string::npos) context.offer_fix(d, mark, "'" + raw + "'");
}

// Only an escape in double quotes can bring one in. A terminal would obey it wherever the text is
// shown. Tabs and line breaks are for sentences and notes.
void refuse_control_character(LoadContext& context, std::string_view what, const Text& text) {
  const auto control = control_character(text.value, "\t\n\r");
  if (control)
    context
        .error("invalid-value", quoted(what) + " contains " + code_point_name(*control), text.mark)
        .help = "in double quotes a backslash is an escape of YAML; use single quotes";
}

// A comma forgotten at the end of a line joins two words.
void warn_of_line_break(LoadContext& context, const Text& text) {
  const std::string& source = context.file(text.mark.file).text;
  if (text.quoting != Quoting::Plain ||
      text.mark.bytes.of(source).find('\n') == std::string_view::npos)
    return;
  context
      .warning("yaml-type-trap", quoted(text.value) + " is one item written on two lines",
               text.mark)
      .help = "is a comma missing? if not, put it on one line or in quotes";
}

}  // namespace

Fields::Fields(LoadContext& context, const YamlNode& node, Part part, std::string what)
    : context_(context),
      node_(node),
      part_(part),
      what_(what.empty() ? std::string(keys_of(part).what) : std::move(what)) {
  if (!node.is_mapping()) {
    wrong_type(context, what_, "a mapping", node);
    return;
  }
  Names keys;
  for (const Key& key : keys_of(part).keys) keys.push_back(key.name);
  for (const auto& [key, value] : node.entries) {
    const std::string& name = key.text.value;
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
    auto& d =
        context.error("unknown-key", "unknown key " + quoted(name) + " in " + what_, key.mark());
    if (context.muted(key.mark().file)) return;
    d.help = suggestion(name, keys);
    // "name:Go" without a blank is all key.
    const std::string_view before_colon = std::string_view(name).substr(0, name.find(':'));
    if (before_colon != name && std::find(keys.begin(), keys.end(), before_colon) != keys.end()) {
      d.help = "put a blank after the \":\"";
      misspelt_.push_back(*std::find(keys.begin(), keys.end(), before_colon));
      continue;
    }
    const auto near = nearest(name, keys);
    if (near.empty()) continue;
    misspelt_.push_back(near);
    // Renamed to a key that stands here too, it would be there twice.
    if (key_mark(near) == nullptr) context.offer_fix(d, key.mark(), std::string(near));
  }
}

const YamlNode* Fields::find(std::string_view key) const {
  for (const auto& entry : node_.entries)
    if (entry.key.text.value == key) return entry.value.is_null() ? nullptr : &entry.value;
  return nullptr;
}

const Mark* Fields::key_mark(std::string_view key) const {
  for (const auto& entry : node_.entries)
    if (entry.key.text.value == key) return &entry.key.mark();
  return nullptr;
}

bool Fields::misspelt(std::string_view key) const {
  return std::find(misspelt_.begin(), misspelt_.end(), key) != misspelt_.end();
}

Mark Fields::head() const {
  if (const YamlNode* id = find("id"); id != nullptr && id->is_scalar()) return id->mark();
  if (!node_.entries.empty()) return node_.entries.front().key.mark();
  return node_.mark();
}

void Fields::missing(std::string_view key, std::string help) const {
  if (node_.cut || key_mark(key) != nullptr || misspelt(key)) return;
  context_.error("missing-metadata", what_ + " needs " + quoted(key), head()).help =
      std::move(help);
}

bool Fields::require() const {
  bool all = sound();
  if (!all) return false;
  for (const Key& key : keys_of(part_).keys) {
    if (!key.required) continue;
    missing(key.name);
    all = all && find(key.name) != nullptr;
  }
  return all;
}

Text Fields::text(std::string_view key) const {
  const YamlNode* node = find(key);
  return node == nullptr ? Text{} : read_text(context_, *node, key).value_or(Text{});
}

Text Fields::raw_text(std::string_view key) const {
  const YamlNode* node = find(key);
  return node == nullptr ? Text{} : read_raw_text(context_, *node, key).value_or(Text{});
}

Text Fields::id(std::string_view key, bool underscores) const {
  Text id = raw_text(key);
  if (find(key) != nullptr && find(key)->is_scalar()) check_id(context_, id, underscores);
  return id;
}

std::optional<std::int32_t> Fields::number(std::string_view key) const {
  return number(key, spec(key).low, spec(key).high);
}

std::optional<std::int32_t> Fields::number(std::string_view key, std::int32_t low,
                                           std::int32_t high) const {
  const YamlNode* node = find(key);
  return node == nullptr ? std::nullopt : read_number(context_, *node, key, low, high);
}

std::optional<double> Fields::real(std::string_view key) const {
  const YamlNode* node = find(key);
  return node == nullptr ? std::nullopt : read_real(context_, *node, key);
}

bool Fields::flag(std::string_view key) const {
  return choose(key, {"false", "true"}).value_or(0) == 1;
}

std::optional<std::size_t> Fields::choice(std::string_view key) const {
  return choose(key, spec(key).choices);
}

std::optional<std::size_t> Fields::choose(std::string_view key, const Names& choices) const {
  const YamlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  const auto text = read_text(context_, *node, key);
  if (!text) return std::nullopt;
  const auto found = std::find(choices.begin(), choices.end(), text->value);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  context_.error("invalid-value", quoted(key) + " cannot be " + quoted(text->value), text->mark)
      .help = suggestion(text->value, choices);
  return std::nullopt;
}

std::vector<Text> Fields::texts(std::string_view key, bool or_one) const {
  const YamlNode* node = find(key);
  return node == nullptr ? std::vector<Text>{} : read_texts(context_, *node, key, or_one);
}

std::vector<Text> Fields::raw_texts(std::string_view key) const {
  const YamlNode* node = find(key);
  return node == nullptr ? std::vector<Text>{} : read_raw_texts(context_, *node, key, false);
}

std::span<const YamlNode> Fields::items(std::string_view key) const {
  const YamlNode* node = find(key);
  if (node == nullptr) return {};
  if (!node->is_sequence()) wrong_type(context_, quoted(key), "a list", *node);
  return node->items;
}

bool expect_mapping(LoadContext& context, const YamlNode& node, std::string_view what) {
  if (!node.is_mapping()) wrong_type(context, what, "a mapping", node);
  for (const auto& [key, value] : node.entries) refuse_control_character(context, "key", key.text);
  return node.is_mapping();
}

std::optional<Text> read_text(LoadContext& context, const YamlNode& node, std::string_view what) {
  if (node.is_scalar()) refuse_control_character(context, what, node.text);
  return read_raw_text(context, node, what);
}

std::vector<Text> read_texts(LoadContext& context, const YamlNode& node, std::string_view what,
                             bool or_one) {
  std::vector<Text> all = read_raw_texts(context, node, what, or_one);
  for (const Text& text : all) refuse_control_character(context, what, text);
  return all;
}

std::optional<Text> read_raw_text(LoadContext& context, const YamlNode& node,
                                  std::string_view what) {
  if (node.is_scalar()) return node.text;
  wrong_type(context, quoted(what), "a single value", node);
  return std::nullopt;
}

void refuse_as_text(LoadContext& context, const YamlNode& item, std::string_view what) {
  auto& d = context.error("yaml-type-trap",
                          "an item of " + quoted(what) + " is " + std::string(describe(item)),
                          item.mark());
  if (!item.is_mapping()) return;
  const std::string raw(item.mark().bytes.of(context.file(item.mark().file).text));
  if (raw.find_first_of("'\n{") != std::string::npos) {
    d.help = "quote it if it is text";
    return;
  }
  d.help = "quote it: '" + raw + "'";
  context.offer_fix(d, item.mark(), "'" + raw + "'");
}

std::vector<Text> read_raw_texts(LoadContext& context, const YamlNode& node, std::string_view what,
                                 bool or_one) {
  if (or_one && node.is_scalar()) return {node.text};
  std::vector<Text> all;
  if (!node.is_sequence()) {
    wrong_type(context, quoted(what), "a list", node);
    return all;
  }
  all.reserve(node.items.size());
  for (const YamlNode& item : node.items) {
    if (item.is_scalar()) {
      warn_of_comment(context, item.text);
      if (!node.cut) warn_of_line_break(context, item.text);
      all.push_back(item.text);
      continue;
    }
    if (item.cut) continue;
    refuse_as_text(context, item, what);
  }
  return all;
}

std::optional<std::int32_t> read_number(LoadContext& context, const YamlNode& node,
                                        std::string_view what, std::int32_t low,
                                        std::int32_t high) {
  const auto text = read_text(context, node, what);
  if (!text) return std::nullopt;
  std::int32_t value = 0;
  if (!parse_whole<std::int32_t>(text->value, value)) {
    context.error("invalid-value", quoted(what) + " must be a whole number", text->mark);
  } else if (value < low || value > high) {
    context.error(
        "invalid-value",
        quoted(what) + " must be between " + std::to_string(low) + " and " + std::to_string(high),
        text->mark);
  } else {
    return value;
  }
  return std::nullopt;
}

std::optional<double> read_real(LoadContext& context, const YamlNode& node, std::string_view what) {
  const auto text = read_text(context, node, what);
  if (!text) return std::nullopt;
  double value = 0;
  if (parse_whole<double>(text->value, value) && std::isfinite(value)) return value;
  context.error("invalid-value", quoted(what) + " must be a number", text->mark);
  return std::nullopt;
}

bool check_id(LoadContext& context, const Text& id, bool underscores) {
  bool good = !id.value.empty();
  bool after_word = false;
  for (const char c : id.value) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    good = good && (word || (after_word && (c == '-' || (underscores && c == '_'))));
    after_word = word;
  }
  if (good && after_word) return true;
  context
      .error("invalid-id",
             "id " + quoted(id.value) + " must match " +
                 (underscores ? "^[a-z0-9]+([_-][a-z0-9]+)*$" : "^[a-z0-9]+(-[a-z0-9]+)*$"),
             id.mark)
      .help = "small letters, digits, and single hyphens between them";
  return false;
}

void unknown_reference(LoadContext& context, std::string_view what, const Text& name,
                       const Names& known, bool declared, const std::string& where) {
  if (declared && context.incomplete()) return;
  auto& d =
      context.error("unknown-reference",
                    "unknown " + std::string(what) + " " + quoted(name.value) + where, name.mark);
  if (context.muted(name.mark.file)) return;
  d.help = suggestion(name.value, known);
  if (const auto near = nearest(name.value, known); !near.empty() &&
                                                    name.quoting == Quoting::Plain &&
                                                    name.value.size() == name.mark.bytes.size())
    context.offer_fix(d, name.mark, std::string(near));
}

}  // namespace rolecall
