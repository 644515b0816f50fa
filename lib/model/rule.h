// A rule pack as its YAML files say it: the source form, with the place of every word.
// The loader makes it, the checks read it, the compiler turns it into a Pack (model/pack.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/range.h"

namespace rolecall {

/// A place in one of the pack's files: an index into RuleSet::files and bytes of that file.
struct Mark {
  std::uint32_t file = 0;
  Range bytes;
};

/// How a YAML scalar stood in the file; decides how an offset inside it maps to the file.
enum class Quoting : std::uint8_t { Plain, Single, Double, Block };

/// A string of a rule file and where it stands. `mark.bytes` covers the scalar with its quotes.
struct Text {
  std::string value;
  Mark mark;
  Quoting quoting = Quoting::Plain;

  bool empty() const { return value.empty(); }
};

/// What a rule's tag is. The first six are skills; the others serve the engine.
enum class Kind : std::uint8_t {
  Tool,
  Language,
  Method,
  Practice,
  Domain,
  Credential,  // skills
  Ignore,      ///< swallows text for every rule: "R&D", an e-mail address
  Section,     ///< a heading that opens a section
  Fact,        ///< a stated fact: years, degree, level, visa
  Duty,        ///< what the person will do; also verbs and objects that tell duties apart
  Cue,         ///< wording that sets the ask: "is a plus", "not required"
  Title,       ///< words of a job title; looked for in the title only
};
inline constexpr std::size_t kKinds = 12;
constexpr bool is_skill(Kind kind) { return kind <= Kind::Credential; }

enum class Case : std::uint8_t { Fold, Exact };

/// On which side of the hit a `near` or `unless` word may stand.
enum class Side : std::uint8_t { Both, Before, After };

/// Words of which one must (near) or must not (unless) stand within `within` tokens of the hit, in
/// the same clause. Entries are phrases; "$name" was already replaced by the named list's entries.
struct Nearby {
  std::vector<Text> any;
  std::uint16_t within = 12;
  Side side = Side::Both;
  Mark mark;
};

/// One way to find the rule. `list` and `near` are evidence: where either is given, a hit needs
/// one of them. `list` also lifts the case rule. `except` holds phrases that contain the hit.
struct Term {
  Text text;
  Case letter_case = Case::Fold;
  bool ambiguous = false;
  std::vector<Text> list;  ///< peers: one must stand right beside the hit in a list
  std::optional<Nearby> near;
  std::optional<Nearby> unless;
  std::vector<Text> except;
  Mark mark;
};

/// The last resort: an RE2 pattern, tried on every clause that holds one of its literal atoms.
struct Regex {
  Text pattern;
  Text anchor;  ///< optional: a literal that the author says every match holds; checked
  Case letter_case = Case::Fold;
  std::vector<Text> except;  ///< phrases that contain the hit
  Mark mark;
};

/// An example in a rule. `text` is without the [[ ]] marks; `spans` are what they enclosed.
struct Example {
  std::string text;
  std::vector<Range> spans;
  bool match = true;
  std::string todo;  ///< not empty: known to fail, with the reason
  Text source;       ///< as written
};

/// A fact rule's effect: the field, and its value: a word of the field's scale, a number, or "$1".
struct FactEffect {
  Text field;
  Text value;
};

enum class Ask : std::uint8_t { Required, Preferred, Negated, Company };
constexpr bool is_asked(Ask ask) { return ask == Ask::Required || ask == Ask::Preferred; }

/// How far a cue reaches from its span: the whole clause, the whole line, or only one side of it.
enum class Reach : std::uint8_t { Clause, Line, Before, After };

struct CueEffect {
  Ask ask = Ask::Required;
  Reach reach = Reach::Clause;
  std::uint16_t within = 0;  ///< tokens; 0 = to the end of the clause
  bool strong = false;       ///< also lifts what stands in a company section
};

struct TaxonomyRef {
  Text taxonomy;
  std::vector<Text> leaves;
};

struct Rule {
  Text id;
  Text name;
  Kind kind = Kind::Tool;
  Text group;
  std::vector<TaxonomyRef> taxonomies;
  std::vector<Text> refs;
  std::vector<Term> terms;  ///< `terms:` and `ambiguous:` in file order
  std::vector<Regex> regexes;
  std::vector<Text> only_sections;  ///< scope: {only: [...]}
  std::vector<Text> not_sections;   ///< scope: {not: [...]}
  std::vector<Text>
      unless_posting;  ///< any of these phrases anywhere in the posting switches the rule off
  bool keep_overlap = false;       ///< `overlap: keep`: stands even inside a longer skill
  Text section;                    ///< kind section: the section kind it opens
  std::optional<FactEffect> fact;  ///< kind fact
  std::optional<CueEffect> cue;    ///< kind cue
  std::vector<Example> tests;
  Text notes;
  Text status;  ///< stable (default) | draft | deprecated
  Text replaced_by;
  Mark mark;  ///< the whole mapping
};

struct Leaf {
  Text id;           ///< last part: "data-engineering"
  std::string path;  ///< whole: "engineering/data-engineering"
  Text name;
};

/// How a taxonomy's leaves make one figure: `levels` (0, 1, 2 a leaf), `product` (its top branches
/// multiply, the weakest is named) or `counts`.
enum class Combine : std::uint8_t { Levels, Product, Counts };

/// How many leaves of a taxonomy of levels postings ask for: `least` to `most` are usual.
struct UsualBreadth {
  std::uint32_t least = 0;
  std::uint32_t most = 0;            ///< 0: nothing is said of it
  Text remark;                       ///< a sentence for people, may be empty
  std::vector<std::int32_t> shares;  ///< in percent: postings that ask none, one, ...; may be empty
};

struct Taxonomy {
  Text id;
  Text name;
  Text source;
  Combine combine = Combine::Counts;
  UsualBreadth usual;        ///< `levels` only
  std::vector<Leaf> leaves;  ///< leaves only, in file order
  std::vector<Leaf> branches;
};

/// A group: what roles weigh. Its taxonomies are the defaults of the rules in it.
struct Group {
  Text id;
  Text name;
  Text pairs_with;  ///< a group: "verb" pairs with "object"
  std::vector<TaxonomyRef> taxonomies;
};

/// A section kind. `ask` empty means that the wording of each clause decides.
struct SectionKind {
  Text id;
  Text name;
  std::optional<Ask> ask;
  bool duties = false;  ///< what stands here is what the person will do
};

/// A fact that the record reports. `scale` empty: a number between `low` and `high`.
struct FactField {
  Text id;
  std::vector<Text> scale;              ///< low to high
  bool split = false;                   ///< reported as ID_required and ID_preferred
  bool flag = false;                    ///< true where found
  bool knock_out = false;               ///< who does not meet it need not apply
  Text name;                            ///< for people; may be empty
  std::vector<TaxonomyRef> taxonomies;  ///< leaves that are asked where the fact is stated
  std::int32_t low = 0;
  std::int32_t high = 0;
  std::vector<std::pair<Text, std::int32_t>>
      from_years;  ///< scale word and least years that imply it
};

/// Two sets of groups that ought to meet: a field of work and the business it is for. They do
/// where a skill of each stands at the same leaf of the taxonomy.
struct Match {
  Text name;  ///< for people; empty: the role has none
  std::vector<Text> field;
  std::vector<Text> business;
  Text taxonomy;
};

/// A role, as roles.yaml says it. A group in `core` counts as met when one of its skills is asked.
struct Role {
  Text id;
  Text name;
  Text description;
  std::vector<std::pair<Text, std::vector<Text>>> core;   ///< label and its groups
  std::uint32_t entry_bar = 0;                            ///< how many of `core` make the entry bar
  std::vector<std::pair<Text, std::vector<Text>>> bonus;  ///< label and its groups
  Match match;
  /// Groups, rules, kinds of clauses or whole features that ought to speak for it, or against it:
  /// fitted weights that say otherwise are told.
  std::vector<Text> speaks_for, speaks_against;
};

/// A linear model over named features: one row a feature, one weight a class. See docs/ROLES.md
/// for the names of features.
struct Model {
  Text id;  ///< "role", "clause", "layer:data", ...
  std::vector<Text> classes;
  double temperature = 1.0;
  double margin = 0.0;  ///< least distance of the best two probabilities for `decided`
  std::vector<std::pair<Text, Text>> names;  ///< classes and their names for people
  std::vector<Text> duties;  ///< clause model: the classes that are things the person will do
  std::vector<Text> qualifications;  ///< clause model: the classes that ask a qualification
  std::vector<std::pair<Text, std::vector<Text>>> mixes;  ///< clause model: classes taken together
  std::vector<std::pair<Text, Text>> ratios;  ///< clause model: classes or mixes to weigh up
  /// Clause model: how a posting's duties are told. `about` has {count}, {duties} and {kind},
  /// `whom` has {whom}; `without` has {absent}, which is the first of `absent` that no duty is of.
  Text about, whom, without;
  std::vector<std::pair<Text, Text>> absent;  ///< class and what none does then
  std::vector<double> bias;                   ///< one a class
  struct Row {
    Text feature;
    std::vector<double> weights;
  };
  std::vector<Row> rows;
};

/// A language the pack knows: found by its frequent words, or by its script ("han", "kana",
/// "hangul").
struct LanguageHint {
  Text id;
  std::vector<Text> words;
  Text script;
  bool supported = true;
};

/// Words that join or alternate the items of a list: "or", "和"; and number words.
struct Connectors {
  std::vector<Text> any_of;  ///< or, 或
  std::vector<Text> all_of;  ///< and, 和
};

/// Words that open a sentence or an item, with their capital, or of capitals: glued to the word
/// before, they show where a line break was lost.
struct Openers {
  std::vector<Text> behind_any;    ///< "Proficiency": no name ends so
  std::vector<Text> behind_small;  ///< "Build", behind a word of small letters: not "CodeBuild"
};

struct SourceFile {
  std::string path;  ///< relative to the pack's folder, with forward slashes
  std::string text;
};

/// A whole pack. After a load without errors every reference in it resolves.
struct RuleSet {
  std::string name;
  std::string version;
  std::vector<SourceFile> files;
  std::vector<LanguageHint> languages;
  Connectors connectors;
  Openers openers;
  std::vector<std::pair<Text, std::int32_t>> numbers;  ///< number words: "five", "三"
  std::vector<Taxonomy> taxonomies;
  std::vector<Group> groups;
  std::vector<std::vector<Text>> alike;  ///< skills of which one nearly stands in for another
  std::vector<SectionKind> sections;
  std::vector<FactField> facts;
  std::vector<Role> roles;
  std::vector<Model> models;
  std::vector<std::pair<Text, std::vector<Text>>> lists;
  std::vector<Rule> rules;
};

}  // namespace rolecall
