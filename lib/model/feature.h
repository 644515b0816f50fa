// What the models of a pack look at in a clause or a posting, one feature at a time.
#pragma once

#include <cstdint>

#include "model/pack_refs.h"

namespace rolecall {

/// What a feature measures. Features of a clause serve the model "clause", the others the models of
/// a posting. docs/ROLES.md says how each is spelled and counted.
enum class FeatureSource : std::uint8_t {
  // of a clause
  ClauseRule,  ///< the rule has a hit in the clause
  ClauseGroup,
  ClauseStartRule,  ///< ... at its very beginning
  ClauseStartGroup,
  ClauseEarlyRule,  ///< ... in its first words
  ClausePair,  ///< its first hit of a pairing group (a verb), then a hit of the paired (an object)
  ClauseSectionGroup,  ///< section kind and group
  ClauseSection,
  ClauseLang,
  ClauseSectionLang,
  ClausePrevGroup,  ///< the group in the clause before
  ClauseNextGroup,
  ClausePrevSection,
  ClauseNextSection,
  ClauseTitleGroup,  ///< the group in the posting's title
  ClauseLength,      ///< bucket of its length
  ClauseSkills,      ///< log(1 + skills)
  ClausePosition,    ///< place among the clauses of its section, 0..1
  ClausePlace,       ///< place in the posting, 0..1
  ClauseFirst,       ///< first of its section
  ClauseBare,        ///< no hit at all
  ClauseStem,        ///< a word by its stem_number()
  ClauseStems,       ///< a word and the one behind it
  // of a posting
  TitleRule,
  TitleGroup,
  Skill,  ///< the skill is required or preferred
  SkillRequired,
  Group,  ///< a skill of the group is required or preferred
  GroupRequired,
  GroupPreferred,
  GroupCount,       ///< log(1 + hits)
  GroupShare,       ///< hits of the group / hits of all skills
  GroupInDuties,    ///< log(1 + clauses with the group) in sections that tell duties
  GroupInRequired,  ///< ... in sections that require
  GroupInPreferred,
  GroupAnywhere,  ///< ... outside of company text
  LeafSkills,     ///< log(1 + skills asked under leaf `argument` of taxonomy `subject`)
  LeafHits,       ///< log(1 + their hits)
  LeafShare,      ///< skills under the leaf / skills under all leaves
  LeafRequired,   ///< log(1 + skills required)
  LeafPreferred,
  LeafDuties,  ///< log(1 + clauses of sections that tell duties with such a skill)
  LeafAny,     ///< any skill asked
  LeafMany,    ///< at least three
  FactValue,   ///< the fact has a value of its scale, or reaches a number
  FactAbsent,
  Lang,
  Length,         ///< log(1 + bytes)
  KindShare,      ///< share of the duties that are of a kind of clause (or a mix of kinds)
  KindCount,      ///< log(1 + clauses of the kind)
  KindMost,       ///< the surest clause of the kind
  KindFirst,      ///< share of the kind among the first duties
  KindRatio,      ///< kind against kind: a / (a + b)
  DutyRule,       ///< log(1 + duties with the rule)
  DutyRuleShare,  ///< duties with the rule / duties
  DutyGroup,
  DutyGroupShare,
  DutyPair,    ///< log(1 + duties with a pair)
  AskedRule,   ///< log(1 + qualifications with the rule)
  TitleKind,   ///< title group times share of a kind
  TitleRatio,  ///< title group times ratio number `argument`
  WhomShare,   ///< share of the duties whose work is for them
  WhomCount,   ///< log(1 + such duties)
  KindWhom,    ///< share of the duties that are of a kind and for whom `argument`
  Word,  ///< log(1 + duties and qualifications with the word); base/word_features.h numbers it
};

struct FeatureEntry {
  StrRef name;
  FeatureSource source = FeatureSource::ClauseRule;
  Index subject = 0;
  Index argument = 0;

  /// A feature that is known by a number of 56 bits.
  static constexpr FeatureEntry of_number(FeatureSource source, std::uint64_t number) {
    constexpr std::uint64_t kPart = (std::uint64_t{1} << 28) - 1;
    return {
        {}, source, static_cast<Index>(number >> 28 & kPart), static_cast<Index>(number & kPart)};
  }
  /// The feature of a key().
  static constexpr FeatureEntry of_key(std::uint64_t key) {
    return of_number(static_cast<FeatureSource>(key >> 56), key);
  }
  /// What tells the feature from all others.
  constexpr std::uint64_t key() const {
    return std::uint64_t{static_cast<std::uint8_t>(source)} << 56 | std::uint64_t{subject} << 28 |
           argument;
  }
};

}  // namespace rolecall
