#include "survey/figures.h"

#include <algorithm>
#include <tuple>

#include "survey/tables.h"

namespace rolecall {
namespace {

constexpr std::uint64_t kFewestPairs = 5;

std::vector<PairFigure> pairs(const Survey& survey, std::uint64_t least) {
  const Tallies& t = survey.tallies();
  const Catalogue& catalogue = survey.catalogue();
  const auto asked = [&](Index rule) {
    return t.skills[static_cast<std::size_t>(Ask::Required)][rule][Slices::kAll].distinct +
           t.skills[static_cast<std::size_t>(Ask::Preferred)][rule][Slices::kAll].distinct;
  };
  struct Ranked {
    double low;
    std::uint64_t key;
    Together together;
  };
  std::vector<Ranked> ranked;
  for (const auto& [key, entry] : t.pairs.entries()) {
    if (entry.count.distinct < least) continue;
    const Together together{entry.count.distinct, asked(static_cast<Index>(key >> 32)),
                            asked(static_cast<Index>(key)), t.postings[Slices::kAll].distinct};
    ranked.push_back({lift_interval(together).low, key, together});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.low != b.low ? a.low > b.low : a.key < b.key;
  });
  if (ranked.size() > kMostPairFigures) ranked.resize(kMostPairFigures);
  std::vector<PairFigure> figures;
  for (const Ranked& pair : ranked) {
    const auto a = static_cast<Index>(pair.key >> 32), b = static_cast<Index>(pair.key);
    figures.push_back({std::string(catalogue.rule_id(a)), std::string(catalogue.rule_id(b)),
                       std::string(catalogue.rule_name(a)), std::string(catalogue.rule_name(b)),
                       pair.together});
  }
  return figures;
}

std::vector<DuplicateGroup> duplicate_groups(const Tallies& t) {
  std::vector<DuplicateGroup> groups;
  for (const auto& [first, entry] : t.duplicates.entries())
    groups.push_back({first.id, first.title, entry.count.all + 1});
  std::sort(groups.begin(), groups.end(), [](const DuplicateGroup& a, const DuplicateGroup& b) {
    return a.size != b.size ? a.size > b.size : std::tie(a.id, a.title) < std::tie(b.id, b.title);
  });
  if (groups.size() > kMostDuplicateGroups) groups.resize(kMostDuplicateGroups);
  return groups;
}

}  // namespace

const FigureTable* Figures::table(std::string_view id) const {
  for (const FigureTable& table : tables)
    if (table.id == id) return &table;
  return nullptr;
}

Figures make_figures(const Survey& survey) {
  const Tallies& t = survey.tallies();
  const Catalogue& catalogue = survey.catalogue();
  Figures figures;
  figures.pack_name = catalogue.pack.name();
  figures.pack_version = catalogue.pack.version();
  figures.pack_hash = catalogue.pack.content_hash();
  for (std::size_t i = 0; i < survey.slices().ids.size(); ++i)
    figures.slices.push_back({survey.slices().ids[i], survey.slices().names[i]});
  for (const LeafEntry& leaf : catalogue.layer_leaves())
    figures.layers.push_back(
        {std::string(catalogue.pack.str(leaf.path)), std::string(catalogue.pack.str(leaf.name))});
  figures.selection = survey.selection();
  figures.postings = t.postings[Slices::kAll];
  figures.failed = t.failed;
  figures.window_passed = survey.near_duplicates().forgot();
  figures.ask_lines = t.ask_lines;
  figures.tagged_lines = t.tagged_lines;
  figures.tables = make_tables(survey);
  figures.pairs_least =
      std::max({kFewestPairs, (figures.postings.distinct + 99) / 100, t.pairs.floor() + 1});
  figures.pairs = pairs(survey, figures.pairs_least);
  figures.duplicates = duplicate_groups(t);
  return figures;
}

}  // namespace rolecall
