// rolecall rules fmt: rule files in one way of writing.
#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "atomic_file.h"
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

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Each stretch of lines that differs, up to where the two files agree again.
std::string line_diff(const std::string& path, const std::string& before,
                      const std::string& after) {
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  constexpr std::size_t kReach = 200;
  std::string out = "--- " + printable(path) + "\n+++ " + printable(path) + "\n";
  std::size_t i = 0, k = 0;
  while (i < old_lines.size() || k < new_lines.size()) {
    if (i < old_lines.size() && k < new_lines.size() && old_lines[i] == new_lines[k]) {
      ++i, ++k;
      continue;
    }
    std::size_t gone = old_lines.size() - i, come = new_lines.size() - k;
    for (std::size_t sum = 1; sum < 2 * kReach; ++sum)
      for (std::size_t a = 0; a <= sum; ++a) {
        const std::size_t b = sum - a;
        if (i + a >= old_lines.size() || k + b >= new_lines.size() || a + b >= gone + come)
          continue;
        if (old_lines[i + a] == new_lines[k + b]) gone = a, come = b;
      }
    out += "@@ -" + std::to_string(i + 1) + "," + std::to_string(gone) + " +" +
           std::to_string(k + 1) + "," + std::to_string(come) + " @@\n";
    for (std::size_t a = 0; a < gone; ++a) (out += '-') += printable(old_lines[i + a]) + "\n";
    for (std::size_t b = 0; b < come; ++b) (out += '+') += printable(new_lines[k + b]) + "\n";
    i += gone, k += come;
  }
  return out;
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
      out += line_diff(file.path, file.text, *formatted);
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
