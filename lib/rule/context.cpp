#include "rule/context.h"

#include <utility>

namespace rolecall {

LoadContext::LoadContext(const std::vector<SourceFile>& files, Diagnostics& diagnostics)
    : files_(files),
      diagnostics_(diagnostics),
      findings_(files, diagnostics),
      broken_(files.size()) {}

Diagnostic& LoadContext::add(Severity severity, std::string check, std::string message,
                             const Mark& mark) {
  if (severity == Severity::Error) ++errors_;
  Diagnostic& added = findings_.add(severity, std::move(check), std::move(message), mark);
  added.rule = rule_;
  return added;
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
