#include "pack/matters.h"

#include <algorithm>

#include "model/feature_family.h"

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
  switch (family_of(feature.source)) {
    case FeatureFamily::Rule:
      return rule(feature.subject);
    case FeatureFamily::Group:
      return key(FeatureSource::Group, feature.subject);
    case FeatureFamily::Title:
      return key(FeatureSource::TitleGroup, 0);
    case FeatureFamily::Leaf:
      return key(FeatureSource::LeafSkills, feature.subject, feature.argument);
    case FeatureFamily::Kind:
      return key(FeatureSource::KindShare, feature.subject);
    case FeatureFamily::Whom:
      return key(FeatureSource::WhomShare, feature.subject);
    case FeatureFamily::Fact:
      return key(FeatureSource::FactValue, feature.subject);
    case FeatureFamily::Other:
      break;
  }
  return feature.key();
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
