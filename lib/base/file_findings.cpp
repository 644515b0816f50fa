#include "base/file_findings.h"

#include <utility>

namespace rolecall {

Diagnostic& FileFindings::add(Severity severity, std::string check, std::string message,
                              const Mark& mark) {
  std::uint32_t& count = counts_[slot(mark.file)];
  if (count < kMaxFindingsPerFile) {
    ++count;
    return all_.add(
        {severity, std::move(check), std::move(message), index_.locate(mark), {}, {}, {}, {}});
  }
  if (count == kMaxFindingsPerFile) {
    ++count;
    const std::string path = index_.locate(mark).file;
    all_.error("limits-exceeded",
               "more than " + std::to_string(kMaxFindingsPerFile) +
                   " findings in this file; the rest is not shown",
               {path, 0, 0, {}});
  }
  return dummy_ = {};
}

}  // namespace rolecall
