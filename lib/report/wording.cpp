#include "report/wording.h"

#include <algorithm>
#include <cmath>

namespace rolecall {

std::string percent(double share) {
  return std::to_string(std::lround(100 * std::clamp(share, 0.0, 1.0))) + " %";
}

namespace {

// With fewer duties it means little that none is of a kind.
constexpr std::uint32_t kTellsAbsence = 4;

using KindCounts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // clauses, class

std::string filled(std::string_view form, std::string_view name, const std::string& value) {
  std::string text(form);
  const std::string place = '{' + std::string(name) + '}';
  if (const auto at = text.find(place); at != std::string::npos)
    text.replace(at, place.size(), value);
  return text;
}

// For whom at least a quarter of the duties of `kind` are; empty: not said.
std::string_view told_party(const Pack& pack, const Analysis& analysis, std::uint32_t kind,
                            std::uint32_t of) {
  const ModelEntry* model = pack.model("beneficiary");
  if (model == nullptr) return {};
  std::vector<std::uint32_t> parties(model->classes.size, 0);
  for (const ClauseKind& clause : analysis.clauses)
    if (clause.kind == kind && clause.whom < parties.size()) ++parties[clause.whom];
  const auto most = std::max_element(parties.begin(), parties.end());
  if (most == parties.end() || *most == 0 || *most * 4 < of) return {};
  return pack.str(pack.array(model->names)[static_cast<std::size_t>(most - parties.begin())]);
}

// In the pack's words: most duties' kind and whom they are for, the other kinds, and the most
// telling one that none is of.
std::string duty_sentence(const Pack& pack, const Analysis& analysis, const ModelEntry& model,
                          const KindCounts& kinds, std::uint32_t duties) {
  const DutyWording& wording = pack.header().duty_wording;
  const auto name = [&](std::uint32_t kind) {
    return std::string(pack.str(pack.array(model.names)[kind]));
  };
  std::string words = filled(pack.str(wording.about), "count", std::to_string(kinds[0].first));
  words = filled(words, "duties", std::to_string(duties));
  words = filled(words, "kind", name(kinds[0].second));
  if (const auto whom = told_party(pack, analysis, kinds[0].second, kinds[0].first); !whom.empty())
    words += filled(pack.str(wording.whom), "whom", std::string(whom));
  for (std::size_t i = 1; i < kinds.size() && kinds[i].first > 0; ++i)
    words += (i == 1 ? "; " : ", ") + std::to_string(kinds[i].first) + ' ' + name(kinds[i].second);
  const auto absent = pack.array(wording.absent_kinds);
  for (std::size_t i = 0; i < absent.size() && duties >= kTellsAbsence; ++i) {
    const bool told = std::any_of(kinds.begin(), kinds.end(), [&](const auto& kind) {
      return kind.second == absent[i] && kind.first > 0;
    });
    if (told) continue;
    words += filled(pack.str(wording.without), "absent",
                    std::string(pack.str(pack.array(wording.absent)[i])));
    break;
  }
  return words;
}

}  // namespace

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
  if (duties > 1 && catalogue.pack.header().duty_wording.about.size > 0)
    return duty_sentence(catalogue.pack, analysis, *model, kinds, duties);
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
  const std::string path = source.path == "-" ? "standard input" : source.path;
  return source.record ? path + ":" + std::to_string(source.record) : path;
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
