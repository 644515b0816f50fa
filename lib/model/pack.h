// A compiled rule pack: one flat, position-independent run of bytes, used in place.
//
// The compiler (pack/compile.h) writes it; it is mapped from a file or linked into the binary, and
// read through this view by every stage. Nothing is copied or parsed at start-up. All references
// are offsets from the first byte. Layout changes raise kPackFormat.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "model/analysis.h"
#include "model/rule.h"

namespace rolecall {

inline constexpr std::uint32_t kPackFormat = 8;

struct StrRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

template <class T>
struct ArrayRef {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;  ///< elements
};

using Index = std::uint32_t;

// ---- the tables ------------------------------------------------------------------------------

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

/// What a feature measures. Features of a clause serve the model "clause", the others the models of
/// a posting. docs/ROLES.md says how each is spelled and counted.
enum class FeatureSource : std::uint8_t {
  // of a clause
  ClauseRule,  ///< the rule has a hit in the clause
  ClauseGroup,
  ClauseStartRule,  ///< ... at its very beginning
  ClauseStartGroup,
  ClauseEarlyRule,  ///< ... in its first words
  ClausePair,  ///< its first hit of a pairing group (a verb), then a hit of the paired (an object)
  ClauseSectionGroup,  ///< section kind and group
  ClauseSection,
  ClauseLang,
  ClauseSectionLang,
  ClausePrevGroup,  ///< the group in the clause before
  ClauseNextGroup,
  ClausePrevSection,
  ClauseNextSection,
  ClauseTitleGroup,  ///< the group in the posting's title
  ClauseLength,      ///< bucket of its length
  ClauseSkills,      ///< log(1 + skills)
  ClausePosition,    ///< place among the clauses of its section, 0..1
  ClausePlace,       ///< place in the posting, 0..1
  ClauseFirst,       ///< first of its section
  ClauseBare,        ///< no hit at all
  ClauseStem,        ///< a word by its stem_number()
  ClauseStems,       ///< a word and the one behind it
  // of a posting
  TitleRule,
  TitleGroup,
  Skill,  ///< the skill is required or preferred
  SkillRequired,
  Group,  ///< a skill of the group is required or preferred
  GroupRequired,
  GroupPreferred,
  GroupCount,       ///< log(1 + hits)
  GroupShare,       ///< hits of the group / hits of all skills
  GroupInDuties,    ///< log(1 + clauses with the group) in sections that tell duties
  GroupInRequired,  ///< ... in sections that require
  GroupInPreferred,
  GroupAnywhere,  ///< ... outside of company text
  LeafSkills,     ///< log(1 + skills asked under leaf `argument` of taxonomy `subject`)
  LeafHits,       ///< log(1 + their hits)
  LeafShare,      ///< skills under the leaf / skills under all leaves
  LeafRequired,   ///< log(1 + skills required)
  LeafPreferred,
  LeafDuties,  ///< log(1 + clauses of sections that tell duties with such a skill)
  LeafAny,     ///< any skill asked
  LeafMany,    ///< at least three
  FactValue,   ///< the fact has a value of its scale, or reaches a number
  FactAbsent,
  Lang,
  Length,         ///< log(1 + bytes)
  KindShare,      ///< share of the duties that are of a kind of clause (or a mix of kinds)
  KindCount,      ///< log(1 + clauses of the kind)
  KindMost,       ///< the surest clause of the kind
  KindFirst,      ///< share of the kind among the first duties
  KindRatio,      ///< kind against kind: a / (a + b)
  DutyRule,       ///< log(1 + duties with the rule)
  DutyRuleShare,  ///< duties with the rule / duties
  DutyGroup,
  DutyGroupShare,
  DutyPair,    ///< log(1 + duties with a pair)
  AskedRule,   ///< log(1 + qualifications with the rule)
  TitleKind,   ///< title group times share of a kind
  TitleRatio,  ///< title group times ratio number `argument`
  WhomShare,   ///< share of the duties whose work is for them
  WhomCount,   ///< log(1 + such duties)
  KindWhom,    ///< share of the duties that are of a kind and for whom `argument`
  Word,        ///< log(1 + duties and qualifications with the word); base/words.h numbers it
};

struct FeatureEntry {
  StrRef name;
  FeatureSource source = FeatureSource::ClauseRule;
  Index subject = 0;
  Index argument = 0;

  /// A feature that is known by a number of 56 bits.
  static constexpr FeatureEntry of_number(FeatureSource source, std::uint64_t number) {
    constexpr std::uint64_t kPart = (std::uint64_t{1} << 28) - 1;
    return {
        {}, source, static_cast<Index>(number >> 28 & kPart), static_cast<Index>(number & kPart)};
  }
  /// What tells the feature from all others.
  constexpr std::uint64_t key() const {
    return std::uint64_t{static_cast<std::uint8_t>(source)} << 56 | std::uint64_t{subject} << 28 |
           argument;
  }
};

/// A kind of clause of the clause model, or a mix of several: its share is the sum of theirs.
struct KindMixEntry {
  StrRef id;
  std::uint64_t kinds = 0;  ///< bit i: class i
};

/// Two kinds or mixes that are weighed against each other.
struct KindRatioEntry {
  StrRef id;  ///< "a/b"
  Index above = 0;
  Index below = 0;
};

struct WeightEntry {
  Index feature = 0;
  ArrayRef<float> weights;  ///< one a class
};

struct ModelEntry {
  StrRef id;
  std::uint32_t column = 0;          ///< its first class in the rows of its scope's ScoreTable
  std::uint64_t duties = 0;          ///< clause model: bit i: class i is a duty
  std::uint64_t qualifications = 0;  ///< clause model: bit i: class i asks a qualification
  ArrayRef<StrRef> classes;
  ArrayRef<StrRef> names;  ///< of the classes, for people; their ids where the pack says none
  float temperature = 1;
  float margin = 0;
  ArrayRef<float> bias;
  ArrayRef<WeightEntry> rows;
};

/// How a posting's duties are told in a sentence; see Model in model/rule.h.
struct DutyWording {
  StrRef about, whom, without;
  ArrayRef<StrRef> absent;       ///< what no duty does, most telling first
  ArrayRef<Index> absent_kinds;  ///< the class of each
};

/// Where the rows of one source's features stand: row of (s, a) at first + s * arguments + a.
struct FeatureBlock {
  std::uint32_t first = 0;
  std::uint32_t subjects = 0;
  std::uint32_t arguments = 0;
  bool hashed = false;  ///< too wide for a block: look among the slots
};

struct FeatureSlot {
  std::uint64_t key = 0;  ///< FeatureEntry::key()
  std::uint32_t row = 0;  ///< 0: the slot is empty
};

/// Rows of weights are padded to a multiple of this many floats.
inline constexpr std::uint32_t kScoreLane = 16;

/// The weights of all models of one scope (of a clause, or of a posting) side by side: one look-up
/// of a feature serves them all.
struct ScoreTable {
  std::uint32_t stride = 0;       ///< floats a row; 0: no model has weights
  ArrayRef<float> bias;           ///< one row
  ArrayRef<FeatureBlock> blocks;  ///< by FeatureSource
  ArrayRef<std::uint32_t> rows;   ///< of the blocks; 0: no weight
  ArrayRef<FeatureSlot> slots;    ///< open addressing from slot_of_key(), at most half full
  ArrayRef<float> weights;        ///< row 0 is all 0
  ArrayRef<Index> features;       ///< of each row: its number in Pack::features()
  /// Of each row that the model "role" weighs: what it is about, a number below matter_count; kNone
  /// for other rows. Only in the table of postings.
  ArrayRef<Index> matters;
  std::uint32_t matter_count = 0;
  ArrayRef<float> centred;  ///< of each row: the weights of "role" less their mean, a float a class
};

/// Where a look-up among 2^n slots begins, before masking.
constexpr std::uint64_t slot_of_key(std::uint64_t key) {
  return (key ^ key >> 29) * 0x9E3779B97F4A7C15ull >> 20;
}

struct LanguageEntry {
  StrRef id;
  bool han = false;
  bool supported = true;
  ArrayRef<StrRef> words;  ///< its frequent words, in lower case
};

struct ConnectorEntry {
  StrRef word;
  bool any_of = false;
};

struct NumberWordEntry {
  StrRef word;
  std::int32_t value = 0;
};

// ---- matching --------------------------------------------------------------------------------

/// A set of context phrases, sorted by phrase. `exact` not empty: only in just this spelling.
struct SetMember {
  Index phrase = 0;
  StrRef exact;
};

/// A set of context words. `mark` is one of 64 bits: a phrase without it in PhraseEntry::sets is no
/// member.
struct WordSet {
  ArrayRef<SetMember> members;
  std::uint64_t mark = 0;
};

struct NearbyEntry {
  WordSet any;
  std::uint16_t within = 0;
  Side side = Side::Both;
};

/// A term of a rule: what a phrase hit must satisfy to become a span.
struct TermEntry {
  StrRef text;
  Index rule = 0;
  Case letter_case = Case::Fold;
  bool ambiguous = false;
  bool has_list = false;
  bool has_near = false;
  bool has_unless = false;
  WordSet list;
  NearbyEntry near;
  NearbyEntry unless;
  ArrayRef<Index> except;  ///< phrases, sorted
  std::uint32_t line = 0;
};

struct RegexEntry {
  StrRef pattern;
  Index rule = 0;
  Case letter_case = Case::Fold;
  ArrayRef<StrRef> atoms;  ///< every match holds one of them; empty: runs on every clause
  ArrayRef<ArrayRef<StrRef>> guards;  ///< and one of each of these further sets
  ArrayRef<Index> except;
  std::uint32_t line = 0;
};

/// A sequence of atoms that the trie finds, and what it serves as. Context words and except phrases
/// refer to phrases by number.
struct PhraseEntry {
  StrRef text;               ///< folded
  ArrayRef<Index> terms;     ///< terms it is a hit of, but for those of `duties`
  ArrayRef<Index> duties;    ///< duty rules that it tags whatever stands around it
  ArrayRef<Index> switches;  ///< rules it switches off for the posting
  std::uint64_t sets = 0;    ///< marks of the word sets it may be a member of
};

/// The trie's tables; match/trie.h knows what they hold.
/// Where an edge of the trie leads, with what a walk wants to know there.
struct TrieNode {
  std::uint32_t node : 31 = 0;  ///< 0 is the root, where no edge leads
  std::uint32_t goes_on : 1 = 0;
  Index phrase = kNone;  ///< that ends here
};

struct TrieTables {
  ArrayRef<std::uint64_t> filter;
  ArrayRef<std::uint64_t> edge_keys;
  ArrayRef<TrieNode> edge_nodes;
  std::uint32_t longest = 0;  ///< bytes of the longest phrase as written
};

struct PackHeader {
  char magic[8];  ///< "rolecall"
  std::uint32_t format = 0;
  std::uint32_t byte_order = 0;  ///< 0x01020304 as the writer saw it
  std::uint64_t size = 0;        ///< whole pack in bytes
  std::uint64_t checksum = 0;    ///< of all bytes after this field
  StrRef name;
  StrRef version;
  StrRef content_hash;  ///< hex digest of the source files
  ArrayRef<RuleEntry> rules;
  ArrayRef<TaxonomyEntry> taxonomies;
  ArrayRef<GroupEntry> groups;
  ArrayRef<SectionKindEntry> sections;
  ArrayRef<FactFieldEntry> facts;
  ArrayRef<RoleEntry> roles;
  ArrayRef<FeatureEntry> features;
  ArrayRef<ModelEntry> models;
  DutyWording duty_wording;
  ScoreTable clause_scores;      ///< of the models "clause" and "beneficiary"
  ScoreTable posting_scores;     ///< of all others
  ArrayRef<KindMixEntry> mixes;  ///< every class of the clause model, then the pack's mixes
  ArrayRef<KindRatioEntry> ratios;
  ArrayRef<LanguageEntry> languages;
  ArrayRef<ConnectorEntry> connectors;
  std::uint64_t connector_starts[4] = {};  ///< bit c: a connector begins with the (folded) byte c
  ArrayRef<NumberWordEntry> numbers;
  ArrayRef<PhraseEntry> phrases;
  ArrayRef<TermEntry> terms;
  ArrayRef<RegexEntry> regexes;
  TrieTables trie;
};

/// A read-only view of a pack's bytes; cheap to copy. The bytes must outlive it and were checked
/// by open_pack (pack/pack_file.h).
class Pack {
 public:
  Pack() = default;
  explicit Pack(const std::byte* base) : base_(base) {}

  explicit operator bool() const { return base_ != nullptr; }
  const PackHeader& header() const { return *reinterpret_cast<const PackHeader*>(base_); }
  std::string_view str(StrRef s) const {
    return {reinterpret_cast<const char*>(base_) + s.offset, s.size};
  }
  template <class T>
  std::span<const T> array(ArrayRef<T> a) const {
    return {reinterpret_cast<const T*>(base_ + a.offset), a.size};
  }

  std::string_view name() const { return str(header().name); }
  std::string_view version() const { return str(header().version); }
  std::string_view content_hash() const { return str(header().content_hash); }
  std::span<const RuleEntry> rules() const { return array(header().rules); }
  std::span<const TaxonomyEntry> taxonomies() const { return array(header().taxonomies); }
  std::span<const GroupEntry> groups() const { return array(header().groups); }
  std::span<const SectionKindEntry> sections() const { return array(header().sections); }
  std::span<const FactFieldEntry> facts() const { return array(header().facts); }
  std::span<const RoleEntry> roles() const { return array(header().roles); }
  std::span<const FeatureEntry> features() const { return array(header().features); }
  std::span<const ModelEntry> models() const { return array(header().models); }
  std::span<const KindMixEntry> mixes() const { return array(header().mixes); }
  std::span<const KindRatioEntry> ratios() const { return array(header().ratios); }
  std::span<const LanguageEntry> languages() const { return array(header().languages); }
  std::span<const ConnectorEntry> connectors() const { return array(header().connectors); }
  bool may_be_connector(unsigned char folded_first) const {
    return header().connector_starts[folded_first / 64] >> folded_first % 64 & 1;
  }
  std::span<const NumberWordEntry> numbers() const { return array(header().numbers); }
  std::span<const PhraseEntry> phrases() const { return array(header().phrases); }
  std::span<const TermEntry> terms() const { return array(header().terms); }
  std::span<const RegexEntry> regexes() const { return array(header().regexes); }

  /// The model named `id`, or nullptr.
  const ModelEntry* model(std::string_view id) const {
    for (const auto& m : models())
      if (str(m.id) == id) return &m;
    return nullptr;
  }
  /// Index of the taxonomy named `id`, or kNone.
  Index taxonomy(std::string_view id) const {
    const auto all = taxonomies();
    for (Index i = 0; i < all.size(); ++i)
      if (str(all[i].id) == id) return i;
    return kNone;
  }

 private:
  const std::byte* base_ = nullptr;
};

}  // namespace rolecall
