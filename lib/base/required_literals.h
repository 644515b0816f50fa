// What a text must hold for a pattern to match at all: cheap to look for before the regex runs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// One of a set of literals of which every hit of a pattern holds one.
struct RequiredLiteral {
  std::string text;          ///< in lower case
  std::string written;       ///< as a text must have it; empty: in any case
  bool begins_word = false;  ///< no ASCII letter or digit before it
  bool ends_word = false;    ///< ... nor behind it
};

/// Sets of literals: every match of the pattern whose hit stands at word boundaries (as terms must,
/// match/boundary.h) holds a literal of each set. They are RE2's own prefilter, each reduced to a
/// small set that is still proven to be needed; no literal is in two sets. First comes the set that
/// stands least often in `sample`, text of the sort to be searched (in lower case), or without a
/// sample the one with the longer literals. Empty: there is no such set, or the pattern could match
/// a letter in a way that plain ASCII lower case does not reach.
std::vector<std::vector<RequiredLiteral>> required_literals(std::string_view pattern,
                                                            bool fold_case,
                                                            std::string_view sample = {});

/// Whether every match holds a literal that contains `anchor` (lower case).
bool requires_literal(std::string_view pattern, bool fold_case, std::string_view anchor);

}  // namespace rolecall
