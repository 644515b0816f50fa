// What every step of a load has at hand: the files, and the way to report a finding at a place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_findings.h"
#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// Used by one load, on one thread. The files must outlive it and stay unchanged.
class LoadContext {
 public:
  LoadContext(const std::vector<SourceFile>& files, Diagnostics& diagnostics);

  const SourceFile& file(std::uint32_t index) const { return files_[index]; }
  std::uint32_t file_count() const { return static_cast<std::uint32_t>(files_.size()); }

  /// The finding that was added, to be completed at once; a dummy once a file has had too many.
  Diagnostic& error(std::string check, std::string message, const Mark& mark);
  Diagnostic& warning(std::string check, std::string message, const Mark& mark);
  /// Adds the edit that replaces the marked bytes; not in a file that could not be read to its end.
  void offer_fix(Diagnostic& diagnostic, const Mark& mark, std::string text);
  /// About the pack as a whole, told of its pack.yaml.
  Diagnostic& pack_error(std::string check, std::string message);
  Location locate(const Mark& mark) const { return findings_.index().locate(mark); }

  /// The file has had so many findings that more are not worth working out.
  bool muted(std::uint32_t file) const { return findings_.muted(file); }

  /// Errors so far; a reader compares it before and after to see whether a part is sound.
  std::uint32_t errors() const { return errors_; }
  /// Some file could not be read to its end: names that are not known may stand there.
  bool incomplete() const { return incomplete_; }
  void set_incomplete(std::uint32_t file);
  /// The rule that findings are about from now on; empty for none.
  void about(std::string rule) { rule_ = std::move(rule); }

 private:
  Diagnostic& add(Severity severity, std::string check, std::string message, const Mark& mark);

  const std::vector<SourceFile>& files_;
  Diagnostics& diagnostics_;
  FileFindings findings_;
  std::vector<bool> broken_;  ///< by file
  std::uint32_t errors_ = 0;
  bool incomplete_ = false;
  std::string rule_;
};

}  // namespace rolecall
