#include "pack/compile.h"

#include <algorithm>

#include "pack/compiler.h"
#include "pack/pack_file.h"

namespace rolecall {

PackCompiler::PackCompiler(const RuleSet& rules, Diagnostics& diagnostics)
    : rules_(rules), findings_(rules.files, diagnostics), names_(rules), features_(names_, arena_) {
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

void PackCompiler::error(std::string check, std::string message, const Mark& mark) {
  findings_.add(Severity::Error, std::move(check), std::move(message), mark);
}

Index PackCompiler::resolve(const NameIndex& table, const Text& name, std::string_view what) {
  const Index index = table.find(name.value);
  if (index == kNone)
    error("unknown-reference", std::string(what) + " \"" + name.value + "\" is not in the pack",
          name.mark);
  return index;
}

std::vector<std::byte> compile_pack(const RuleSet& rules, Diagnostics& diagnostics) {
  return PackCompiler(rules, diagnostics).run();
}

}  // namespace rolecall
