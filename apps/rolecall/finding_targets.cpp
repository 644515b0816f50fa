#include "finding_targets.h"

#include <cstdlib>
#include <cstring>

#include "atomic_file.h"
#include "session.h"

namespace rolecall {

void add_finding_targets(CLI::App& app, std::vector<FindingTarget>& targets,
                         const Choices<FindingFormat>& formats) {
  std::string names;
  for (std::size_t i = 0; i < formats.size(); ++i)
    names += (i == 0 ? "" : i + 1 == formats.size() ? " or " : ", ") + formats[i].first;
  app.add_option_function<std::vector<std::string>>(
         "-f,--format",
         [&targets, formats](const std::vector<std::string>& words) {
           for (const std::string& word : words) add_target(targets, word, formats);
         },
         names + "; may be given several times, with =FILE")
      ->type_name("FORMAT[=FILE]");
}

std::vector<FindingTarget> chosen_targets(const std::vector<FindingTarget>& targets) {
  if (!targets.empty()) return targets;
  std::vector<FindingTarget> chosen{{FindingFormat::Human, {}}};
  const char* github = std::getenv("GITHUB_ACTIONS");
  if (github != nullptr && std::strcmp(github, "true") == 0)
    chosen.push_back({FindingFormat::Github, {}});
  return chosen;
}

void write_target(const FindingTarget& target, std::string_view bytes) {
  if (target.file.empty())
    print(bytes);
  else
    write_file(target.file, bytes);
}

}  // namespace rolecall
