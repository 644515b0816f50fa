#include "base/required_literals.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/literal_sites.h"
#include "base/prefilter.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostSets = 4;
// Orders to drop atoms in (the rarest are worth sparing), and literals looked at alone.
constexpr std::size_t kMostTrials = 32;
// About how often a given letter stands at a given place: longer literals are met less.
constexpr double kLetterShare = 0.12;
// What it costs to look for a literal at all, in meetings: every one makes the search less sharp.
constexpr double kSearch = 50;
// How much of what chance says a sample is trusted to have missed: its texts may lack full stops.
constexpr double kMissed = 0.1;

// What looking for a literal costs: how often it is met in the sample, or about so often by chance.
double cost_of(std::string_view literal, std::string_view sample) {
  const double by_chance = std::pow(kLetterShare, static_cast<double>(literal.size()));
  if (sample.empty()) return by_chance;
  double cost = kSearch + kMissed * by_chance * static_cast<double>(sample.size());
  for (std::size_t at = sample.find(literal); at != sample.npos; at = sample.find(literal, at + 1))
    ++cost;
  return cost;
}

bool is_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Of the atoms `left` a set that is needed as long as none but those outside `left` is there.
// Dropping atoms one by one while the rest is still proven to be needed ends in a small set; which
// one depends on the order. Of the sets that drop the dear ones first, each time sparing another
// atom, the one that costs least is taken.
std::vector<bool> cheapest_set(const Prefilter& prefilter, const std::vector<double>& costs,
                               const std::vector<bool>& left) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (left[i]) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
  std::vector<bool> best;
  double best_cost = 0;
  const std::size_t trials = std::min(order.size(), kMostTrials);
  for (std::size_t t = 0; t < trials; ++t) {
    const std::size_t spared = order[order.size() - 1 - t];
    std::vector<bool> needed = left;
    const auto drop = [&](std::size_t i) {
      needed[i] = false;
      if (prefilter.passes_without(needed)) needed[i] = true;
    };
    for (const std::size_t i : order)
      if (i != spared) drop(i);
    drop(spared);
    double cost = 0;
    for (const std::size_t i : order)
      if (needed[i]) cost += costs[i];
    if (t > 0 && cost >= best_cost) continue;
    best_cost = cost;
    best = std::move(needed);
  }
  return best;
}

// What else holds for the literals of a set, by where the pattern has them: at the edge of a word,
// in one spelling. It holds if they can only come from those places. RE2 proves it: with a
// character of its own in their stead, every match must hold that one, or a literal that nothing is
// said of.
class Places {
 public:
  using Sites = std::vector<LiteralSites::Site>;

  Places(std::string_view pattern, bool fold_case, const std::vector<RequiredLiteral>& set)
      : fold_case_(fold_case), sites_(pattern), set_(set) {}

  std::vector<RequiredLiteral> tell() const {
    // "in" may be needed as the word that it is in "(?:for|in)", and stand in "nine" besides.
    std::vector<Sites> every, some;
    std::size_t proofs = 0;  // each compiles the pattern: a hostile one has very many literals
    for (std::size_t l = 0; l < set_.size(); ++l) {
      every.push_back(sites_.find(set_[l].text));
      Sites whole;
      std::copy_if(every[l].begin(), every[l].end(), std::back_inserter(whole),
                   [&](const auto& site) { return sites_.is_whole(site); });
      std::vector<Sites> alone(set_.size());
      alone[l] = whole;
      const bool tried = whole.size() < every[l].size() && ++proofs <= kMostTrials;
      some.push_back(tried && proven(alone) ? whole : every[l]);
    }
    return proven(some) ? told(some) : proven(every) ? told(every) : set_;
  }

 private:
  RequiredLiteral told(std::size_t l, const Sites& sites) const {
    RequiredLiteral literal = set_[l];
    const auto all = [&](auto test) {
      return !sites.empty() && std::all_of(sites.begin(), sites.end(), test);
    };
    literal.begins_word = all([&](const auto& site) { return sites_.begins_word(site); });
    literal.ends_word = all([&](const auto& site) { return sites_.ends_word(site); });
    if (!fold_case_ && all([&](const auto& site) {
          return sites_.written(site) == sites_.written(sites.front());
        }))
      literal.written = sites_.written(sites.front());
    return literal;
  }

  std::vector<RequiredLiteral> told(const std::vector<Sites>& sites) const {
    std::vector<RequiredLiteral> all;
    for (std::size_t l = 0; l < set_.size(); ++l) all.push_back(told(l, sites[l]));
    return all;
  }

  bool proven(const std::vector<Sites>& sites) const {
    constexpr char kPlace = '\x01';
    Sites replaced;
    std::vector<bool> is_told;
    for (std::size_t l = 0; l < set_.size(); ++l) {
      const RequiredLiteral literal = told(l, sites[l]);
      is_told.push_back(literal.begins_word || literal.ends_word || !literal.written.empty());
      if (is_told[l]) replaced.insert(replaced.end(), sites[l].begin(), sites[l].end());
    }
    if (replaced.empty()) return false;
    const Prefilter prefilter(sites_.with(kPlace, replaced), fold_case_);
    if (!prefilter.usable()) return false;
    std::vector<bool> missing;
    for (const std::string& atom : prefilter.atoms()) {
      bool gone = atom.find(kPlace) != atom.npos;
      for (std::size_t l = 0; l < set_.size(); ++l)
        gone = gone || (!is_told[l] && atom.find(set_[l].text) != atom.npos);
      missing.push_back(gone);
    }
    return !prefilter.passes_without(missing);
  }

  bool fold_case_;
  LiteralSites sites_;
  const std::vector<RequiredLiteral>& set_;
};

}  // namespace

std::vector<std::vector<RequiredLiteral>> required_literals(std::string_view pattern,
                                                            bool fold_case,
                                                            std::string_view sample) {
  if (fold_case && !is_ascii(pattern)) {
    // Case folding beyond ASCII is only safe for scripts without case; Chinese is.
    for (const char c : pattern)
      if (const auto b = static_cast<unsigned char>(c); b >= 0xC3 && b < 0xE2) return {};
  }
  const Prefilter prefilter(pattern, fold_case);
  if (!prefilter.usable()) return {};
  const auto& atoms = prefilter.atoms();
  std::vector<double> costs;
  for (const std::string& atom : atoms) costs.push_back(cost_of(atom, sample));
  std::vector<bool> left(atoms.size(), true);  // in no set so far
  std::vector<std::vector<RequiredLiteral>> sets;
  // All that is left missing and still passing: the pattern needs none of it.
  while (sets.size() < kMostSets && !prefilter.passes_without(left)) {
    const std::vector<bool> needed = cheapest_set(prefilter, costs, left);
    std::vector<RequiredLiteral>& set = sets.emplace_back();
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (!needed[i]) continue;
      set.push_back({atoms[i], {}, false, false});
      left[i] = false;
    }
    set = Places(pattern, fold_case, set).tell();
  }
  return sets;
}

bool requires_literal(std::string_view pattern, bool fold_case, std::string_view anchor) {
  const Prefilter prefilter(pattern, fold_case);
  if (!prefilter.usable()) return false;
  std::vector<bool> missing;
  for (const auto& atom : prefilter.atoms())
    missing.push_back(atom.find(anchor) != std::string::npos);
  return !prefilter.passes_without(missing);
}

}  // namespace rolecall
