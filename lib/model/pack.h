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

#include "model/literal_tables.h"
#include "model/pack_matching.h"
#include "model/pack_models.h"
#include "model/pack_refs.h"
#include "model/pack_rules.h"

namespace rolecall {

inline constexpr std::uint32_t kPackFormat = 15;

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
  ArrayRef<ConnectorEntry> connectors;     ///< by first byte, the longest first
  std::uint64_t connector_starts[4] = {};  ///< bit c: a connector begins with the (folded) byte c
  ArrayRef<OpenerEntry> openers;
  ArrayRef<NumberWordEntry> numbers;
  ArrayRef<PhraseEntry> phrases;
  ArrayRef<TermEntry> terms;
  ArrayRef<ContextEntry> contexts;
  ArrayRef<RegexEntry> regexes;
  ArrayRef<LiteralTables> literals;             ///< the atoms of all regexes
  ArrayRef<ArrayRef<LiteralUse>> literal_uses;  ///< of each literal by its number
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

  /// `list` stands in the pack.
  std::span<const Index> list(const IndexList& list) const {
    if (list.size == 1) return {&list.first, 1};
    return array(ArrayRef<Index>{list.first, list.size});
  }

  std::string_view name() const { return str(header().name); }
  std::string_view version() const { return str(header().version); }
  std::string_view content_hash() const { return str(header().content_hash); }
  std::span<const RuleEntry> rules() const { return array(header().rules); }
  std::span<const TaxonomyEntry> taxonomies() const { return array(header().taxonomies); }
  std::span<const GroupEntry> groups() const { return array(header().groups); }
  std::span<const SectionKindEntry> sections() const { return array(header().sections); }
  /// The kind of a section; one that goes by its wording where the pack declares no kinds.
  const SectionKindEntry& section_kind(Index kind) const {
    static constexpr SectionKindEntry kUndeclared{.id = {}, .name = {}, .by_wording = true};
    const auto kinds = sections();
    return kind < kinds.size() ? kinds[kind] : kUndeclared;
  }
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
  std::span<const OpenerEntry> openers() const { return array(header().openers); }
  std::span<const NumberWordEntry> numbers() const { return array(header().numbers); }
  std::span<const PhraseEntry> phrases() const { return array(header().phrases); }
  std::span<const TermEntry> terms() const { return array(header().terms); }
  const ContextEntry& context(const TermEntry& term) const {
    return array(header().contexts)[term.context];
  }
  std::span<const RegexEntry> regexes() const { return array(header().regexes); }
  const LiteralTables& literals() const { return array(header().literals).front(); }
  /// The regexes that wait for a literal.
  std::span<const LiteralUse> uses(Index literal) const {
    return array(array(header().literal_uses)[literal]);
  }
  PatternView program(const RegexEntry& regex) const {
    const ProgramEntry& p = regex.program;
    return {array(p.steps), array(p.classes), array(p.ranges),
            p.first_bytes,  p.groups,         p.hit_group};
  }

  /// The model named `id`, or nullptr.
  const ModelEntry* model(std::string_view id) const {
    for (const auto& m : models())
      if (str(m.id) == id) return &m;
    return nullptr;
  }
  const ScoreTable& scores_of(const ModelEntry& model) const {
    return model.of_clauses ? header().clause_scores : header().posting_scores;
  }
  /// What one of the model's rows says for its class `c`.
  float weight(const ModelEntry& model, Index row, std::size_t c) const {
    const std::size_t column = model.column + c, at = row * kScoreLane + column % kScoreLane;
    const auto lane = array(array(scores_of(model).lanes)[column / kScoreLane].weights);
    return at < lane.size() ? lane[at] : 0;
  }
  /// The feature of one of the model's rows, a number in features().
  Index feature_of(const ModelEntry& model, Index row) const {
    return array(scores_of(model).features)[row];
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
