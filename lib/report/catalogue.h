// What the writers look up in a pack, looked up once: the classes of the role model and the
// taxonomy whose leaves are shown as layers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"
#include "model/posting.h"

namespace rolecall {

struct Catalogue {
  explicit Catalogue(const Pack& pack);

  Pack pack;
  std::vector<std::string_view> classes;  ///< of the role model; empty without one
  std::vector<Index> class_role;          ///< index into pack.roles(), or kNone, a class
  Index levels = kNone;                   ///< the first taxonomy that combines to levels

  /// Id of a class: "" for kNone.
  std::string_view class_id(Index role_class) const {
    return role_class < classes.size() ? classes[role_class] : std::string_view{};
  }
  /// Name for people: the role's, else the class's id.
  std::string_view class_name(Index role_class) const;
  const RoleEntry* role(Index role_class) const;

  std::span<const LeafEntry> layer_leaves() const;
  /// The first leaf of the levels taxonomy that the rule stands at, or kNone.
  Index layer_of(Index rule) const;

  std::string_view rule_id(Index rule) const { return pack.str(pack.rules()[rule].id); }
  std::string_view rule_name(Index rule) const;
};

/// The view of taxonomy `index`, or an empty one where the analysis has none.
const TaxonomyView& view_of(const Analysis& analysis, Index index);
/// What is asked at a leaf; nothing where the view does not reach it.
LayerAsk leaf_of(const TaxonomyView& view, Index leaf);

/// "required", "preferred", "negated" or "company".
std::string_view ask_name(Ask ask);

/// Notes of the reader and of the analysis, each once.
std::vector<std::string_view> notes_of(const Posting& posting, const Analysis& analysis);

/// Nothing is known of a text too short to judge by: undecided, however far ahead the best role is.
bool too_little_to_judge(const Analysis& analysis);

/// The posting's title, or "(no title)" where nothing of it shows.
std::string title_words(std::string_view title);

/// What an untagged line shows: its range, else the whole line; blanks at the ends cut off.
std::string_view untagged_text(const Posting& posting, const Analysis& analysis,
                               const Untagged& untagged);

}  // namespace rolecall
