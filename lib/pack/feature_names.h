// How features are spelled in the weights of a model: "prefix:subject" or
// "prefix:subject:argument".
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/pack.h"

namespace rolecall {

/// What the subject or the argument of a feature names.
enum class FeaturePart : std::uint8_t {
  None,
  Rule,
  Group,
  Section,
  Language,
  Kind,
  Ratio,
  Fact,
  FactValue,
  Taxonomy,
  Leaf,
  Number,
  Whom,
  Stem,
  Word  ///< subject and argument are the halves of its number
};

struct FeatureSpelling {
  FeatureSource source;
  std::string_view prefix;
  FeaturePart subject = FeaturePart::None;
  FeaturePart argument = FeaturePart::None;
};

inline constexpr std::array kFeatureSpellings{
    FeatureSpelling{FeatureSource::ClauseRule, "rule", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::ClauseGroup, "group", FeaturePart::Group},
    FeatureSpelling{FeatureSource::ClauseStartRule, "start", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::ClauseStartGroup, "start-group", FeaturePart::Group},
    FeatureSpelling{FeatureSource::ClauseEarlyRule, "early", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::ClausePair, "pair", FeaturePart::Rule, FeaturePart::Rule},
    FeatureSpelling{FeatureSource::ClauseSectionGroup, "section-group", FeaturePart::Section,
                    FeaturePart::Group},
    FeatureSpelling{FeatureSource::ClauseSection, "section", FeaturePart::Section},
    FeatureSpelling{FeatureSource::ClauseLang, "language", FeaturePart::Language},
    FeatureSpelling{FeatureSource::ClauseSectionLang, "section-language", FeaturePart::Section,
                    FeaturePart::Language},
    FeatureSpelling{FeatureSource::ClausePrevGroup, "before", FeaturePart::Group},
    FeatureSpelling{FeatureSource::ClauseNextGroup, "after", FeaturePart::Group},
    FeatureSpelling{FeatureSource::ClausePrevSection, "section-before", FeaturePart::Section},
    FeatureSpelling{FeatureSource::ClauseNextSection, "section-after", FeaturePart::Section},
    FeatureSpelling{FeatureSource::ClauseTitleGroup, "in-title", FeaturePart::Group},
    FeatureSpelling{FeatureSource::ClauseLength, "length", FeaturePart::Number},
    FeatureSpelling{FeatureSource::ClauseSkills, "skills"},
    FeatureSpelling{FeatureSource::ClausePosition, "position"},
    FeatureSpelling{FeatureSource::ClausePlace, "place"},
    FeatureSpelling{FeatureSource::ClauseFirst, "first-of-section"},
    FeatureSpelling{FeatureSource::ClauseBare, "bare"},
    FeatureSpelling{FeatureSource::ClauseStem, "stem", FeaturePart::Stem},
    FeatureSpelling{FeatureSource::ClauseStems, "stems", FeaturePart::Stem, FeaturePart::Stem},
    FeatureSpelling{FeatureSource::TitleRule, "title", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::TitleGroup, "title-group", FeaturePart::Group},
    FeatureSpelling{FeatureSource::Skill, "skill", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::SkillRequired, "skill-required", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::Group, "asks", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupRequired, "requires", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupPreferred, "prefers", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupCount, "asks-count", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupShare, "asks-share", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupInDuties, "in-duties", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupInRequired, "in-requirements", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupInPreferred, "in-preferred", FeaturePart::Group},
    FeatureSpelling{FeatureSource::GroupAnywhere, "anywhere", FeaturePart::Group},
    FeatureSpelling{FeatureSource::LeafSkills, "leaf-skills", FeaturePart::Taxonomy,
                    FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafHits, "leaf-hits", FeaturePart::Taxonomy, FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafShare, "leaf-share", FeaturePart::Taxonomy,
                    FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafRequired, "leaf-required", FeaturePart::Taxonomy,
                    FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafPreferred, "leaf-preferred", FeaturePart::Taxonomy,
                    FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafDuties, "leaf-duties", FeaturePart::Taxonomy,
                    FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafAny, "leaf-any", FeaturePart::Taxonomy, FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::LeafMany, "leaf-many", FeaturePart::Taxonomy, FeaturePart::Leaf},
    FeatureSpelling{FeatureSource::FactValue, "fact", FeaturePart::Fact, FeaturePart::FactValue},
    FeatureSpelling{FeatureSource::FactAbsent, "no-fact", FeaturePart::Fact},
    FeatureSpelling{FeatureSource::Lang, "lang", FeaturePart::Language},
    FeatureSpelling{FeatureSource::Length, "text-length"},
    FeatureSpelling{FeatureSource::KindShare, "share", FeaturePart::Kind},
    FeatureSpelling{FeatureSource::KindCount, "count", FeaturePart::Kind},
    FeatureSpelling{FeatureSource::KindMost, "most", FeaturePart::Kind},
    FeatureSpelling{FeatureSource::KindFirst, "first", FeaturePart::Kind},
    FeatureSpelling{FeatureSource::KindRatio, "ratio", FeaturePart::Ratio},
    FeatureSpelling{FeatureSource::DutyRule, "duty", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::DutyRuleShare, "duty-share", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::DutyGroup, "duty-group", FeaturePart::Group},
    FeatureSpelling{FeatureSource::DutyGroupShare, "duty-group-share", FeaturePart::Group},
    FeatureSpelling{FeatureSource::DutyPair, "duty-pair", FeaturePart::Rule, FeaturePart::Rule},
    FeatureSpelling{FeatureSource::AskedRule, "asked", FeaturePart::Rule},
    FeatureSpelling{FeatureSource::TitleKind, "title-share", FeaturePart::Group, FeaturePart::Kind},
    FeatureSpelling{FeatureSource::TitleRatio, "title-ratio", FeaturePart::Group,
                    FeaturePart::Ratio},
    FeatureSpelling{FeatureSource::WhomShare, "whom-share", FeaturePart::Whom},
    FeatureSpelling{FeatureSource::WhomCount, "whom-count", FeaturePart::Whom},
    FeatureSpelling{FeatureSource::KindWhom, "kind-whom", FeaturePart::Kind, FeaturePart::Whom},
    FeatureSpelling{FeatureSource::Word, "word", FeaturePart::Word},
};

}  // namespace rolecall
