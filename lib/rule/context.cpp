#include "rule/context.h"

#include <utility>

#include "rule/encoding.h"

namespace rolecall {

LoadContext::LoadContext(const std::vector<SourceFile>& files, Diagnostics& diagnostics)
    : files_(files),
      diagnostics_(diagnostics),
      line_starts_(files.size()),
      findings_(files.size()),
      broken_(files.size()) {}

Location LoadContext::locate(const Mark& mark) {
  const SourceFile& source = files_[mark.file];
  auto& starts = line_starts_[mark.file];
  if (starts.empty()) starts = line_starts(source.text);
  return place(source, starts, mark.bytes);
}

Diagnostic& LoadContext::add(Severity severity, std::string check, std::string message,
                             const Mark& mark) {
  if (severity == Severity::Error) ++errors_;
  std::uint32_t& findings = findings_[mark.file];
  if (findings > kMaxFindingsPerFile) {
    overflow_ = {};
    return overflow_;
  }
  if (findings++ == kMaxFindingsPerFile) {
    diagnostics_.error("limits-exceeded",
                       "more than " + std::to_string(kMaxFindingsPerFile) +
                           " findings in this file; the rest is not shown",
                       {files_[mark.file].path, 0, 0, {}});
    overflow_ = {};
    return overflow_;
  }
  return diagnostics_.add(
      {severity, std::move(check), std::move(message), locate(mark), rule_, {}, {}, {}});
}

Diagnostic& LoadContext::error(std::string check, std::string message, const Mark& mark) {
  return add(Severity::Error, std::move(check), std::move(message), mark);
}

Diagnostic& LoadContext::pack_error(std::string check, std::string message) {
  ++errors_;
  return diagnostics_.error(std::move(check), std::move(message), {"pack.yaml", 0, 0, {}});
}

void LoadContext::set_incomplete(std::uint32_t file) {
  incomplete_ = true;
  broken_[file] = true;
}

void LoadContext::offer_fix(Diagnostic& diagnostic, const Mark& mark, std::string text) {
  if (!broken_[mark.file])
    diagnostic.fixes.push_back({files_[mark.file].path, mark.bytes, std::move(text)});
}

Diagnostic& LoadContext::warning(std::string check, std::string message, const Mark& mark) {
  return add(Severity::Warning, std::move(check), std::move(message), mark);
}

}  // namespace rolecall
