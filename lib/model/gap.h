// What a person has, what a posting asks beyond it, and what would be worth learning. All indices
// point into the Pack that made them (model/pack.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/analysis.h"
#include "model/posting.h"

namespace rolecall {

/// What a person has.
struct Profile {
  std::vector<std::uint32_t> skills;  ///< rules, sorted, each once
  std::vector<std::int32_t> values;  ///< as Pack::facts(): a number, a place on a scale; -1: untold
  bool credentials_told = false;  ///< a credential is among the skills: one that is not is lacked

  bool has(std::uint32_t rule) const {
    return std::binary_search(skills.begin(), skills.end(), rule);
  }
};

/// One thing asked: a skill, or several of which one is enough.
struct GapAsk {
  enum class State : std::uint8_t { Had, Lacked, Untold };

  std::vector<std::uint32_t> skills;  ///< rules, never empty
  Ask ask = Ask::Required;            ///< Required or Preferred
  State state = State::Lacked;
  std::uint32_t met = kNone;  ///< had: the one of `skills` that is met
  std::uint32_t by = kNone;   ///< had: the person's skill that meets it; mostly the same
  std::uint32_t near =
      kNone;  ///< lacked: a skill that nearly stands in for it and that the person has
};

/// Required asks whose (first) skill stands in a layer, and how many of them the person meets.
struct LayerGap {
  std::uint8_t level = 0;  ///< as asked by the posting
  std::uint32_t required = 0;
  std::uint32_t had = 0;

  /// The layer is part of the job and the person meets less than half of what it requires.
  bool is_short() const { return level > 0 && 2 * had < required; }
};

/// The person against the entry bar of the posting's best role.
struct BarGap {
  std::vector<bool> core;  ///< as RoleEntry::core: the person has a skill of it
  std::uint32_t met = 0;
  std::uint32_t needed = 0;  ///< 0: the role has no bar

  bool reached() const { return met >= needed; }
};

/// The factors of a taxonomy that multiplies: what the posting asks, and how much of that the
/// person has. `product` is of the shares had / asked over the branches that are asked.
struct FactorGap {
  std::uint32_t taxonomy = 0;
  std::vector<double> asked;  ///< as the taxonomy's branches, 0..1
  std::vector<double> had;
  double product = 0;
  std::uint32_t weakest = kNone;  ///< the branch of the smallest share; kNone: nothing is asked
};

/// A fact that may keep the person out. `out`: it does, for the person told a smaller value.
struct KnockOut {
  std::uint32_t field = 0;  ///< index into Pack::facts()
  std::string asked;        ///< the scale word or number; empty for a flag
  std::int32_t has = -1;    ///< what the person told; -1: untold
  bool out = false;
};

/// One posting against one person.
struct Gap {
  std::vector<GapAsk> asks;  ///< required ones first, in the order of the analysis
  std::uint32_t required = 0;
  std::uint32_t required_had = 0;
  std::uint32_t preferred = 0;
  std::uint32_t preferred_had = 0;
  double fit = 0;                ///< 0..1, see fit_of()
  bool out = false;              ///< a knock-out is certain
  std::vector<LayerGap> layers;  ///< as the leaves of the first taxonomy of levels
  BarGap bar;
  std::vector<FactorGap> factors;
  std::vector<KnockOut> knock_outs;

  /// No skill is asked: the fit tells nothing.
  bool asks_nothing() const { return asks.empty(); }
};

/// A gap with what is shown of its posting.
struct RankedGap {
  std::uint64_t order = 0;  ///< place among the postings compared, from 0
  std::string id;
  Source source;
  std::string title;
  std::string lang;
  std::uint32_t role = kNone;
  bool decided = false;
  double confidence = 0;
  Gap gap;
};

/// A skill worth learning after those before it in the plan.
struct LearningStep {
  std::uint32_t skill = 0;
  std::uint64_t opens = 0;      ///< postings that this step opens
  std::uint64_t open = 0;       ///< postings open after it
  std::uint64_t lacked_in = 0;  ///< postings that require it, and nothing knocks the person out
};

/// A posting is open when at most `may_lack` of its required asks are lacked and nothing knocks the
/// person out.
struct LearningPlan {
  std::uint32_t may_lack = 0;
  std::uint64_t open = 0;  ///< before anything is learnt
  std::uint64_t knocked_out = 0;
  std::vector<LearningStep> steps;
};

/// All postings against one person.
struct GapReport {
  std::uint64_t compared = 0;
  std::uint64_t errors = 0;
  std::uint64_t filtered = 0;     ///< postings that a condition left out
  std::vector<RankedGap> ranked;  ///< best first
  LearningPlan plan;
  std::vector<Failure> failures;  ///< in input order
  Profile profile;
};

}  // namespace rolecall
