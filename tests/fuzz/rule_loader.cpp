// Any bytes as rule files: the loader must report, never crash, and point only into the files.
// A line "%%%" begins the next file of the pack.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rule/load.h"
#include "rule/show.h"

namespace {

using namespace rolecall;

constexpr std::string_view kNext = "\n%%%\n";

std::vector<SourceFile> cut(std::string_view data) {
  std::vector<SourceFile> files;
  while (true) {
    const std::size_t end = data.find(kNext);
    files.push_back({std::to_string(files.size()) + ".yaml", std::string(data.substr(0, end))});
    if (end == std::string_view::npos) return files;
    data.remove_prefix(end + kNext.size());
  }
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const RuleSet& rules, const Text& text) {
  const auto size = static_cast<std::uint32_t>(text.value.size());
  require(text.mark.file < rules.files.size());
  const Mark all = mark_inside(rules, text, {0, size});
  require(all.bytes.end <= rules.files[text.mark.file].text.size());
  require(text.mark.bytes.end <= rules.files[text.mark.file].text.size());
  if (size > 0) mark_inside(rules, text, {size / 2, size});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics found;
  const RuleSet rules = load_rules(cut({reinterpret_cast<const char*>(data), size}), found);
  for (const Diagnostic& d : found.all()) {
    require(!d.check.empty() && !d.message.empty());
    require(d.at.bytes.begin <= d.at.bytes.end);
    for (const SourceFile& file : rules.files)
      if (file.path == d.at.file) require(d.at.bytes.end <= file.text.size());
  }
  require(show(found, rules.files).find('\x1b') == std::string::npos);
  for (const Rule& rule : rules.rules) {
    check(rules, rule.id);
    for (const Term& term : rule.terms) check(rules, term.text);
    for (const Regex& regex : rule.regexes) check(rules, regex.pattern);
    for (const Example& example : rule.tests) check(rules, example.source);
  }
  return 0;
}
