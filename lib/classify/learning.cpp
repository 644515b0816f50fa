#include "classify/learning.h"

#include <algorithm>
#include <map>
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
  const auto rules = pack.rules();
  while (plan.steps.size() < steps_) {
    std::map<std::uint32_t, Worth> worth;
    for (const Closed& one : closed) {
      const std::size_t far = one.asks.size() - may_lack_;
      for (const auto& skills : one.asks) {
        for (const std::uint32_t skill : skills) {
          if (rules[skill].kind == Kind::Credential) continue;
          Worth& w = worth[skill];
          w.opens += far == 1 ? one.postings : 0;
          w.nearer += static_cast<double>(one.postings) / static_cast<double>(far);
          w.lacked_in += one.postings;
        }
      }
    }
    const auto best = std::max_element(worth.begin(), worth.end(), [&](const auto& a, const auto& b) {
      if (a.second.opens != b.second.opens) return a.second.opens < b.second.opens;
      if (a.second.nearer != b.second.nearer) return a.second.nearer < b.second.nearer;
      return pack.str(rules[a.first].id) > pack.str(rules[b.first].id);
    });
    if (best == worth.end()) break;
    const auto [skill, gain] = *best;
    open += gain.opens;
    plan.steps.push_back({skill, gain.opens, open, gain.lacked_in});
    for (Closed& one : closed)
      std::erase_if(one.asks, [&, learnt = skill](const auto& skills) {
        return std::find(skills.begin(), skills.end(), learnt) != skills.end();
      });
    std::erase_if(closed, [&](const Closed& one) { return one.asks.size() <= may_lack_; });
  }
  return plan;
}

}  // namespace rolecall
