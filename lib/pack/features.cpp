#include "pack/features.h"

#include <array>
#include <charconv>
#include <string>

namespace rolecall {
namespace {

struct Prefix {
  std::string_view name;
  FeatureSource source;
  NameTable Names::*table;
};

// "prefix:subject" with the subject looked up in one table.
constexpr std::array kPrefixes{
    Prefix{"group", FeatureSource::Group, &Names::groups},
    Prefix{"group-required", FeatureSource::GroupRequired, &Names::groups},
    Prefix{"group-duties", FeatureSource::GroupDuties, &Names::groups},
    Prefix{"group-count", FeatureSource::GroupCount, &Names::groups},
    Prefix{"group-share", FeatureSource::GroupShare, &Names::groups},
    Prefix{"rule", FeatureSource::Rule, &Names::rules},
    Prefix{"rule-duties", FeatureSource::RuleDuties, &Names::rules},
    Prefix{"rule-required", FeatureSource::RuleRequired, &Names::rules},
    Prefix{"title", FeatureSource::TitleRule, &Names::rules},
    Prefix{"title-group", FeatureSource::TitleGroup, &Names::groups},
    Prefix{"share", FeatureSource::ClauseShare, &Names::clause_kinds},
    Prefix{"count", FeatureSource::ClauseCount, &Names::clause_kinds},
    Prefix{"first", FeatureSource::ClauseFirst, &Names::clause_kinds},
    Prefix{"lang", FeatureSource::Lang, &Names::languages},
    Prefix{"section", FeatureSource::SectionKind, &Names::sections},
};

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

// "FIELD=VALUE" or "FIELD>=N": the value is a word of the field's scale or a number.
bool parse_fact(std::string_view text, const Names& names, FeatureEntry& entry) {
  const std::size_t sign = text.find_first_of("=>");
  if (sign == std::string_view::npos) return false;
  entry.source = FeatureSource::Fact;
  entry.subject = names.facts.find(text.substr(0, sign));
  if (entry.subject == kNone) return false;
  const std::string_view value = text.substr(text.find('=', sign) + 1);
  const FactField& field = names.source.facts[entry.subject];
  for (std::size_t i = 0; i < field.scale.size(); ++i) {
    if (field.scale[i].value != value) continue;
    entry.argument = static_cast<std::int32_t>(i);
    return true;
  }
  return std::from_chars(value.data(), value.data() + value.size(), entry.argument).ec == std::errc{};
}

}  // namespace

Index FeatureTable::add(std::string_view raw) {
  const std::string_view name = trim(raw);
  if (const Index known = index_.find(name); known != kNone) return known;
  FeatureEntry entry;
  if (!parse(name, entry)) return kNone;
  entry.name = arena_.add(name);
  const Index index = static_cast<Index>(entries_.size());
  entries_.push_back(entry);
  index_.add(name, index);
  return index;
}

bool FeatureTable::parse(std::string_view name, FeatureEntry& entry) {
  if (const std::size_t star = name.rfind(" * "); star != std::string_view::npos) {
    entry.source = FeatureSource::Product;
    entry.subject = add(name.substr(0, star));
    entry.argument = static_cast<std::int32_t>(add(name.substr(star + 3)));
    return entry.subject != kNone && static_cast<Index>(entry.argument) != kNone;
  }
  if (name.starts_with("not ")) {
    entry.source = FeatureSource::Difference;
    entry.subject = add(name.substr(4));
    return entry.subject != kNone;
  }
  if (name == "position") {
    entry.source = FeatureSource::Position;
    return true;
  }
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view prefix = name.substr(0, colon);
  const std::string_view subject = name.substr(colon + 1);
  if (prefix == "fact") return parse_fact(subject, names_, entry);
  if (prefix == "leaf") {
    const Index found = names_.leaves.find(subject);
    if (found == kNone) return false;
    entry = {{}, FeatureSource::Layer, found >> 16, static_cast<std::int32_t>(found & 0xFFFF)};
    return true;
  }
  for (const Prefix& known : kPrefixes) {
    if (known.name != prefix) continue;
    entry.source = known.source;
    entry.subject = (names_.*known.table).find(subject);
    return entry.subject != kNone;
  }
  return false;
}

}  // namespace rolecall
