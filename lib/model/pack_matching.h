// Tables of a compiled pack: phrases, terms and regexes, and the trie that finds them.
#pragma once

#include <cstdint>

#include "model/analysis.h"
#include "model/pack_refs.h"
#include "model/pattern_steps.h"
#include "model/rule.h"

namespace rolecall {

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

/// What must stand around a term, or must not.
struct ContextEntry {
  bool has_list = false;
  bool has_near = false;
  bool has_unless = false;
  WordSet list;
  NearbyEntry near;
  NearbyEntry unless;
  ArrayRef<Index> except;  ///< phrases, sorted
};

/// A term of a rule: what a phrase hit must satisfy to become a span. Most terms have no context:
/// what every hit reads is kept small.
struct TermEntry {
  StrRef text;
  Index rule = 0;
  Index context = 0;  ///< 0: the empty one, which all terms without share
  std::uint32_t line = 0;
  Kind kind = Kind::Tool;  ///< the rule's
  Case letter_case = Case::Fold;
  bool ambiguous = false;
};

/// See RequiredLiteral (base/required_literals.h).
struct LiteralEntry {
  StrRef text;
  StrRef written;  ///< as the text must have it; empty: in any case
  bool begins_word = false;
  bool ends_word = false;
  std::uint8_t rare = 0;  ///< the byte of `text` to look for first: it is met least often
};

/// A regex that waits for a literal, and how that must stand there.
struct LiteralUse {
  Index regex = 0;
  LiteralEntry literal;
};

struct RegexEntry {
  StrRef pattern;
  Index rule = 0;
  Case letter_case = Case::Fold;
  bool reads_lower = false;      ///< see reads_lower_case (base/regex.h)
  ProgramEntry program;          ///< none where it must fold case
  ArrayRef<LiteralEntry> atoms;  ///< every match holds one of them; empty: runs on every clause
  ArrayRef<ArrayRef<LiteralEntry>> guards;  ///< and one of each of these further sets
  ArrayRef<Index> except;
  std::uint32_t line = 0;
};

/// A sequence of atoms that the trie finds, and what it serves as. Context words and except phrases
/// refer to phrases by number.
struct PhraseEntry {
  StrRef text;               ///< folded
  IndexList terms;           ///< terms it is a hit of, but for those of `duties`
  IndexList duties;          ///< duty rules that it tags whatever stands around it
  ArrayRef<Index> switches;  ///< rules it switches off for the posting
  std::uint64_t sets = 0;    ///< marks of the word sets it may be a member of
};

/// Where an edge of the trie leads, with what a walk wants to know there.
struct TrieNode {
  std::uint32_t node : 31 = 0;  ///< 0 is the root, where no edge leads
  std::uint32_t goes_on : 1 = 0;
  Index phrase = kNone;  ///< that ends here
};

/// A slot of the trie's edges, found by an edge's key (edge_key in base/atoms.h). The slot itself
/// holds half of the key: no two edges of a pack that a look-up could confuse have the same half,
/// and a text's atom that does have it leads to phrases that are not there, which hits are compared
/// for. An edge to the root says that the slot is empty.
struct TrieEdge {
  std::uint32_t tag = 0;
  TrieNode to;

  static constexpr std::uint32_t tag_of(std::uint64_t key) {
    return static_cast<std::uint32_t>(key >> 32);
  }
  /// Where a look-up begins; it goes on to the next slots, up to an empty one.
  static constexpr std::size_t slot_of(std::uint64_t key, std::size_t slots) {
    return static_cast<std::size_t>((key & 0xFFFFFFFFu) * slots >> 32);
  }
};

/// The trie's tables; match/trie.h knows what they hold.
struct TrieTables {
  ArrayRef<std::uint64_t> filter;
  ArrayRef<TrieEdge> edges;     ///< `slots` of them, and further ones, of which the last is empty
  std::uint32_t slots = 0;      ///< look-ups begin among as many
  std::uint64_t signs[2] = {};  ///< bit c: a phrase begins with the ASCII sign c
  std::uint32_t longest = 0;    ///< bytes of the longest phrase as written
};

}  // namespace rolecall
