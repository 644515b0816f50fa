// Findings about places in a pack's files, so many of each file and no more: one broken line must
// not print a thousand others.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/source_index.h"
#include "model/diagnostic.h"

namespace rolecall {

/// Findings of one file after which the rest is not reported.
inline constexpr std::uint32_t kMaxFindingsPerFile = 500;

/// Puts findings into a list. The files must outlive it and stay unchanged.
class FileFindings {
 public:
  FileFindings(std::span<const SourceFile> files, Diagnostics& all)
      : index_(files), all_(all), counts_(files.size() + 1) {}

  /// The finding that was added, to be completed at once; a dummy once the file has had too many.
  Diagnostic& add(Severity severity, std::string check, std::string message, const Mark& mark);
  /// The file has had so many findings that more are not worth working out.
  bool muted(std::uint32_t file) const { return counts_[slot(file)] > kMaxFindingsPerFile; }

  const SourceIndex& index() const { return index_; }

 private:
  /// The last is for marks outside of the files.
  std::size_t slot(std::uint32_t file) const {
    return file < index_.files().size() ? file : counts_.size() - 1;
  }

  SourceIndex index_;
  Diagnostics& all_;
  std::vector<std::uint32_t> counts_;  ///< of each file
  Diagnostic dummy_;
};

}  // namespace rolecall
