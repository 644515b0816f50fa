#include "check/baseline.h"

#include <algorithm>
#include <map>
#include <vector>

namespace rolecall {

std::string fingerprint(const Diagnostic& finding) {
  std::string print = finding.check + "\t" + finding.at.file + "\t" + finding.rule + "\t";
  // One line, whatever the message holds.
  for (const char c : finding.message) print += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return print;
}

std::string write_baseline(const Diagnostics& findings) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : findings.all()) lines.push_back(fingerprint(finding));
  std::sort(lines.begin(), lines.end());
  std::string out =
      "# Findings of `rolecall rules check` that pass for now: check, file, rule, message.\n";
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

void apply_baseline(std::string_view baseline, const std::string& name,
                    const std::function<bool(std::string_view check)>& ran, Diagnostics& findings) {
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> known;
  std::uint32_t number = 0;
  while (!baseline.empty()) {
    std::string_view line = baseline.substr(0, baseline.find('\n'));
    baseline.remove_prefix(std::min(baseline.size(), line.size() + 1));
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') known[std::string(line)].push_back(number);
  }
  std::erase_if(findings.all(), [&](const Diagnostic& finding) {
    const auto entry = known.find(fingerprint(finding));
    if (entry == known.end() || entry->second.empty()) return false;
    entry->second.pop_back();
    return true;
  });
  for (const auto& [line, numbers] : known) {
    if (!ran(std::string_view(line).substr(0, line.find('\t')))) continue;
    for (const std::uint32_t n : numbers)
      findings
          .error("stale-baseline",
                 name + ":" + std::to_string(n) + " lists a finding that is gone: " + line,
                 {"pack.yaml", 0, 0, {}})
          .help = "remove the line, or write the list anew with --write-baseline";
  }
}

}  // namespace rolecall
