#include "rule/example.h"

#include <algorithm>
#include <utility>

#include "rule/place.h"

namespace rolecall {
namespace {

void report(LoadContext& context, const Text& source, std::uint32_t at, std::string message) {
  const auto size = static_cast<std::uint32_t>(source.value.size());
  const Range two{std::min(at, size), std::min(at + 2, size)};
  context.error("test-syntax", std::move(message),
                mark_inside(context.file(source.mark.file).text, source, two));
}

// "- Note: some words" is a mapping to YAML, and a sentence to who wrote it.
bool is_sentence_with_colon(LoadContext& context, const YamlNode& item) {
  if (!item.is_mapping() || item.cut || item.entries.size() != 1) return false;
  const std::string_view key = item.entries.front().key.text.value;
  return find_key(Part::Test, key) == nullptr &&
         !item.mark().bytes.of(context.file(item.mark().file).text).starts_with('{');
}

std::optional<Example> read_example(LoadContext& context, const YamlNode& item, bool match) {
  Example example;
  example.match = match;
  if (is_sentence_with_colon(context, item)) {
    refuse_as_text(context, item, match ? "match" : "no_match");
    return std::nullopt;
  }
  if (item.is_mapping()) {
    const Fields fields(context, item, Part::Test);
    if (!fields.require()) return std::nullopt;
    example.source = fields.text("text");
    example.todo = fields.text("todo").value;
  } else if (const auto text = read_text(context, item, match ? "match" : "no_match")) {
    example.source = *text;
  } else {
    return std::nullopt;
  }
  MarkedText marked = parse_marks(example.source.value);
  if (!marked.error.empty()) {
    report(context, example.source, marked.error_at, std::move(marked.error));
    return std::nullopt;
  }
  if (match && marked.spans.empty()) {
    context.error("test-syntax", "a match test marks what is to be tagged with [[ ]]",
                  example.source.mark);
    return std::nullopt;
  }
  if (!match && !marked.spans.empty()) {
    report(context, example.source, static_cast<std::uint32_t>(example.source.value.find("[[")),
           "a no_match test has no [[ ]]: the rule must tag nothing in it");
    return std::nullopt;
  }
  example.text = std::move(marked.text);
  example.spans = std::move(marked.spans);
  return example;
}

}  // namespace

MarkedText parse_marks(std::string_view marked) {
  MarkedText out;
  std::size_t open = std::string_view::npos;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(i);
    const auto here = static_cast<std::uint32_t>(out.text.size());
    const std::string_view pair = marked.substr(i, 2);
    if (pair == "[[") {
      if (open != std::string_view::npos)
        return {{}, {}, "\"[[\" inside another; marks do not nest", at};
      open = i;
      out.spans.push_back({here, here});
      ++i;
    } else if (pair == "]]") {
      if (open == std::string_view::npos) return {{}, {}, "\"]]\" without \"[[\" before it", at};
      open = std::string_view::npos;
      out.spans.back().end = here;
      if (out.spans.back().empty()) return {{}, {}, "\"[[ ]]\" marks nothing", at};
      ++i;
    } else {
      out.text += marked[i];
    }
  }
  if (open != std::string_view::npos)
    return {{}, {}, "\"[[\" without \"]]\" after it", static_cast<std::uint32_t>(open)};
  return out;
}

std::vector<Example> read_tests(LoadContext& context, const YamlNode& node) {
  std::vector<Example> tests;
  const Fields fields(context, node, Part::Tests);
  for (const bool match : {true, false})
    for (const YamlNode& item : fields.items(match ? "match" : "no_match"))
      if (auto example = read_example(context, item, match)) tests.push_back(std::move(*example));
  return tests;
}

}  // namespace rolecall
