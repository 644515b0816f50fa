// What the rules do to postings.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/regex.h"
#include "check/passes.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr double kNoise = 0.25;               // of the postings
constexpr std::uint32_t kLeastTogether = 20;  // postings, before "always" means anything
constexpr std::size_t kLeastPostings = 100;

std::string count_of(std::size_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

}  // namespace

void check_corpus(Reporter& report, const Analyzer& analyzer,
                  const std::vector<std::string>& postings) {
  const auto& rules = report.rules().rules;
  std::vector<std::vector<std::uint32_t>> hits(rules.size());  // postings, in order
  Scratch scratch;
  for (std::uint32_t p = 0; p < postings.size(); ++p)
    for (const Candidate& c : analyzer.candidates(postings[p], Field::Body, scratch))
      if (c.verdict == Verdict::Kept && (hits[c.rule].empty() || hits[c.rule].back() != p))
        hits[c.rule].push_back(p);
  const auto total = static_cast<double>(postings.size());
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    if (!is_skill(rule.kind)) continue;
    if (hits[r].empty()) {
      report.add("dead-on-corpus",
                 "no hit in " + count_of(postings.size(), "posting") + "; keep, fix or drop?",
                 rule.id.mark, &rule);
      continue;
    }
    const double share = static_cast<double>(hits[r].size()) / total;
    if (postings.size() >= kLeastPostings && share > kNoise)
      report.add("corpus-noise",
                 "tags " + std::to_string(static_cast<int>(100 * share + 0.5)) +
                     " % of the postings (limit " + std::to_string(static_cast<int>(100 * kNoise)) +
                     " %)",
                 rule.id.mark, &rule, "is it meant so often? ask for evidence");
    if (hits[r].size() < kLeastTogether) continue;
    for (std::uint32_t other = 0; other < rules.size(); ++other) {
      // The commonest skills stand beside everything.
      if (other == r || !is_skill(rules[other].kind) || hits[other].size() < hits[r].size() ||
          static_cast<double>(hits[other].size()) > kNoise * total)
        continue;
      if (!std::includes(hits[other].begin(), hits[other].end(), hits[r].begin(), hits[r].end()))
        continue;
      report.add("co-fires-always",
                 "in all " + count_of(hits[r].size(), "posting") + " with it, " +
                     rules[other].id.value + " is tagged as well",
                 rule.id.mark, &rule, "are they one skill?");
      break;
    }
  }
}

}  // namespace rolecall
