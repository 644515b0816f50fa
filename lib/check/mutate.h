// Tests of the tests: each clause of a rule is dropped in turn, and the rule's own tests must
// notice.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "model/rule.h"

namespace rolecall {

/// One clause, dropped.
struct Mutant {
  std::uint32_t rule = 0;  ///< index into RuleSet::rules
  std::string clause;  ///< "except", "near", "list", "unless", "case", "unless_posting", "scope"
  std::string word;    ///< the except phrase, the first section, or the term that had the clause
  Mark mark;
  bool killed = false;  ///< a test failed without the clause
};

/// Drops each clause of the rules for which `wanted` is true (null: all) and runs the rule's own
/// tests. `pack` holds the bytes compiled from `rules`; a clause is dropped in a copy of its
/// tables, so that nothing is compiled anew and all else stays as it is. A clause that several
/// terms share is dropped for all of them. Rules without tests are not tried.
std::vector<Mutant> run_mutants(const RuleSet& rules, const std::vector<std::byte>& pack,
                                const std::function<bool(std::uint32_t)>& wanted = nullptr);

}  // namespace rolecall
