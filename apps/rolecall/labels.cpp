#include "labels.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "engine/label_checks.h"
#include "session.h"

namespace rolecall {

Gold read_labels(const std::vector<std::string>& paths, const Pack& pack,
                 const CommonFlags& common) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw CommandError("'" + path + "' does not exist");
  }
  Gold gold;
  Diagnostics findings;
  for (const std::string& path : paths) read_gold(path, gold, findings);
  check_labels(gold, pack, findings);
  if (!findings.empty()) say_findings(findings, {}, common);
  if (findings.has_errors() || (common.strict && findings.count(Severity::Warning) > 0))
    throw CommandError("the labels cannot be used: " + count_findings(findings));
  return gold;
}

void add_label_flags(CLI::App& app, LabelFlags& flags, const std::string& learn) {
  app.add_option("--gold", flags.gold, "labels; may be given more than once")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->required();
  app.add_option("--learn", flags.only_learnt, learn + "; may be given more than once")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

}  // namespace rolecall
