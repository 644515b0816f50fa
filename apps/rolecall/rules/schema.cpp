// rolecall rules schema: what rule files may hold, for editors.
#include "describe/schema.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "atomic_file.h"
#include "base/read_whole.h"
#include "choice.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "rules/schema_place.h"
#include "session.h"

namespace rolecall {
namespace {

struct SchemaFlags {
  std::string kind;
  std::string folder;
  bool check = false;
};

std::string path_in(const std::string& folder, const std::string& kind) {
  return (std::filesystem::path(folder) / schema_file_name(kind)).generic_string();
}

bool holds(const std::string& path, const std::string& text) {
  std::string found, why;
  return read_whole(path, found, why) && found == text;
}

int schema(const CommonFlags& common, const SchemaFlags& flags) {
  if (flags.check && flags.folder.empty())
    throw UsageError("--check needs --write DIR: the folder of the schema");
  // An unfinished pack has names already; what is wrong with it, `rules check` says.
  Diagnostics ignored;
  const RuleSet set = load_rules(open_pack_source(common).files, ignored);
  const std::string text = render_schema(set, flags.kind);
  if (flags.folder.empty()) {
    print(text);
    return kDone;
  }
  const std::string path = path_in(flags.folder, flags.kind);
  if (flags.check) {
    if (holds(path, text)) return kDone;
    complain("'" + path + "' is not the pack's schema; write it anew without --check");
    return kNo;
  }
  write_file(path, text);
  const std::string line = schema_line(schema_file_name(flags.kind));
  complain("wrote '" + path + "'; files beside it name it in their first line:");
  complain(line.substr(0, line.size() - 1));
  return kDone;
}

}  // namespace

void add_rules_schema(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<SchemaFlags>();
  CLI::App& app = add_command(
      cli, rules, "schema",
      "a JSON Schema of rule files, with the pack's own names: help and completion in editors",
      "  rolecall rules schema -r my-rules --write my-rules\n"
      "  rolecall rules schema -r my-rules --write my-rules --check   is it up to date?\n"
      "  rolecall rules schema --file-kind taxonomy");
  Choices<std::string> kinds;
  for (const std::string_view kind : file_kinds()) kinds.emplace_back(kind, kind);
  add_choice(app, "--file-kind", flags->kind, kinds, "KIND",
             "of files that hold nothing else: pack, taxonomy, groups, alike, lists, sections, "
             "fields, roles, models or rules");
  app.add_option("--write", flags->folder,
                 "write DIR/rolecall.schema.json (with --file-kind, DIR/rolecall-KIND.schema.json)")
      ->type_name("DIR");
  app.add_flag("--check", flags->check, "write nothing; status 1 where the file is out of date");
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return schema(cli.common, *flags); }; });
}

}  // namespace rolecall
