#include "rule/format.h"

#include <algorithm>
#include <vector>

#include "rule/context.h"
#include "rule/format_comments.h"
#include "rule/format_writer.h"
#include "rule/source.h"
#include "rule/yaml.h"

namespace rolecall {
namespace {

bool same(const YamlNode& a, const YamlNode& b) {
  if (a.type != b.type || a.text.value != b.text.value || a.items.size() != b.items.size() ||
      a.entries.size() != b.entries.size())
    return false;
  // A plain word and a quoted one can be read differently.
  if (a.is_scalar() && (a.text.quoting == Quoting::Plain) != (b.text.quoting == Quoting::Plain))
    return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same(a.items[i], b.items[i])) return false;
  for (const YamlEntry& entry : a.entries)
    if (std::none_of(b.entries.begin(), b.entries.end(), [&](const YamlEntry& other) {
          return entry.key.text.value == other.key.text.value && same(entry.value, other.value);
        }))
      return false;
  return true;
}

// The meaning, or a comment, must never hang on the writer being right.
bool says_the_same(const std::string& path, const std::string& text, const YamlNode& tree,
                   const CommentMap& notes) {
  const std::vector<SourceFile> after{{path, text}};
  Diagnostics ignored;
  LoadContext again(after, ignored);
  const YamlNode formatted = parse_yaml(again, 0);
  return !ignored.has_errors() && same(tree, formatted) &&
         notes.texts() == CommentMap(text, formatted).texts();
}

}  // namespace

std::optional<std::string> format_rules(const SourceFile& file, Diagnostics& diagnostics) {
  std::vector<SourceFile> before{file};
  std::erase(before[0].text, '\r');
  const std::size_t errors = diagnostics.count(Severity::Error);
  LoadContext context(before, diagnostics);
  if (!check_source(context, 0)) return std::nullopt;
  const YamlNode tree = parse_yaml(context, 0);
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  if (tree.is_null()) return before[0].text;
  if (!tree.is_mapping() || before[0].text[tree.mark().bytes.begin] == '{') {
    context.error("wrong-type", "a rule file is one mapping, not in braces", tree.mark());
    return std::nullopt;
  }
  const std::string& source = before[0].text;
  const CommentMap notes(source, tree);
  std::string text = write_formatted(source, tree, notes);
  if (says_the_same(file.path, text, tree, notes)) return text;
  // A block scalar that ends with the file has no line break at its end.
  if (!source.ends_with('\n')) {
    text.pop_back();
    if (says_the_same(file.path, text, tree, notes)) return text;
  }
  context
      .error("cannot-format", "this file cannot be formatted without changing what it says",
             {0, {0, 0}})
      .help = "leave it as it is, or write its unusual parts otherwise";
  return std::nullopt;
}

}  // namespace rolecall
