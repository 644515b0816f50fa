// What the rules do to postings.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "check/passes.h"
#include "match/literal_finder.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr double kNoise = 0.25;               // of the postings
constexpr std::uint32_t kLeastTogether = 20;  // postings, before "always" means anything
constexpr double kWeak = 0.5;                 // of the postings hold a literal of the regex

std::string count_of(std::size_t n, const char* what) {
  return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

int percent(double share) { return static_cast<int>(100 * share + 0.5); }

// Regexes whose literals let the most of the postings through.
void check_literals(Reporter& report, const Pack& pack, const std::vector<std::string>& postings) {
  const LiteralFinder finder(pack);
  std::vector<std::uint32_t> latest(pack.regexes().size());  // posting, from 1, that passed last
  std::vector<std::uint32_t> passed(pack.regexes().size());
  std::vector<LiteralFinder::Hit> hits;
  for (std::uint32_t p = 1; p <= postings.size(); ++p) {
    hits.clear();
    finder.find(ascii_lowered(postings[p - 1]), hits);
    for (const LiteralFinder::Hit& hit : hits)
      for (const LiteralUse& use : pack.uses(hit.literal)) {
        passed[use.regex] += latest[use.regex] != p;
        latest[use.regex] = p;
      }
  }
  std::map<Index, std::size_t> of_rule;  // regexes of the rule so far
  for (Index x = 0; x < passed.size(); ++x) {
    const RegexEntry& entry = pack.regexes()[x];
    const Rule& rule = report.rules().rules[entry.rule];
    const Regex& regex = rule.regexes[of_rule[entry.rule]++];
    const double share = static_cast<double>(passed[x]) / static_cast<double>(postings.size());
    if (share <= kWeak) continue;
    std::string names;
    for (const LiteralEntry& atom : pack.array(entry.atoms))
      names += (names.empty() ? "" : ", ") + quoted(pack.str(atom.text));
    report.add("weak-atom",
               (entry.atoms.size == 1 ? "its literal " + names + " stands"
                                      : "one of its literals (" + names + ") stands") +
                   " in " + std::to_string(percent(share)) + " % of the postings",
               regex.pattern.mark, &rule, "write out a rarer word that every match has");
  }
}

}  // namespace

void check_corpus(Reporter& report, const Analyzer& analyzer,
                  const std::vector<std::string>& postings) {
  if (postings.size() >= kLeastPostings) check_literals(report, analyzer.pack(), postings);
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
                 "tags " + std::to_string(percent(share)) + " % of the postings (limit " +
                     std::to_string(percent(kNoise)) + " %)",
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
