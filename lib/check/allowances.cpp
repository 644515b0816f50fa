#include "check/allowances.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/suggest.h"
#include "check/catalogue.h"
#include "check/reporter.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::string_view kMark = "# rolecall: allow[";

struct Allowance {
  std::string file;
  std::uint32_t line = 0;  ///< of the comment
  std::string check;
  Mark mark;
  Range whole_line;
  bool used = false;
};

// Only a comment that has a line to itself counts: inside a scalar the words are text.
std::vector<Allowance> read(const RuleSet& rules, std::vector<Diagnostic>& problems) {
  std::vector<Allowance> all;
  Diagnostics found;
  Reporter report(rules, found);
  for (std::uint32_t f = 0; f < rules.files.size(); ++f) {
    const std::string& text = rules.files[f].text;
    for (std::size_t at = text.find(kMark); at != std::string::npos;
         at = text.find(kMark, at + 1)) {
      std::size_t line = at;
      while (line > 0 && text[line - 1] != '\n') --line;
      if (text.find_first_not_of(' ', line) != at) continue;
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::size_t name = at + kMark.size();
      const std::size_t close = text.find(']', name);
      const Mark mark{f, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}};
      if (close == std::string::npos || close > end) continue;
      const std::string check = text.substr(name, close - name);
      if (find_check(check) == nullptr) {
        std::vector<std::string_view> known;
        for (const CheckInfo& info : all_checks()) known.push_back(info.name);
        report.add("unused-suppression", "there is no check " + quoted(check), mark, nullptr,
                   suggestion(check, known));
        continue;
      }
      if (text.find_first_not_of(" \r", close + 1) >= end) {
        report.add("suppression-without-reason", "an allowance needs a reason", mark, nullptr,
                   "say behind the bracket why the finding is not to be mended");
        continue;
      }
      Allowance allowance;
      allowance.file = rules.files[f].path;
      allowance.line = locate(rules, mark).line;
      allowance.check = check;
      allowance.mark = mark;
      allowance.whole_line = {static_cast<std::uint32_t>(line),
                              static_cast<std::uint32_t>(std::min(end + 1, text.size()))};
      all.push_back(std::move(allowance));
    }
  }
  problems = std::move(found.all());
  return all;
}

bool was_run(std::string_view check, const CheckOptions& options) {
  if (check.starts_with("untested-c")) return options.mutate;
  if (check == "corpus-noise" || check == "dead-on-corpus" || check == "co-fires-always")
    return !options.postings.empty();
  return true;
}

}  // namespace

void apply_allowances(const RuleSet& rules, const CheckOptions& options, Diagnostics& findings) {
  std::vector<Diagnostic> problems;
  std::vector<Allowance> all = read(rules, problems);
  auto& list = findings.all();
  const bool whole = !findings.has_errors();
  std::erase_if(list, [&](const Diagnostic& finding) {
    bool allowed = false;
    for (Allowance& allowance : all) {
      if (allowance.file != finding.at.file || allowance.check != finding.check) continue;
      // Several allowances may stand above each other.
      std::uint32_t line = finding.at.line;
      while (line > 0) {
        --line;
        if (line == allowance.line) {
          allowed = allowance.used = true;
          break;
        }
        const bool comment = std::any_of(all.begin(), all.end(), [&](const Allowance& other) {
          return other.file == allowance.file && other.line == line;
        });
        if (!comment) break;
      }
    }
    return allowed;
  });
  for (Diagnostic& problem : problems) list.push_back(std::move(problem));
  Reporter report(rules, findings);
  for (const Allowance& allowance : all) {
    if (allowance.used || !whole || !was_run(allowance.check, options)) continue;
    auto& d =
        report.add("unused-suppression", "nothing below needs this allowance of " + allowance.check,
                   allowance.mark, nullptr, "remove it");
    report.fix(d, {allowance.mark.file, allowance.whole_line}, "");
  }
}

}  // namespace rolecall
