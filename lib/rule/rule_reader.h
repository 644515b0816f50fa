// Reads one rule, against what the pack declares.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/rule.h"
#include "rule/declarations.h"
#include "rule/fields.h"
#include "rule/word_lists.h"

namespace rolecall {

inline constexpr std::size_t kMaxTerms = 2000;         ///< a rule
inline constexpr std::size_t kMaxPatternBytes = 4096;  ///< a regex or a term

/// What the rules of a file share. Its taxonomies are not yet laid over a group's.
struct RuleDefaults {
  std::optional<Kind> kind;
  bool has_kind = false;  ///< given, if perhaps not understood
  Text group;
  std::vector<TaxonomyRef> taxonomies;
  std::vector<Text> only_sections;
  std::vector<Text> not_sections;
  std::vector<Text> unless_posting;
  Text status;
  bool keep_overlap = false;
};

class RuleReader {
 public:
  /// All must outlive the reader; `rules` has its taxonomies, groups, sections and facts.
  RuleReader(LoadContext& context, const RuleSet& rules, Declared& declared, WordLists& lists)
      : context_(context), rules_(rules), declared_(declared), lists_(lists) {}

  RuleDefaults read_defaults(const YamlNode& node);
  /// Nothing when the rule has an error.
  std::optional<Rule> read(const YamlNode& node, const RuleDefaults& defaults);

 private:
  std::optional<Kind> read_kind(const Text& kind);
  /// False when its kind is not known.
  bool read_head(const Fields& fields, const RuleDefaults& defaults, Rule& rule);
  void read_scope(const Fields& fields, std::vector<Text>& only, std::vector<Text>& excluded);
  void read_terms(const Fields& fields, Rule& rule);
  void read_ambiguous(const YamlNode& node, Rule& rule);
  std::optional<Nearby> read_nearby(const Fields& clause, std::string_view key);
  void read_regexes(const Fields& fields, Rule& rule);
  void read_cue(const Fields& fields, Rule& rule);
  void read_fact(const Fields& fields, Rule& rule);
  void check_fact_value(const FactField& field, const Fields& fields, const Rule& rule);
  void check_complete(const Fields& fields, const Rule& rule);
  void check_placed(const Fields& fields, const Rule& rule);
  void check_pattern(const Text& text, std::string_view what);
  std::vector<Text> words(const Fields& fields, std::string_view key);

  LoadContext& context_;
  const RuleSet& rules_;
  Declared& declared_;
  WordLists& lists_;
};

}  // namespace rolecall
