// What compile_pack() goes through: a table of the pack a function.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_findings.h"
#include "model/diagnostic.h"
#include "model/pack.h"
#include "model/rule.h"
#include "pack/arena.h"
#include "pack/features.h"
#include "pack/literal_index.h"
#include "pack/names.h"
#include "pack/score_table.h"
#include "pack/trie_builder.h"

namespace rolecall {

/// Used once: run() gives the pack's bytes.
class PackCompiler {
 public:
  PackCompiler(const RuleSet& rules, Diagnostics& diagnostics);
  std::vector<std::byte> run();

 private:
  // ---- compile.cpp
  void error(std::string check, std::string message, const Mark& mark);
  std::uint32_t line_of(const Mark& mark) const { return findings_.index().line_of(mark); }
  Index resolve(const NameIndex& table, const Text& name, std::string_view what);

  // ---- compile_declarations.cpp
  ArrayRef<TaxonomyEntry> taxonomies();
  ArrayRef<GroupEntry> groups();
  ArrayRef<SectionKindEntry> sections();
  ArrayRef<FactFieldEntry> facts();
  ArrayRef<Index> group_list(const std::vector<Text>& names);
  ArrayRef<GroupSetEntry> group_sets(const std::vector<std::pair<Text, std::vector<Text>>>& sets);
  MatchEntry match(const Match& source);
  ArrayRef<RoleEntry> roles();
  ArrayRef<ExpectedSign> expected_signs(const Role& role);
  ArrayRef<LanguageEntry> languages();
  ArrayRef<ConnectorEntry> connectors(PackHeader& header);
  ArrayRef<OpenerEntry> openers();
  ArrayRef<NumberWordEntry> numbers();

  // ---- compile_models.cpp
  static std::uint64_t class_bits(const Model& model, const std::vector<Text>& members);
  void kinds_of_clauses(PackHeader& header);
  void models(PackHeader& header);
  ScoreTable scores(const std::vector<ScopedModel>& scoped, bool of_clauses,
                    std::vector<ModelEntry>& entries);

  // ---- compile_rules.cpp
  WordSet word_set(const std::vector<Text>& words);
  NearbyEntry nearby(const std::optional<Nearby>& words);
  ArrayRef<Index> phrase_list(const std::vector<Text>& phrases);
  RuleEntry rule_entry(const Rule& rule);
  ArrayRef<LeafRef> leaves(const std::vector<TaxonomyRef>& refs);
  std::int32_t fact_value(const FactEffect& fact, const FactField& field);
  std::uint64_t section_mask(const Rule& rule);
  TermEntry term_entry(const Term& term, Index rule);
  Index context_of(const Term& term);
  void compile_rules(PackHeader& header);

  // ---- compile_regexes.cpp
  void read_sample();
  std::uint8_t rarest_byte(std::string_view literal) const;
  ProgramEntry program(std::string_view source);
  RegexEntry regex_entry(const Regex& regex, Index rule, Index number);
  void wait_for(const LiteralEntry& literal, std::string_view text, Index regex);
  ArrayRef<ArrayRef<LiteralUse>> literal_uses();

  const RuleSet& rules_;
  FileFindings findings_;
  PackNames names_;
  NameIndex alike_;  // skill to its set
  Arena arena_;
  FeatureTable features_;
  TrieBuilder trie_;
  std::vector<ContextEntry> contexts_{{}};  // first the empty one
  std::map<std::string, WordSet> sets_;
  std::map<Index, std::uint64_t> marks_;  // of each phrase: the sets it is in
  std::string sample_;  // the rules' own examples, folded: text like that of postings
  std::array<std::size_t, 256> sample_bytes_{};  // how often each byte stands in it
  LiteralIndex literals_;                        // of the regexes so far that the matcher looks for
  std::vector<std::vector<LiteralUse>> literal_uses_;
};

}  // namespace rolecall
