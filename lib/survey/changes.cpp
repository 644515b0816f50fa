#include "survey/changes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace rolecall {
namespace {

// What depends on how a corpus was put together says nothing of jobs; lines and phrases are no
// fixed set of items.
bool compared(std::string_view table) {
  for (const std::string_view other : {"confidence", "sources", "notes", "notes_without_tags",
                                       "untagged_lines", "untagged_phrases"})
    if (table == other) return false;
  return true;
}

struct Side {
  const Figure* here = nullptr;
  const Figure* there = nullptr;
};

/// What an item missing from a table is a count of: any figure of the same slice says.
Count of_table(const FigureTable& table) {
  for (const Figure& figure : table.figures)
    if (figure.slice == Slices::kAll) return figure.of;
  return {};
}

void compare_table(const FigureTable& here, const FigureTable& there, Changes& changes) {
  std::vector<std::pair<std::string, Side>> sides;
  std::map<std::string, std::size_t> index;
  const auto side = [&](const Figure& figure) -> Side& {
    const auto [at, fresh] = index.emplace(figure.item, sides.size());
    if (fresh) sides.emplace_back(figure.item, Side{});
    return sides[at->second].second;
  };
  for (const Figure& figure : here.figures)
    if (figure.slice == Slices::kAll) side(figure).here = &figure;
  for (const Figure& figure : there.figures)
    if (figure.slice == Slices::kAll) side(figure).there = &figure;
  for (const auto& [item, both] : sides) {
    Change change{here.id, item, (both.here ? both.here : both.there)->name, {}, {}, 0, {}, 1, 1};
    change.here = both.here ? both.here->distinct() : Proportion{0, of_table(here).distinct};
    change.there = both.there ? both.there->distinct() : Proportion{0, of_table(there).distinct};
    if (change.here.hits + change.there.hits < kFewestCompared) continue;
    if (change.here.of == 0 || change.there.of == 0) continue;
    change.difference = change.here.value() - change.there.value();
    change.interval = newcombe(change.here, change.there);
    change.p = same_share_p(change.here, change.there);
    changes.all.push_back(std::move(change));
  }
}

}  // namespace

Changes compare(const Figures& here, const Figures& there) {
  Changes changes;
  changes.postings_here = here.postings;
  changes.postings_there = there.postings;
  for (const FigureTable& table : here.tables) {
    const FigureTable* other = there.table(table.id);
    if (other != nullptr && compared(table.id)) compare_table(table, *other, changes);
  }
  std::vector<double> p;
  for (const Change& change : changes.all) p.push_back(change.p);
  const std::vector<double> rates = false_discovery_rates(p);
  for (std::size_t i = 0; i < rates.size(); ++i) {
    changes.all[i].discovery_rate = rates[i];
    changes.findings += rates[i] <= kDiscoveryRate;
  }
  const auto finding = [](const Change& c) { return c.discovery_rate <= kDiscoveryRate; };
  std::stable_sort(changes.all.begin(), changes.all.end(), [&](const Change& a, const Change& b) {
    if (finding(a) != finding(b)) return finding(a);
    return std::abs(a.difference) > std::abs(b.difference);
  });
  return changes;
}

}  // namespace rolecall
