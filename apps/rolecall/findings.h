// Findings of the loader and of the rule checks, as people and machines want them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

enum class FindingFormat : std::uint8_t { Human, Concise, Json, Sarif, Junit, Github };

struct FindingOptions {
  FindingFormat format = FindingFormat::Human;
  std::string folder;  ///< of the pack, put before the names of its files; ends in '/' or is empty
  bool colour = false;
  int width = 100;
};

/// All findings, sorted by place. `files` are the pack's sources.
std::string render_findings(const Diagnostics& findings, const std::vector<SourceFile>& files,
                            const FindingOptions& options);

/// For XML text and attributes; control characters become blanks.
std::string escape_xml(std::string_view text);

/// "2 errors and 1 warning", or "no findings".
std::string count_findings(const Diagnostics& findings);

}  // namespace rolecall
