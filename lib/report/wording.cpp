#include "report/wording.h"

#include <algorithm>
#include <cmath>

namespace rolecall {

std::string percent(double share) {
  return std::to_string(std::lround(100 * std::clamp(share, 0.0, 1.0))) + " %";
}

std::string duty_words(const Catalogue& catalogue, const Analysis& analysis) {
  const ModelEntry* model = catalogue.pack.model("clause");
  if (!model || analysis.clauses.empty()) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> kinds;  // clauses, class
  std::uint32_t duties = 0;
  for (std::uint32_t k = 0; k < model->classes.size; ++k)
    if (model->duties >> k & 1) kinds.emplace_back(0, k);
  for (const ClauseKind& clause : analysis.clauses)
    for (auto& [count, kind] : kinds)
      if (kind == clause.kind) ++count, ++duties;
  if (duties == 0) return "none told";
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string words;
  for (const auto& [count, kind] : kinds) {
    if (count == 0) break;
    words += words.empty() ? "" : ", ";
    words +=
        std::to_string(count) + (words.empty() ? " of " + std::to_string(duties) + " about " : " ");
    words += catalogue.pack.str(catalogue.pack.array(model->names)[kind]);
  }
  return words;
}

std::string source_words(const Source& source) {
  return source.record ? source.path + ":" + std::to_string(source.record) : source.path;
}

std::string summary_words(const Catalogue& catalogue, const Summary& summary) {
  const auto count = [](std::uint64_t n, std::string_view what) {
    return std::to_string(n) + " " + std::string(what);
  };
  std::string words = count(summary.postings, summary.postings == 1 ? "posting" : "postings");
  std::string roles;
  for (const std::string_view id : catalogue.classes) {
    const auto found = summary.roles.find(id);
    if (found == summary.roles.end()) continue;
    if (!roles.empty()) roles += ", ";
    roles += std::string(id) + " " + std::to_string(found->second);
  }
  if (!roles.empty()) words += ": " + roles;
  if (summary.undecided) words += "; " + count(summary.undecided, "undecided");
  if (summary.without_tags) words += "; " + count(summary.without_tags, "without tags");
  if (summary.filtered) words += "; " + count(summary.filtered, "left out by --where");
  if (summary.errors) words += "; " + count(summary.errors, "could not be read");
  return words;
}

}  // namespace rolecall
