#include "check/fixes.h"

#include <algorithm>

namespace rolecall {

std::vector<MendedFile> apply_fixes(const std::vector<SourceFile>& files,
                                    const Diagnostics& findings) {
  std::vector<MendedFile> mended;
  for (const SourceFile& file : files) {
    std::vector<const Fix*> fixes;
    for (const Diagnostic& finding : findings.all())
      for (const Fix& fix : finding.fixes)
        if (fix.file == file.path && fix.bytes.end <= file.text.size()) fixes.push_back(&fix);
    if (fixes.empty()) continue;
    std::stable_sort(fixes.begin(), fixes.end(),
                     [](const Fix* a, const Fix* b) { return a->bytes.begin < b->bytes.begin; });
    MendedFile out{file.path, file.text, {}, 0};
    std::size_t done = 0;
    for (const Fix* fix : fixes) {
      if (fix->bytes.begin < done || (out.fixes > 0 && fix->bytes.begin == done && done == 0))
        continue;
      out.after.append(file.text, done, fix->bytes.begin - done);
      out.after += fix->text;
      done = fix->bytes.end;
      ++out.fixes;
    }
    out.after.append(file.text, done);
    mended.push_back(std::move(out));
  }
  return mended;
}

}  // namespace rolecall
