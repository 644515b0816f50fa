// Taxonomies, groups, sections, facts, roles and languages of a pack.
#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "pack/compiler.h"

namespace rolecall {

ArrayRef<TaxonomyEntry> PackCompiler::taxonomies() {
  std::vector<TaxonomyEntry> entries;
  for (const Taxonomy& taxonomy : rules_.taxonomies) {
    std::vector<BranchEntry> branches;
    for (const Leaf& branch : taxonomy.branches)
      branches.push_back({arena_.add(branch.path), arena_.add(branch.name.value)});
    std::vector<LeafEntry> leaves;
    for (const Leaf& leaf : taxonomy.leaves) {
      LeafEntry entry{arena_.add(leaf.path), arena_.add(leaf.name.value), kNone};
      for (Index b = 0; b < taxonomy.branches.size(); ++b)
        if (leaf.path.starts_with(taxonomy.branches[b].path + '/')) entry.branch = b;
      leaves.push_back(entry);
    }
    const UsualEntry usual{taxonomy.usual.least, taxonomy.usual.most,
                           arena_.add(taxonomy.usual.remark.value),
                           arena_.add(taxonomy.usual.shares)};
    entries.push_back({arena_.add(taxonomy.id.value), arena_.add(taxonomy.name.value),
                       taxonomy.combine, usual, arena_.add(leaves), arena_.add(branches)});
  }
  return arena_.add(entries);
}

ArrayRef<GroupEntry> PackCompiler::groups() {
  std::vector<GroupEntry> entries;
  for (const Group& group : rules_.groups)
    entries.push_back(
        {arena_.add(group.id.value), arena_.add(group.name.value),
         group.pairs_with.empty() ? kNone : resolve(names_.groups, group.pairs_with, "group")});
  return arena_.add(entries);
}

ArrayRef<SectionKindEntry> PackCompiler::sections() {
  std::vector<SectionKindEntry> entries;
  for (const SectionKind& kind : rules_.sections)
    entries.push_back({arena_.add(kind.id.value), arena_.add(kind.name.value),
                       kind.ask.value_or(Ask::Required), !kind.ask.has_value(), kind.duties});
  // All text of a pack without kinds is of one nameless kind, where the wording decides.
  if (entries.empty()) entries.push_back({{}, {}, Ask::Required, true, false});
  return arena_.add(entries);
}

ArrayRef<FactFieldEntry> PackCompiler::facts() {
  std::vector<FactFieldEntry> entries;
  for (const FactField& field : rules_.facts) {
    std::vector<ScaleEntry> scale;
    for (const Text& word : field.scale) {
      ScaleEntry entry{arena_.add(word.value), -1};
      for (const auto& [name, years] : field.from_years)
        if (name.value == word.value) entry.from_years = years;
      scale.push_back(entry);
    }
    std::string name = field.name.value.empty() ? field.id.value : field.name.value;
    if (field.name.value.empty()) std::replace(name.begin(), name.end(), '_', ' ');
    entries.push_back({arena_.add(field.id.value), arena_.add(name), field.split, field.flag,
                       field.knock_out, field.low, field.high, arena_.add(scale),
                       leaves(field.taxonomies)});
  }
  return arena_.add(entries);
}

ArrayRef<Index> PackCompiler::group_list(const std::vector<Text>& names) {
  std::vector<Index> members;
  for (const Text& group : names)
    if (const Index i = resolve(names_.groups, group, "group"); i != kNone) members.push_back(i);
  return arena_.add(members);
}

ArrayRef<GroupSetEntry> PackCompiler::group_sets(
    const std::vector<std::pair<Text, std::vector<Text>>>& sets) {
  std::vector<GroupSetEntry> entries;
  for (const auto& [label, groups] : sets)
    entries.push_back({arena_.add(label.value), group_list(groups)});
  return arena_.add(entries);
}

MatchEntry PackCompiler::match(const Match& source) {
  MatchEntry entry;
  if (source.name.empty()) return entry;
  entry.name = arena_.add(source.name.value);
  entry.field = group_list(source.field);
  entry.business = group_list(source.business);
  for (Index t = 0; t < rules_.taxonomies.size(); ++t)
    if (rules_.taxonomies[t].id.value == source.taxonomy.value) entry.taxonomy = t;
  return entry;
}

ArrayRef<RoleEntry> PackCompiler::roles() {
  std::vector<RoleEntry> entries;
  for (const Role& role : rules_.roles)
    entries.push_back({arena_.add(role.id.value), arena_.add(role.name.value),
                       arena_.add(role.description.value), group_sets(role.core),
                       group_sets(role.bonus), role.entry_bar, match(role.match),
                       expected_signs(role)});
  return arena_.add(entries);
}

ArrayRef<ExpectedSign> PackCompiler::expected_signs(const Role& role) {
  std::vector<ExpectedSign> signs;
  const auto add = [&](const Text& name, bool speaks_for) {
    using Of = ExpectedSign::Of;
    ExpectedSign sign{arena_.add(name.value), Of::Feature, speaks_for, kNone};
    const auto look = [&](Of of, const NameIndex& table) {
      if (sign.index == kNone) sign.index = table.find(name.value), sign.of = of;
    };
    look(Of::Group, names_.groups);
    look(Of::Rule, names_.rules);
    look(Of::Kind, names_.kinds);
    if (sign.index == kNone) sign.index = features_.add(name.value), sign.of = Of::Feature;
    if (sign.index == kNone)
      error("unknown-reference",
            "\"" + name.value + "\" is no group, rule, kind of clause or feature", name.mark);
    else
      signs.push_back(sign);
  };
  for (const Text& name : role.speaks_for) add(name, true);
  for (const Text& name : role.speaks_against) add(name, false);
  return arena_.add(signs);
}

namespace {

Script script_of(std::string_view name) {
  return name == "han"      ? Script::Han
         : name == "kana"   ? Script::Kana
         : name == "hangul" ? Script::Hangul
                            : Script::None;
}

}  // namespace

ArrayRef<LanguageEntry> PackCompiler::languages() {
  std::vector<LanguageEntry> entries;
  for (const LanguageHint& language : rules_.languages) {
    std::vector<StrRef> words;
    for (const Text& word : language.words) words.push_back(arena_.add(folded(word.value)));
    entries.push_back({arena_.add(language.id.value), script_of(language.script.value),
                       language.supported, arena_.add(words)});
  }
  return arena_.add(entries);
}

ArrayRef<ConnectorEntry> PackCompiler::connectors(PackHeader& header) {
  std::vector<std::pair<std::string, bool>> words;
  for (const Text& word : rules_.connectors.any_of) words.emplace_back(folded(word.value), true);
  for (const Text& word : rules_.connectors.all_of) words.emplace_back(folded(word.value), false);
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    const auto key = [](const std::string& word) {
      return std::pair(static_cast<unsigned char>(word[0]), ~word.size());
    };
    return key(a.first) < key(b.first);
  });
  std::vector<ConnectorEntry> entries;
  for (const auto& [word, any_of] : words) {
    entries.push_back({arena_.add(word), any_of});
    const auto first = static_cast<unsigned char>(word[0]);
    header.connector_starts[first / 64] |= std::uint64_t{1} << first % 64;
  }
  return arena_.add(entries);
}

ArrayRef<OpenerEntry> PackCompiler::openers() {
  std::map<std::string_view, bool> sorted;  // behind_any wins
  for (const Text& word : rules_.openers.behind_small) sorted[word.value] = true;
  for (const Text& word : rules_.openers.behind_any) sorted[word.value] = false;
  std::vector<OpenerEntry> entries;
  for (const auto& [word, behind_small] : sorted)
    entries.push_back({arena_.add(word), behind_small});
  return arena_.add(entries);
}

ArrayRef<NumberWordEntry> PackCompiler::numbers() {
  std::vector<NumberWordEntry> entries;
  for (const auto& [word, value] : rules_.numbers)
    entries.push_back({arena_.add(folded(word.value)), value});
  return arena_.add(entries);
}

}  // namespace rolecall
