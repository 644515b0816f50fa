#include "pack/features.h"

#include <charconv>
#include <string>

#include "base/word_features.h"
#include "pack/feature_names.h"

namespace rolecall {
namespace {

Index number_of(std::string_view digits) {
  Index value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : kNone;
}

FeatureEntry word_feature(std::string_view word) {
  return FeatureEntry::of_number(FeatureSource::Word, word_number(word));
}

// A word of the fact's scale, or a number that it reaches.
Index fact_value_of(std::string_view name, const FactField& field) {
  for (Index i = 0; i < field.scale.size(); ++i)
    if (field.scale[i].value == name) return i;
  return number_of(name);
}

// A text that is one stem, spelled as it is found.
Index stem_of(std::string_view name) {
  Index number = kNone;
  for_each_stem(name, [&](std::string_view stem) {
    if (stem == name) number = stem_number(stem);
    return false;
  });
  return number;
}

}  // namespace

Index FeatureTable::add(std::string_view name) {
  if (const Index known = index_.find(name); known != kNone) return known;
  FeatureEntry entry;
  if (!parse(name, entry)) return kNone;
  entry.name = arena_.add(name);
  const Index index = static_cast<Index>(entries_.size());
  entries_.push_back(entry);
  index_.add(name, index);
  return index;
}

Index FeatureTable::look_up(FeaturePart part, std::string_view name,
                            const FeatureEntry& entry) const {
  switch (part) {
    case FeaturePart::None:
      return name.empty() ? 0 : kNone;
    case FeaturePart::Rule:
      return names_.rules.find(name);
    case FeaturePart::Group:
      return names_.groups.find(name);
    case FeaturePart::Section:
      return names_.sections.find(name);
    case FeaturePart::Language:
      return names_.languages.find(name);
    case FeaturePart::Kind:
      return names_.kinds.find(name);
    case FeaturePart::Ratio:
      return names_.ratios.find(name);
    case FeaturePart::Fact:
      return names_.facts.find(name);
    case FeaturePart::FactValue:
      return fact_value_of(name, names_.source.facts[entry.subject]);
    case FeaturePart::Taxonomy: {
      const auto& all = names_.source.taxonomies;
      for (Index t = 0; t < all.size(); ++t)
        if (all[t].id.value == name) return t;
      return kNone;
    }
    case FeaturePart::Leaf: {
      const Index found = names_.leaves.find(names_.source.taxonomies[entry.subject].id.value +
                                             ':' + std::string(name));
      return found == kNone ? kNone : found & 0xFFFF;
    }
    case FeaturePart::Number:
      return number_of(name);
    case FeaturePart::Whom:
      return names_.whom.find(name);
    case FeaturePart::Stem:
      return stem_of(name);
    case FeaturePart::Word:
      return name.empty() ? kNone : word_feature(name).subject;
  }
  return kNone;
}

bool FeatureTable::parse(std::string_view name, FeatureEntry& entry) const {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = name.substr(0, colon);
  std::string_view subject =
      colon == std::string_view::npos ? std::string_view{} : name.substr(colon + 1);
  for (const FeatureSpelling& spelling : kFeatureSpellings) {
    if (spelling.prefix != prefix) continue;
    std::string_view argument;
    if (spelling.argument != FeaturePart::None) {
      const std::size_t second = subject.find(':');
      if (second == std::string_view::npos) return false;
      argument = subject.substr(second + 1);
      subject = subject.substr(0, second);
    }
    entry.source = spelling.source;
    entry.subject = look_up(spelling.subject, subject, entry);
    if (entry.subject == kNone) return false;
    entry.argument = spelling.subject == FeaturePart::Word
                         ? word_feature(subject).argument
                         : look_up(spelling.argument, argument, entry);
    return entry.argument != kNone;
  }
  return false;
}

}  // namespace rolecall
