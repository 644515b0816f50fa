#include "engine/gap_ranking.h"

#include <algorithm>
#include <utility>

#include "classify/gap.h"

namespace rolecall {

GapRanking::GapRanking(Pack pack, Profile profile, const GapOptions& options)
    : pack_(pack), options_(options), planner_(options.learn, options.may_lack) {
  report_.profile = std::move(profile);
}

void GapRanking::add(const Posting& posting, const Analysis& analysis) {
  RankedGap one;
  one.order = report_.compared++;
  one.gap = gap_of(pack_, analysis, report_.profile);
  planner_.add(one.gap);
  auto& heap = report_.ranked;
  const bool full = options_.top != 0 && heap.size() == options_.top;
  if (full && !fits_better(one, heap.front())) return;
  one.id = posting.id;
  one.source = posting.source;
  one.title = analysis.title;
  one.lang = analysis.lang;
  one.role = analysis.role;
  one.decided = analysis.decided;
  one.confidence = analysis.confidence;
  if (full) {
    std::pop_heap(heap.begin(), heap.end(), fits_better);
    heap.back() = std::move(one);
  } else {
    heap.push_back(std::move(one));
  }
  std::push_heap(heap.begin(), heap.end(), fits_better);
}

GapReport GapRanking::finish() {
  std::sort(report_.ranked.begin(), report_.ranked.end(), fits_better);
  report_.plan = planner_.plan(pack_);
  return std::move(report_);
}

}  // namespace rolecall
