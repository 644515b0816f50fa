#include "pack/compile.h"

#include <algorithm>

#include "base/unicode.h"
#include "pack/compiler.h"
#include "pack/pack_file.h"

namespace rolecall {

PackCompiler::PackCompiler(const RuleSet& rules, Diagnostics& diagnostics)
    : rules_(rules), diagnostics_(diagnostics), names_(rules), features_(names_, arena_) {
  for (const SourceFile& file : rules.files) {
    auto& begins = lines_.emplace_back(1, 0);
    for (std::uint32_t i = 0; i < file.text.size(); ++i)
      if (file.text[i] == '\n') begins.push_back(i + 1);
  }
  for (Index set = 0; set < rules.alike.size(); ++set)
    for (const Text& skill : rules.alike[set]) alike_.add(skill.value, set);
}

std::vector<std::byte> PackCompiler::run() {
  PackHeader header{};
  std::copy_n("rolecall", 8, header.magic);
  header.format = kPackFormat;
  header.byte_order = 0x01020304;
  header.name = arena_.add(rules_.name);
  header.version = arena_.add(rules_.version);
  header.content_hash = arena_.add(content_hash(rules_.files));
  header.taxonomies = taxonomies();
  header.groups = groups();
  header.sections = sections();
  header.facts = facts();
  header.roles = roles();
  header.languages = languages();
  header.connectors = connectors(header);
  header.openers = openers();
  header.numbers = numbers();
  kinds_of_clauses(header);
  models(header);
  header.features = arena_.add(features_.entries());
  compile_rules(header);
  return std::move(arena_).finish(header);
}

Location PackCompiler::at(const Mark& mark) const {
  Location location;
  location.bytes = mark.bytes;
  if (mark.file >= rules_.files.size()) return location;
  location.file = rules_.files[mark.file].path;
  location.line = line_of(mark);
  location.column = 1;
  const std::string_view text = rules_.files[mark.file].text;
  for (std::size_t at = lines_[mark.file][location.line - 1]; at < mark.bytes.begin;
       ++location.column)
    decode(text, at);
  return location;
}

// Line of a mark, from 1; 0 where there is no file.
std::uint32_t PackCompiler::line_of(const Mark& mark) const {
  if (mark.file >= lines_.size()) return 0;
  const auto& begins = lines_[mark.file];
  return static_cast<std::uint32_t>(
      std::upper_bound(begins.begin(), begins.end(), mark.bytes.begin) - begins.begin());
}

Index PackCompiler::resolve(const NameIndex& table, const Text& name, std::string_view what) {
  const Index index = table.find(name.value);
  if (index == kNone)
    diagnostics_.error("unknown-reference",
                       std::string(what) + " \"" + name.value + "\" is not in the pack",
                       at(name.mark));
  return index;
}

std::vector<std::byte> compile_pack(const RuleSet& rules, Diagnostics& diagnostics) {
  return PackCompiler(rules, diagnostics).run();
}

}  // namespace rolecall
