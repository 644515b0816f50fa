#include "match/resolve.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace rolecall {
namespace {

class Resolver {
  using Places = MatchScratch::Places;

 public:
  Resolver(const Pack& pack, MatchScratch& scratch)
      : rules_(pack.rules()),
        all_(scratch.candidates),
        duties_(scratch.duties),
        order_(scratch.order),
        places_(scratch.places),
        ignores_(scratch.ignores),
        owners_(scratch.owners),
        latest_(scratch.latest) {
    latest_.resize(rules_.size(), kNone);
  }

  void run() {
    deal_out();
    for (unsigned arena = 0; arena < kArenas; ++arena) {
      line_up(places_[arena]);
      for (std::size_t i = 0; i < order_.size();) i = settle_cluster(arena, i);
      if (arena == kSkillArena) note_ignored();
    }
    drop_repeated_duties();
    veto_ignored();
  }

 private:
  // The kept hits to their arenas.
  void deal_out() {
    for (Places& places : places_) places.clear();
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      const Candidate& hit = all_[i];
      if (hit.verdict != Verdict::Kept) continue;
      places_[arena_of(rules_[hit.rule].kind)].emplace_back(
          std::uint64_t{hit.range.begin} << 32 | (0xFFFFFFFFu - hit.range.end), i);
    }
  }

  // The hits of an arena by place, the longer first, then by rule.
  void line_up(Places& places) {
    const auto before = [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      const Index x = all_[a.second].rule, y = all_[b.second].rule;
      return x != y ? x < y : a.second < b.second;
    };
    if (!std::is_sorted(places.begin(), places.end(), before))
      std::sort(places.begin(), places.end(), before);
    order_.clear();
    for (const auto& [place, i] : places) order_.push_back(i);
  }

  // A cluster is a run of hits each of which overlaps one before it. Returns where the next begins.
  std::size_t settle_cluster(unsigned arena, std::size_t first) {
    std::size_t last = first + 1;
    std::uint32_t end = all_[order_[first]].range.end;
    for (; last < order_.size() && all_[order_[last]].range.begin < end; ++last)
      end = std::max(end, all_[order_[last]].range.end);
    if (last - first > 1) {
      if (arena == kNoArena) {
        const auto hit = [&](std::uint32_t i) -> Candidate& { return all_[order_[first + i]]; };
        drop_repeats(last - first, hit, [&](std::uint32_t loser, std::uint32_t winner) {
          lose(hit(loser), hit(winner), Verdict::Shorter);
        });
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
    inner_.clear();
    for (auto it = from; it != to; ++it) {
      Candidate& hit = all_[*it];
      const auto bytes = std::span(owners_).subspan(hit.range.begin - begin, hit.range.size());
      const bool keeps = rules_[hit.rule].keep_overlap && rules_[hit.rule].kind != Kind::Ignore;
      bool inside = false;
      const Candidate* winner = nullptr;
      for (auto owner = bytes.begin(); owner != bytes.end() && winner == nullptr; ++owner) {
        if (*owner == kNone) continue;
        inside = true;
        const Candidate& other = all_[*owner];
        if (!keeps || other.rule == hit.rule || rules_[other.rule].kind == Kind::Ignore)
          winner = &other;
      }
      if (inside && winner == nullptr) winner = inner_hit(hit);
      if (winner != nullptr) {
        lose(hit, *winner,
             rules_[winner->rule].kind == Kind::Ignore ? Verdict::Ignored : Verdict::Shorter);
        continue;
      }
      if (inside) inner_.emplace(std::pair(hit.rule, hit.range.begin), *it);
      std::replace(bytes.begin(), bytes.end(), kNone, *it);
    }
  }

  // A hit of the same rule that stands inside longer ones and overlaps this one, or nullptr. Hits
  // of a rule that stand do not overlap each other.
  const Candidate* inner_hit(const Candidate& hit) const {
    const auto after = inner_.lower_bound({hit.rule, hit.range.end});
    if (after == inner_.begin()) return nullptr;
    const auto& [key, i] = *std::prev(after);
    return key.first == hit.rule && all_[i].range.overlaps(hit.range) ? &all_[i] : nullptr;
  }

  // Duties stand side by side, but a rule tags a stretch once: the hit that begins first has it, of
  // those the longest. hit(0 ..) come in order of their begin.
  template <class Hit, class Lose>
  void drop_repeats(std::size_t hits, Hit hit, Lose lose) {
    for (std::uint32_t i = 0; i < hits; ++i) {
      std::uint32_t& latest = latest_[hit(i).rule];
      if (latest == kNone || !hit(latest).range.overlaps(hit(i).range)) {
        latest = i;
        continue;
      }
      const Range here = hit(i).range, there = hit(latest).range;
      if (here.begin == there.begin && here.end > there.end) {
        lose(latest, i);
        latest = i;
      } else {
        lose(i, latest);
      }
    }
    for (std::uint32_t i = 0; i < hits; ++i) latest_[hit(i).rule] = kNone;
  }

  // Plain duties are spans from the start, as nothing else decides them.
  void drop_repeated_duties() {
    drop_repeats(
        duties_.size(), [&](std::uint32_t i) -> const Span& { return duties_[i]; },
        [&](std::uint32_t loser, std::uint32_t) { duties_[loser].range = {}; });
    std::erase_if(duties_, [](const Span& duty) { return duty.range.empty(); });
  }

  static void lose(Candidate& hit, const Candidate& winner, Verdict verdict) {
    hit.verdict = verdict;
    hit.by = winner.range;
    hit.by_rule = winner.rule;
  }

  // Ignore hits do not overlap each other once settled, so they are in order of place.
  void note_ignored() {
    ignores_.clear();
    for (const std::uint32_t i : order_)
      if (rules_[all_[i].rule].kind == Kind::Ignore && all_[i].verdict == Verdict::Kept)
        ignores_.push_back(i);
    std::sort(ignores_.begin(), ignores_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return all_[a].range < all_[b].range; });
  }

  // The ignore hit that a stretch lies in, or nullptr.
  const Candidate* ignored_by(Range range) const {
    const auto after = std::upper_bound(
        ignores_.begin(), ignores_.end(), range.begin,
        [&](std::uint32_t at, std::uint32_t i) { return at < all_[i].range.begin; });
    if (after == ignores_.begin()) return nullptr;
    const Candidate& ignore = all_[*std::prev(after)];
    return ignore.range.contains(range) ? &ignore : nullptr;
  }

  void veto_ignored() {
    if (ignores_.empty()) return;
    for (Candidate& hit : all_) {
      if (hit.verdict != Verdict::Kept || arena_of(rules_[hit.rule].kind) == kSkillArena) continue;
      if (const Candidate* ignore = ignored_by(hit.range)) lose(hit, *ignore, Verdict::Ignored);
    }
    std::erase_if(duties_, [&](const Span& duty) { return ignored_by(duty.range) != nullptr; });
  }

  std::span<const RuleEntry> rules_;
  std::vector<Candidate>& all_;
  std::vector<Span>& duties_;
  std::vector<std::uint32_t>& order_;
  std::array<Places, kArenas>& places_;
  std::vector<std::uint32_t>& ignores_;
  std::vector<std::uint32_t>& owners_;
  std::map<std::pair<Index, std::uint32_t>, std::uint32_t>
      inner_;                           // rule and begin: hits inside longer ones
  std::vector<std::uint32_t>& latest_;  // rule to its latest hit that stands
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
