#include "report/catalogue.h"

#include <algorithm>

namespace rolecall {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";

}  // namespace

Catalogue::Catalogue(const Pack& source) : pack(source) {
  if (const ModelEntry* model = pack.model("role"))
    for (const StrRef id : pack.array(model->classes)) classes.push_back(pack.str(id));
  const auto roles = pack.roles();
  for (const std::string_view id : classes) {
    const auto found = std::find_if(roles.begin(), roles.end(),
                                    [&](const RoleEntry& r) { return pack.str(r.id) == id; });
    class_role.push_back(found == roles.end() ? kNone : static_cast<Index>(found - roles.begin()));
  }
  const auto taxonomies = pack.taxonomies();
  for (Index i = 0; i < taxonomies.size() && levels == kNone; ++i)
    if (taxonomies[i].combine == Combine::Levels) levels = i;
}

const RoleEntry* Catalogue::role(Index role_class) const {
  if (role_class >= class_role.size() || class_role[role_class] == kNone) return nullptr;
  return &pack.roles()[class_role[role_class]];
}

std::string_view Catalogue::class_name(Index role_class) const {
  const RoleEntry* entry = role(role_class);
  const std::string_view name = entry ? pack.str(entry->name) : std::string_view{};
  return name.empty() ? class_id(role_class) : name;
}

std::span<const LeafEntry> Catalogue::layer_leaves() const {
  if (levels == kNone) return {};
  return pack.array(pack.taxonomies()[levels].leaves);
}

Index Catalogue::layer_of(Index rule) const {
  for (const LeafRef at : pack.array(pack.rules()[rule].leaves))
    if (at.taxonomy == levels) return at.leaf;
  return kNone;
}

std::string_view Catalogue::rule_name(Index rule) const {
  const RuleEntry& entry = pack.rules()[rule];
  return entry.name.size ? pack.str(entry.name) : pack.str(entry.id);
}

const TaxonomyView& view_of(const Analysis& analysis, Index index) {
  static const TaxonomyView nothing;
  return index < analysis.taxonomies.size() ? analysis.taxonomies[index] : nothing;
}

LayerAsk leaf_of(const TaxonomyView& view, Index leaf) {
  return leaf < view.leaves.size() ? view.leaves[leaf] : LayerAsk{};
}

std::string_view ask_name(Ask ask) {
  static constexpr std::string_view kNames[] = {"required", "preferred", "negated", "company"};
  return kNames[static_cast<std::size_t>(ask)];
}

std::vector<std::string_view> notes_of(const Posting& posting, const Analysis& analysis) {
  std::vector<std::string_view> notes;
  const auto add = [&](std::string_view note) {
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
  };
  for (const auto& note : posting.notes) add(note);
  for (const auto& note : analysis.notes) add(note);
  return notes;
}

bool too_little_to_judge(const Analysis& analysis) {
  return !analysis.decided && analysis.tags.empty() &&
         std::find(analysis.notes.begin(), analysis.notes.end(), "too-short") !=
             analysis.notes.end();
}

std::string title_words(std::string_view title) {
  const bool shows = title.find_first_not_of(kBlanks) != std::string_view::npos;
  return std::string(shows ? title : "(no title)");
}

std::string_view untagged_text(const Posting& posting, const Analysis& analysis,
                               const Untagged& untagged) {
  Range range = untagged.range;
  if (range.empty() && untagged.line < analysis.layout.lines.size())
    range = analysis.layout.lines[untagged.line];
  std::string_view text = range.of(posting.text);
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

}  // namespace rolecall
