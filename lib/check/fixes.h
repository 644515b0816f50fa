// Mends files by the edits that findings offer.
#pragma once

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// A file before and after.
struct MendedFile {
  std::string path;
  std::string before;
  std::string after;
  std::size_t fixes = 0;
};

/// The files that change when every offered edit is made. Of edits that overlap the first is made;
/// checking again finds the rest.
std::vector<MendedFile> apply_fixes(const std::vector<SourceFile>& files,
                                    const Diagnostics& findings);

}  // namespace rolecall
