// Tables of a compiled pack: what its rule files declare. Rules, taxonomies, groups, sections,
// facts, roles, languages.
#pragma once

#include <cstdint>

#include "model/analysis.h"
#include "model/pack_refs.h"
#include "model/rule.h"

namespace rolecall {

struct LeafEntry {
  StrRef path;  ///< "engineering/data-engineering"
  StrRef name;
  Index branch = kNone;  ///< index into the taxonomy's branches
};

struct BranchEntry {
  StrRef id;
  StrRef name;
};

/// See UsualBreadth (model/rule.h).
struct UsualEntry {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  StrRef remark;
  ArrayRef<std::int32_t> shares;
};

struct TaxonomyEntry {
  StrRef id;
  StrRef name;
  Combine combine = Combine::Counts;
  UsualEntry usual;
  ArrayRef<LeafEntry> leaves;
  ArrayRef<BranchEntry> branches;
};

struct GroupEntry {
  StrRef id;
  StrRef name;
  Index pairs_with = kNone;  ///< its hits make pairs with later hits of that group
};

/// Where a rule stands in a taxonomy.
struct LeafRef {
  std::uint16_t taxonomy = 0;
  std::uint16_t leaf = 0;
};

struct RuleEntry {
  StrRef id;
  StrRef name;
  Kind kind = Kind::Tool;
  bool keep_overlap = false;
  Ask ask = Ask::Required;      ///< cue
  Reach reach = Reach::Clause;  ///< cue
  bool strong = false;          ///< cue
  bool conditional = false;     ///< has unless_posting phrases
  std::uint16_t within = 0;     ///< cue
  Index group = kNone;
  Index section = kNone;           ///< section rules: the kind they open
  Index fact = kNone;              ///< fact rules: the field
  Index alike = kNone;             ///< skills with the same number nearly stand in for each other
  std::int32_t fact_value = -1;    ///< index into the field's scale, a number, or -1: the capture
  std::uint64_t sections = ~0ull;  ///< bit i: allowed in sections of kind i
  ArrayRef<LeafRef> leaves;
  StrRef file;  ///< source file and line, for explain
  std::uint32_t line = 0;
};

struct SectionKindEntry {
  StrRef id;
  StrRef name;
  Ask ask = Ask::Required;
  bool by_wording = false;  ///< no ask of its own: the clause decides
  bool duties = false;

  /// Tells about the employer, the offer or the law: nothing in it is asked.
  constexpr bool about_company() const { return !by_wording && ask == Ask::Company; }
  /// Whether a clause in it asks something only where its wording does.
  constexpr bool asks_by_wording() const { return by_wording || ask == Ask::Company; }
  /// Lists what is required of a person, not what they will do.
  constexpr bool lists_requirements() const {
    return !by_wording && !duties && ask == Ask::Required;
  }
};

struct ScaleEntry {
  StrRef word;
  std::int32_t from_years = -1;
};

struct FactFieldEntry {
  StrRef id;
  StrRef name;  ///< for people; the id in words where the pack says none
  bool split = false;
  bool flag = false;
  bool knock_out = false;
  std::int32_t low = 0;
  std::int32_t high = 0;
  ArrayRef<ScaleEntry> scale;
  ArrayRef<LeafRef> leaves;  ///< asked where the fact is stated
};

/// A labelled set of groups: one of a role's core requirements, or a bonus.
struct GroupSetEntry {
  StrRef label;
  ArrayRef<Index> groups;
};

/// See Match (model/rule.h).
struct MatchEntry {
  StrRef name;
  ArrayRef<Index> field;     ///< groups
  ArrayRef<Index> business;  ///< groups
  Index taxonomy = kNone;
};

/// What ought to speak for a role or against it: features of a group, a rule or a kind of clause,
/// or one feature.
struct ExpectedSign {
  enum class Of : std::uint8_t { Group, Rule, Kind, Feature };
  StrRef name;
  Of of = Of::Group;
  bool speaks_for = false;
  Index index = 0;
};

struct RoleEntry {
  StrRef id;
  StrRef name;
  StrRef description;
  ArrayRef<GroupSetEntry> core;
  ArrayRef<GroupSetEntry> bonus;
  std::uint32_t entry_bar = 0;
  MatchEntry match;
  ArrayRef<ExpectedSign> expected;
};

/// A script that alone tells a language.
enum class Script : std::uint8_t { None, Han, Kana, Hangul };

struct LanguageEntry {
  StrRef id;
  Script script = Script::None;
  bool supported = true;
  ArrayRef<StrRef> words;  ///< its frequent words, in lower case
};

struct ConnectorEntry {
  StrRef word;
  bool any_of = false;
};

/// Sorted by word.
struct OpenerEntry {
  StrRef word;
  bool behind_small = false;  ///< only behind a word of small letters
};

struct NumberWordEntry {
  StrRef word;
  std::int32_t value = 0;
};

}  // namespace rolecall
