// rolecall rules fmt: rule files in one way of writing.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "atomic_file.h"
#include "base/line_diff.h"
#include "report/terminal_text.h"
#include "rule/format.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

struct FmtFlags {
  std::vector<std::string> paths;
  bool check = false;
  bool diff = false;
};

/// A file by the name it is written under; folders hold more of them.
void add_files(const std::string& path, std::vector<SourceFile>& files, const CommonFlags& common) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) throw CommandError("'" + path + "' does not exist");
  if (std::filesystem::is_directory(path, error)) {
    CommonFlags flags = common;
    flags.rules = path;
    PackSource source = open_pack_source(flags);
    for (SourceFile& file : source.files) {
      file.path = source.folder + file.path;
      files.push_back(std::move(file));
    }
    return;
  }
  files.push_back({path, read_file(path)});
}

int format(const CommonFlags& common, const FmtFlags& flags) {
  std::vector<std::string> paths = flags.paths;
  if (paths.empty() && !common.rules.empty()) paths.push_back(common.rules);
  if (paths.empty()) throw UsageError("no rule files: name files or folders, or a pack with -r");
  std::vector<SourceFile> files;
  for (const std::string& path : paths) add_files(path, files, common);
  std::string out;
  std::size_t changed = 0;
  Diagnostics findings;
  for (const SourceFile& file : files) {
    const auto formatted = format_rules(file, findings);
    if (!formatted || *formatted == file.text) continue;
    ++changed;
    if (flags.diff)
      out += unified_diff(file.path, file.text, *formatted);
    else
      out += printable(file.path) + "\n";
    if (!flags.check && !flags.diff) write_file(file.path, *formatted);
  }
  print(out);
  if (!findings.empty()) {
    say_findings(findings, {"", files}, common);
    return kFailed;
  }
  complain(std::to_string(changed) + " of " + std::to_string(files.size()) + " files " +
           (flags.check || flags.diff ? "would change" : "changed"));
  return flags.check && changed > 0 ? kNo : kDone;
}

}  // namespace

void add_rules_fmt(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<FmtFlags>();
  CLI::App& app = add_command(
      cli, rules, "fmt", "rule files in one order of keys, with the same quotes and line width",
      "  rolecall rules fmt my-rules               writes the files, names those that changed\n"
      "  rolecall rules fmt --check my-rules       status 1 when a file would change\n"
      "  rolecall rules fmt --diff my-rules/skills/cloud.yaml");
  app.add_option("path", flags->paths, "files and folders; the pack of -r where none is named")
      ->type_name("PATH");
  app.add_flag("--check", flags->check, "write nothing; status 1 when a file would change");
  app.add_flag("--diff", flags->diff, "write nothing; show the lines that would change");
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return format(cli.common, *flags); }; });
}

}  // namespace rolecall
