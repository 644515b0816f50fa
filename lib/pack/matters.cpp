#include "pack/matters.h"

#include <algorithm>

namespace rolecall {
namespace {

std::uint64_t key(FeatureSource source, Index subject, Index argument = 0) {
  return FeatureEntry{{}, source, subject, argument}.key();
}

// A key that features about the same thing share.
std::uint64_t subject_of(const FeatureEntry& feature, const std::function<Index(Index)>& group_of) {
  const auto rule = [&](Index index) {
    const Index group = group_of(index);
    return group == kNone ? key(FeatureSource::Skill, index) : key(FeatureSource::Group, group);
  };
  switch (feature.source) {
    case FeatureSource::Skill:
    case FeatureSource::SkillRequired:
    case FeatureSource::DutyRule:
    case FeatureSource::DutyRuleShare:
    case FeatureSource::AskedRule:
    case FeatureSource::DutyPair:
      return rule(feature.subject);
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
      return key(FeatureSource::Group, feature.subject);
    case FeatureSource::TitleRule:
    case FeatureSource::TitleGroup:
    case FeatureSource::TitleKind:
    case FeatureSource::TitleRatio:
      return key(FeatureSource::TitleGroup, 0);
    case FeatureSource::LeafSkills:
    case FeatureSource::LeafHits:
    case FeatureSource::LeafShare:
    case FeatureSource::LeafRequired:
    case FeatureSource::LeafPreferred:
    case FeatureSource::LeafDuties:
    case FeatureSource::LeafAny:
    case FeatureSource::LeafMany:
      return key(FeatureSource::LeafSkills, feature.subject, feature.argument);
    case FeatureSource::KindShare:
    case FeatureSource::KindCount:
    case FeatureSource::KindMost:
    case FeatureSource::KindFirst:
    case FeatureSource::KindWhom:
      return key(FeatureSource::KindShare, feature.subject);
    case FeatureSource::WhomShare:
    case FeatureSource::WhomCount:
      return key(FeatureSource::WhomShare, feature.subject);
    case FeatureSource::FactValue:
    case FeatureSource::FactAbsent:
      return key(FeatureSource::FactValue, feature.subject);
    default:
      return feature.key();
  }
}

}  // namespace

std::vector<Index> matters_of(std::span<const Index> rows, std::span<const FeatureEntry> features,
                              const std::function<Index(Index rule)>& group_of) {
  std::vector<std::uint64_t> subjects;
  for (const Index f : rows)
    if (f != kNone) subjects.push_back(subject_of(features[f], group_of));
  std::vector<std::uint64_t> in_order = subjects;
  std::sort(in_order.begin(), in_order.end());
  in_order.erase(std::unique(in_order.begin(), in_order.end()), in_order.end());
  std::vector<Index> matters;
  auto subject = subjects.begin();
  for (const Index f : rows)
    matters.push_back(f == kNone ? kNone
                                 : static_cast<Index>(std::lower_bound(in_order.begin(),
                                                                       in_order.end(), *subject++) -
                                                      in_order.begin()));
  return matters;
}

}  // namespace rolecall
