#include "labels.h"

#include <filesystem>

#include "session.h"

namespace rolecall {

Gold read_labels(const std::vector<std::string>& paths, const CommonFlags& common) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) throw CommandError("'" + path + "' does not exist");
  }
  Gold gold;
  Diagnostics findings;
  for (const std::string& path : paths) read_gold(path, gold, findings);
  if (!findings.empty()) say_findings(findings, {}, common);
  if (findings.has_errors())
    throw CommandError("the labels cannot be used: " + count_findings(findings));
  return gold;
}

}  // namespace rolecall
