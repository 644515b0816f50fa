#include "classify/learning.h"

#include <algorithm>
#include <compare>
#include <set>
#include <utility>
#include <vector>

namespace rolecall {
namespace {

/// Equal postings that are not open yet.
struct Closed {
  std::vector<std::vector<std::uint32_t>> asks;  // lacked; one skill of each is enough
  std::uint64_t postings = 0;
};

struct Worth {
  std::uint64_t opens = 0;
  double nearer = 0;
  std::uint64_t lacked_in = 0;

  auto operator<=>(const Worth&) const = default;
};

std::vector<std::vector<std::uint32_t>> asks_of(const std::u32string& key) {
  std::vector<std::vector<std::uint32_t>> asks;
  for (std::size_t at = 0; at < key.size(); at += 1 + key[at])
    asks.emplace_back(key.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                      key.begin() + static_cast<std::ptrdiff_t>(at + 1 + key[at]));
  return asks;
}

}  // namespace

void LearningPlanner::add(const Gap& gap) {
  if (gap.out) {
    ++knocked_out_;
    return;
  }
  std::vector<std::vector<std::uint32_t>> lacked;
  for (const GapAsk& ask : gap.asks) {
    if (ask.ask != Ask::Required || ask.state != GapAsk::State::Lacked) continue;
    lacked.push_back(ask.skills);
    std::sort(lacked.back().begin(), lacked.back().end());
    for (const std::uint32_t skill : ask.skills) ++lacked_in_[skill];
  }
  if (lacked.size() <= may_lack_) {
    ++open_;
    return;
  }
  if (lacked.size() > std::size_t{steps_} + may_lack_) return;
  std::sort(lacked.begin(), lacked.end());
  std::u32string key;
  for (const auto& skills : lacked) {
    key += static_cast<char32_t>(skills.size());
    key.append(skills.begin(), skills.end());
  }
  ++lacking_[key];
}

LearningPlan LearningPlanner::plan(const Pack& pack) const {
  LearningPlan plan;
  plan.may_lack = may_lack_;
  plan.open = open_;
  plan.knocked_out = knocked_out_;
  std::vector<std::pair<std::u32string, std::uint64_t>> sorted(lacking_.begin(), lacking_.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<Closed> closed;
  for (const auto& [key, postings] : sorted) closed.push_back({asks_of(key), postings});

  std::uint64_t open = open_;
  std::set<std::uint32_t> learnt;
  const auto rules = pack.rules();
  while (plan.steps.size() < steps_) {
    std::map<std::uint32_t, Worth> worth;
    for (const auto& [skill, postings] : lacked_in_)
      if (rules[skill].kind != Kind::Credential && learnt.count(skill) == 0)
        worth[skill].lacked_in = postings;
    for (const Closed& one : closed) {
      const std::size_t far = one.asks.size() - may_lack_;
      for (const auto& skills : one.asks) {
        for (const std::uint32_t skill : skills) {
          const auto found = worth.find(skill);
          if (found == worth.end()) continue;
          found->second.opens += far == 1 ? one.postings : 0;
          found->second.nearer += static_cast<double>(one.postings) / static_cast<double>(far);
        }
      }
    }
    const auto best =
        std::max_element(worth.begin(), worth.end(), [&](const auto& a, const auto& b) {
          if (a.second != b.second) return (a.second <=> b.second) < 0;
          return pack.str(rules[a.first].id) > pack.str(rules[b.first].id);
        });
    if (best == worth.end()) break;
    const auto [skill, gain] = *best;
    open += gain.opens;
    learnt.insert(skill);
    plan.steps.push_back({skill, gain.opens, open, gain.lacked_in});
    for (Closed& one : closed)
      std::erase_if(one.asks, [&, learned = skill](const auto& skills) {
        return std::find(skills.begin(), skills.end(), learned) != skills.end();
      });
    std::erase_if(closed, [&](const Closed& one) { return one.asks.size() <= may_lack_; });
  }
  return plan;
}

}  // namespace rolecall
