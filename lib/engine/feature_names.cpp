#include "engine/feature_names.h"

#include "base/word_features.h"
#include "pack/feature_names.h"

namespace rolecall {
namespace {

std::string part_name(const Pack& pack, const StemNames& stems, FeaturePart part, Index index,
                      Index owner) {
  switch (part) {
    case FeaturePart::None:
      return {};
    case FeaturePart::Rule:
      return std::string(pack.str(pack.rules()[index].id));
    case FeaturePart::Group:
      return std::string(pack.str(pack.groups()[index].id));
    case FeaturePart::Section:
      return std::string(pack.str(pack.sections()[index].id));
    case FeaturePart::Language:
      return std::string(pack.str(pack.languages()[index].id));
    case FeaturePart::Kind:
      return std::string(pack.str(pack.mixes()[index].id));
    case FeaturePart::Ratio:
      return std::string(pack.str(pack.ratios()[index].id));
    case FeaturePart::Fact:
      return std::string(pack.str(pack.facts()[index].id));
    case FeaturePart::FactValue: {
      const auto scale = pack.array(pack.facts()[owner].scale);
      return index < scale.size() ? std::string(pack.str(scale[index].word))
                                  : std::to_string(index);
    }
    case FeaturePart::Taxonomy:
      return std::string(pack.str(pack.taxonomies()[index].id));
    case FeaturePart::Leaf:
      return std::string(pack.str(pack.array(pack.taxonomies()[owner].leaves)[index].path));
    case FeaturePart::Number:
      return std::to_string(index);
    case FeaturePart::Word:
      return {};  // told by the whole key
    case FeaturePart::Whom:
      return std::string(pack.str(pack.array(pack.model("beneficiary")->classes)[index]));
    case FeaturePart::Stem:
      return stems.name(index);
  }
  return {};
}

}  // namespace

void StemNames::add(std::string_view text) {
  for_each_stem(text, [&](std::string_view stem) {
    names_.try_emplace(stem_number(stem), stem);
    return true;
  });
}

std::string StemNames::name(Index number) const {
  const auto it = names_.find(number);
  return it == names_.end() ? std::string() : it->second;
}

std::string FeatureNamer::name(std::uint64_t key) const {
  const FeatureEntry feature = FeatureEntry::of_key(key);
  for (const FeatureSpelling& spelling : kFeatureSpellings) {
    if (spelling.source != feature.source) continue;
    std::string name(spelling.prefix);
    if (spelling.subject == FeaturePart::Word) {
      const auto word = words_.find(key);
      return word == words_.end() ? std::string() : name + ':' + word->second;
    }
    if (spelling.subject != FeaturePart::None)
      name += ':' + part_name(pack_, stems_, spelling.subject, feature.subject, feature.subject);
    if (spelling.argument != FeaturePart::None)
      name += ':' + part_name(pack_, stems_, spelling.argument, feature.argument, feature.subject);
    return name;
  }
  return {};
}

}  // namespace rolecall
