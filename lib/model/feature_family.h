// What the features of a posting speak of, whatever they measure of it.
#pragma once

#include "model/pack.h"

namespace rolecall {

enum class FeatureFamily : std::uint8_t { Rule, Group, Title, Leaf, Kind, Whom, Fact, Other };

/// The family of a feature of a posting. In Rule and Group the feature's subject is one; DutyPair,
/// of two rules, is in Rule. Word, Lang and the like, and all features of clauses, are in Other.
constexpr FeatureFamily family_of(FeatureSource source) {
  switch (source) {
    case FeatureSource::Skill:
    case FeatureSource::SkillRequired:
    case FeatureSource::DutyRule:
    case FeatureSource::DutyRuleShare:
    case FeatureSource::AskedRule:
    case FeatureSource::DutyPair:
      return FeatureFamily::Rule;
    case FeatureSource::Group:
    case FeatureSource::GroupRequired:
    case FeatureSource::GroupPreferred:
    case FeatureSource::GroupCount:
    case FeatureSource::GroupShare:
    case FeatureSource::GroupInDuties:
    case FeatureSource::GroupInRequired:
    case FeatureSource::GroupInPreferred:
    case FeatureSource::GroupAnywhere:
    case FeatureSource::DutyGroup:
    case FeatureSource::DutyGroupShare:
      return FeatureFamily::Group;
    case FeatureSource::TitleRule:
    case FeatureSource::TitleGroup:
    case FeatureSource::TitleKind:
    case FeatureSource::TitleRatio:
      return FeatureFamily::Title;
    case FeatureSource::LeafSkills:
    case FeatureSource::LeafHits:
    case FeatureSource::LeafShare:
    case FeatureSource::LeafRequired:
    case FeatureSource::LeafPreferred:
    case FeatureSource::LeafDuties:
    case FeatureSource::LeafAny:
    case FeatureSource::LeafMany:
      return FeatureFamily::Leaf;
    case FeatureSource::KindShare:
    case FeatureSource::KindCount:
    case FeatureSource::KindMost:
    case FeatureSource::KindFirst:
    case FeatureSource::KindWhom:
      return FeatureFamily::Kind;
    case FeatureSource::WhomShare:
    case FeatureSource::WhomCount:
      return FeatureFamily::Whom;
    case FeatureSource::FactValue:
    case FeatureSource::FactAbsent:
      return FeatureFamily::Fact;
    default:
      return FeatureFamily::Other;
  }
}

}  // namespace rolecall
