#include "check/allowances.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

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
      while (line > 0 && text[line - 1] == ' ') --line;
      if (line > 0 && text[line - 1] != '\n') continue;
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::size_t name = at + kMark.size();
      const std::size_t close = std::min(text.find_first_of("]\n", name), end);
      const Mark mark{f, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}};
      if (close == end) continue;
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
      allowance.line = report.index().line_of(mark);
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

// Finds the allowance of a finding: several may stand above each other, the last just above it.
class AllowanceIndex {
 public:
  /// `all` is sorted by file and line, as read.
  explicit AllowanceIndex(std::vector<Allowance>& all) {
    const Allowance* last = nullptr;
    for (Allowance& allowance : all) {
      const bool goes_on =
          last != nullptr && last->file == allowance.file && last->line + 1 == allowance.line;
      const std::uint32_t first =
          goes_on ? first_line_.at({last->file, last->line}) : allowance.line;
      first_line_[{allowance.file, allowance.line}] = first;
      by_check_[{allowance.file, allowance.check, allowance.line}] = &allowance;
      last = &allowance;
    }
  }

  /// The nearest that allows the finding, or null.
  Allowance* above(const Diagnostic& finding) const {
    const std::uint32_t line = finding.at.line;
    const auto stack =
        line == 0 ? first_line_.end() : first_line_.find({finding.at.file, line - 1});
    if (stack == first_line_.end()) return nullptr;
    auto next = by_check_.lower_bound({finding.at.file, finding.check, line});
    if (next == by_check_.begin()) return nullptr;
    const auto& [file, check, at] = (--next)->first;
    const bool same = file == finding.at.file && check == finding.check;
    return same && at >= stack->second ? next->second : nullptr;
  }

 private:
  std::map<std::pair<std::string_view, std::uint32_t>, std::uint32_t>
      first_line_;  ///< of its stack
  std::map<std::tuple<std::string_view, std::string_view, std::uint32_t>, Allowance*> by_check_;
};

}  // namespace

void apply_allowances(const RuleSet& rules, const CheckOptions& options, Diagnostics& findings) {
  std::vector<Diagnostic> problems;
  std::vector<Allowance> all = read(rules, problems);
  auto& list = findings.all();
  const bool whole = !findings.has_errors();
  AllowanceIndex index(all);
  std::erase_if(list, [&](const Diagnostic& finding) {
    Allowance* allowance = index.above(finding);
    if (allowance != nullptr) allowance->used = true;
    return allowance != nullptr;
  });
  for (Diagnostic& problem : problems) list.push_back(std::move(problem));
  Reporter report(rules, findings);
  for (const Allowance& allowance : all) {
    if (allowance.used || !whole || !finds_again(options, allowance.check)) continue;
    auto& d =
        report.add("unused-suppression", "nothing below needs this allowance of " + allowance.check,
                   allowance.mark, nullptr, "remove it");
    report.fix(d, {allowance.mark.file, allowance.whole_line}, "");
  }
}

}  // namespace rolecall
