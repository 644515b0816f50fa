#include "match/resolve.h"

#include <algorithm>
#include <array>

namespace rolecall {
namespace {

// Kinds that compete for length share an arena; kNoArena competes with nobody.
constexpr unsigned kNoArena = 99;
constexpr unsigned arena_of(Kind kind) {
  if (is_skill(kind) || kind == Kind::Ignore) return 0;
  return kind == Kind::Duty ? kNoArena : static_cast<unsigned>(kind);
}

class Resolver {
 public:
  Resolver(const Pack& pack, MatchScratch& scratch)
      : rules_(pack.rules()), all_(scratch.candidates), order_(scratch.order), owners_(scratch.owners), latest_(scratch.latest) {
    latest_.resize(rules_.size(), kNone);
  }

  void run() {
    // By arena, then place, then the longer first: overlapping hits of an arena stand together.
    order_.clear();
    for (std::uint32_t i = 0; i < all_.size(); ++i)
      if (all_[i].verdict == Verdict::Kept) order_.push_back(i);
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Candidate &x = all_[a], &y = all_[b];
      const unsigned ax = arena_of(rules_[x.rule].kind), ay = arena_of(rules_[y.rule].kind);
      if (ax != ay) return ax < ay;
      if (x.range.begin != y.range.begin) return x.range.begin < y.range.begin;
      if (x.range.end != y.range.end) return x.range.end > y.range.end;
      return x.rule != y.rule ? x.rule < y.rule : a < b;
    });
    for (std::size_t i = 0; i < order_.size();) i = settle_cluster(i);
    veto_ignored();
  }

 private:
  // A cluster is a run of hits each of which overlaps one before it. Returns where the next begins.
  std::size_t settle_cluster(std::size_t first) {
    const unsigned arena = arena_of(rules_[all_[order_[first]].rule].kind);
    std::size_t last = first + 1;
    std::uint32_t end = all_[order_[first]].range.end;
    for (; last < order_.size(); ++last) {
      const Candidate& next = all_[order_[last]];
      if (arena_of(rules_[next.rule].kind) != arena || next.range.begin >= end) break;
      end = std::max(end, next.range.end);
    }
    if (last - first > 1) {
      if (arena == kNoArena) {
        drop_repeats(first, last);
      } else {
        keep_longest(first, last, end);
      }
    }
    return last;
  }

  // Longest first; a hit that overlaps one already kept loses to it. `owners` says for each byte of
  // the cluster which hit has it, so the work is linear in the bytes however many hits overlap.
  void keep_longest(std::size_t first, std::size_t last, std::uint32_t end) {
    const auto from = order_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = order_.begin() + static_cast<std::ptrdiff_t>(last);
    const std::uint32_t begin = all_[*from].range.begin;
    std::stable_sort(from, to, [&](std::uint32_t a, std::uint32_t b) {
      return all_[a].range.size() > all_[b].range.size();
    });
    owners_.assign(end - begin, kNone);
    for (auto it = from; it != to; ++it) {
      Candidate& hit = all_[*it];
      const auto bytes = std::span(owners_).subspan(hit.range.begin - begin, hit.range.size());
      const auto taken = std::find_if(bytes.begin(), bytes.end(), [](std::uint32_t o) { return o != kNone; });
      if (taken == bytes.end()) {
        std::fill(bytes.begin(), bytes.end(), *it);
        continue;
      }
      const Candidate& winner = all_[*taken];
      const bool ignored = rules_[winner.rule].kind == Kind::Ignore;
      if (rules_[hit.rule].keep_overlap && !ignored && winner.rule != hit.rule) continue;
      lose(hit, winner, ignored ? Verdict::Ignored : Verdict::Shorter);
    }
  }

  // Duties stand side by side, but a rule tags a stretch once: the hit that begins first has it.
  void drop_repeats(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      Candidate& hit = all_[order_[i]];
      std::uint32_t& latest = latest_[hit.rule];
      if (latest != kNone && all_[latest].range.overlaps(hit.range)) {
        lose(hit, all_[latest], Verdict::Shorter);
      } else {
        latest = order_[i];
      }
    }
    for (std::size_t i = first; i < last; ++i) latest_[all_[order_[i]].rule] = kNone;
  }

  static void lose(Candidate& hit, const Candidate& winner, Verdict verdict) {
    hit.verdict = verdict;
    hit.by = winner.range;
    hit.by_rule = winner.rule;
  }

  // Ignore hits stand first in the order (arena 0); all other arenas give way to them.
  void veto_ignored() {
    std::vector<std::uint32_t> ignores;
    for (const std::uint32_t i : order_)
      if (rules_[all_[i].rule].kind == Kind::Ignore && all_[i].verdict == Verdict::Kept) ignores.push_back(i);
    if (ignores.empty()) return;
    std::sort(ignores.begin(), ignores.end(),
              [&](std::uint32_t a, std::uint32_t b) { return all_[a].range < all_[b].range; });
    for (Candidate& hit : all_) {
      if (hit.verdict != Verdict::Kept || arena_of(rules_[hit.rule].kind) == 0) continue;
      auto after = std::upper_bound(ignores.begin(), ignores.end(), hit.range.begin,
                                    [&](std::uint32_t at, std::uint32_t i) { return at < all_[i].range.begin; });
      if (after == ignores.begin()) continue;
      const Candidate& ignore = all_[*std::prev(after)];
      if (!ignore.range.contains(hit.range)) continue;
      lose(hit, ignore, Verdict::Ignored);
    }
  }

  std::span<const RuleEntry> rules_;
  std::vector<Candidate>& all_;
  std::vector<std::uint32_t>& order_;
  std::vector<std::uint32_t>& owners_;
  std::vector<std::uint32_t>& latest_;  // rule to its latest kept hit, within a cluster
};

}  // namespace

void resolve(const Pack& pack, MatchScratch& scratch) {
  if (!scratch.switched_off.empty()) {
    for (Candidate& hit : scratch.candidates)
      if (hit.verdict == Verdict::Kept &&
          std::binary_search(scratch.switched_off.begin(), scratch.switched_off.end(), hit.rule))
        hit.verdict = Verdict::SwitchedOff;
  }
  Resolver(pack, scratch).run();
}

}  // namespace rolecall
