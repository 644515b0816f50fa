// Why a rule did, or did not, tag a text: each place where one of its terms, regexes or something
// like them stands, and what decided there.
//
//   RuleTeller teller(analyzer);
//   RuleStory story = teller.tell(posting, rule);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analyzer.h"
#include "model/posting.h"

namespace rolecall {

enum class Why : std::uint8_t {
  Tagged,
  Boundary,       ///< a neighbour forbids the hit
  Case,           ///< case: exact
  Except,         ///< inside an except phrase
  Evidence,       ///< neither list nor near was met
  Unless,         ///< a forbidden word nearby
  UnlessPosting,  ///< a phrase of the posting switches the rule off
  Scope,          ///< its section is out of scope
  Ignored,        ///< swallowed by an ignore rule
  Longer,         ///< lost to a longer hit
  Field,          ///< title rules are found in titles, skills in texts
  Heading,        ///< a section rule where no heading can stand
  Literal,        ///< no literal of the regex is in the text
  Pattern,        ///< a literal is, but the regex does not match
  Clauses,        ///< the regex would match, across the end of a clause
  Separator,      ///< the term's letters, joined or parted otherwise
  Spelling,       ///< a few letters differ
  Order,          ///< the term's words, in another order or with others between
  Absent,         ///< nothing like it is in the text
};

/// "tagged", "unless-posting", ...
std::string_view why_name(Why why);

/// One thing that decided. `places` are the words that did, in the same text as the finding.
struct Cause {
  Why why = Why::Tagged;
  std::string words;  ///< one sentence without a full stop; quotes the text, which may be hostile
  std::vector<Range> places;
};

/// A place of the text. Several causes: each alone would have kept the rule from tagging it.
struct Finding {
  Field field = Field::Body;
  Range range;         ///< empty: about the text as a whole
  Index term = kNone;  ///< into Pack::terms()
  Index regex = kNone;
  std::vector<Cause> causes;  ///< not empty

  bool tagged() const { return causes.front().why == Why::Tagged; }
};

struct RuleStory {
  Index rule = 0;
  std::vector<Finding> findings;  ///< title, then text by place; last what is about the whole
  std::size_t inside_words = 0;   ///< more places where a term is a part of a longer word
  std::vector<Index> absent;      ///< terms of which the text has nothing

  std::size_t tagged() const;
};

/// Asks the matcher itself: a hit that lost is tried again with the clause dropped that refused it,
/// until it is kept or nothing is left to drop. For one thread.
class RuleTeller {
 public:
  /// `analyzer` must outlive it. Copies the pack's tables.
  explicit RuleTeller(const Analyzer& analyzer);
  ~RuleTeller();

  RuleStory tell(const Posting& posting, Index rule);
  /// The same for a text without sections or title: a rule's test.
  RuleStory tell(std::string_view text, Field field, Index rule);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
