// A posting's analysis arranged for readers: skills under their layers, alternatives together, the
// entry bar of its role. Human, Markdown and HTML show the same digest.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "report/catalogue.h"

namespace rolecall {

/// Skills of which one is enough; mostly just one skill.
using Choice = std::vector<const SkillAsk*>;

struct LayerDigest {
  Index leaf = kNone;  ///< of the levels taxonomy; kNone: skills outside it
  LayerAsk ask;
  std::vector<Choice> required;
  std::vector<Choice> preferred;
};

struct BarItem {
  std::string_view label;
  bool met = false;
};

/// Which of a role's core groups are asked (required or preferred), and how many make the bar.
struct EntryBar {
  std::vector<BarItem> core;
  std::vector<BarItem> bonus;
  std::uint32_t met = 0;
  std::uint32_t needed = 0;
};

/// Pointers go into the analysis, which must outlive it.
struct Digest {
  std::vector<LayerDigest> layers;  ///< as the leaves; skills at no leaf make one more at the end
  std::vector<const SkillAsk*> negated;
  std::vector<const SkillAsk*> company;
  std::uint32_t asked_layers = 0;  ///< layers with a level above 0
  std::uint32_t all_layers = 0;
  EntryBar bar;  ///< of the best role; empty for a class that is no role
};

Digest make_digest(const Catalogue& catalogue, const Analysis& analysis);

/// The strongest reasons for one class, best first.
std::vector<const Reason*> reasons_for(const Analysis& analysis, Index role_class,
                                       std::size_t most);

}  // namespace rolecall
