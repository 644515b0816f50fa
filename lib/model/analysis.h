// What rolecall finds in one posting. All indices point into the Pack that made it (model/pack.h);
// all ranges into the posting's text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/range.h"
#include "model/rule.h"

namespace rolecall {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// An accepted hit of a rule. Spans of a text are sorted by (begin, end, rule).
struct Span {
  Range range;
  std::uint32_t rule = 0;
  std::uint32_t clause = 0;  ///< index into Layout::clauses
  std::int32_t value = -1;   ///< fact rules: the number captured, or -1
};

/// A piece of a line that ends at a full stop, semicolon, bullet or line break. Context never
/// reaches out of it.
struct Clause {
  Range range;
  std::uint32_t line = 0;  ///< index into Layout::lines
};

/// Lines and clauses of a text; both partition it but for the bytes of line breaks.
struct Layout {
  std::vector<Range> lines;
  std::vector<Clause> clauses;
};

/// A stretch of text under one heading. Sections partition the text.
struct Section {
  std::uint32_t kind = 0;  ///< index into Pack::sections()
  Range range;
  Range heading;  ///< empty for text before the first heading
};

/// A skill found at a place.
struct Tag {
  Range range;
  std::uint32_t rule = 0;
  std::uint32_t section = 0;  ///< index into Analysis::sections
  std::uint32_t clause = 0;
  Ask ask = Ask::Required;
  std::uint32_t any_of = 0;  ///< number of its group of alternatives, from 1; 0 = none
};

/// A skill of the posting: its tags taken together. `ask` is the strongest of them.
struct SkillAsk {
  std::uint32_t rule = 0;
  Ask ask = Ask::Required;
  std::int32_t min_years = -1;  ///< -1: none stated
  std::uint32_t any_of = 0;
  std::uint32_t hits = 0;
};

/// How much of a layer is asked: level 0 not, 1 mentioned or secondary, 2 core of the job; and how
/// many of its skills are required, preferred, or named only in company text.
struct LayerAsk {
  std::uint8_t level = 0;
  std::uint32_t required = 0;
  std::uint32_t preferred = 0;
  std::uint32_t company = 0;
};

/// Skills asked (required and preferred) under each leaf of a taxonomy; for a `product` taxonomy
/// also a share in 0..1 for each top branch, their product, and the weakest branch.
struct TaxonomyView {
  std::uint32_t taxonomy = 0;
  std::vector<LayerAsk> leaves;  ///< as the taxonomy's leaves
  std::vector<double> branches;  ///< `product` only: as the taxonomy's branches
  double product = 0;
  std::uint32_t weakest = kNone;  ///< index of the weakest branch
};

/// One term of a role's score.
struct Reason {
  std::uint32_t role = 0;     ///< index into the classes of the role model
  std::uint32_t feature = 0;  ///< index into Pack::features()
  double points = 0;
  std::vector<std::uint32_t> skills;  ///< rules behind it
};

/// A value of a fact. `text` is the scale word or the number in digits.
struct Fact {
  std::string key;  ///< "min_years", "degree_required", ...
  std::string text;
  bool number = false;
  Range range;  ///< where it stands; empty when derived
};

struct Untagged {
  std::uint32_t line = 0;  ///< index into Layout::lines
  Range range;             ///< what to show: the line, or one clause of a line too long to be one
};

/// `ask_lines` are the lines that ask something; `tagged_lines` those of them with at least one
/// tag.
struct Coverage {
  std::uint32_t ask_lines = 0;
  std::uint32_t tagged_lines = 0;
  std::vector<Untagged> untagged;
};

/// A clause read as a duty (or not): the class of the clause model.
struct ClauseKind {
  std::uint32_t clause = 0;
  std::uint32_t kind = 0;  ///< index into the classes of the clause model
  float certainty = 0;
  std::uint32_t whom =
      kNone;  ///< index into the classes of the model "beneficiary"; kNone: not said
};

struct Analysis {
  std::string lang;   ///< "en", "zh", "sv", ... or "und"
  std::string title;  ///< given, or read off the text
  Layout layout;
  std::vector<Section> sections;
  std::vector<Span> spans;               ///< every accepted span of the text, skills or not
  std::vector<Span> title_spans;         ///< the same for the title
  std::vector<Tag> tags;                 ///< skills, by place
  std::vector<SkillAsk> skills;          ///< by ask, then hits, then id
  std::vector<TaxonomyView> taxonomies;  ///< as Pack::taxonomies()
  std::vector<Fact> facts;
  std::vector<ClauseKind> clauses;  ///< of clauses that ask or tell duties, by place
  std::uint32_t role = kNone;       ///< index into the classes of the role model
  std::uint32_t runner_up = kNone;
  bool decided = false;
  double confidence = 0;
  std::vector<double> scores;   ///< a probability a class
  std::vector<Reason> reasons;  ///< strongest first, for every role
  Coverage coverage;
  std::vector<std::string> notes;

  /// Empties all but `taxonomies`, which lay_out() writes over, and keeps the buffers.
  void clear() {
    lang.clear(), title.clear();
    layout.lines.clear(), layout.clauses.clear();
    sections.clear(), spans.clear(), title_spans.clear(), tags.clear(), skills.clear();
    facts.clear(), clauses.clear(), scores.clear(), reasons.clear(), notes.clear();
    role = runner_up = kNone;
    decided = false;
    confidence = 0;
    coverage.ask_lines = coverage.tagged_lines = 0;
    coverage.untagged.clear();
  }
};

}  // namespace rolecall
