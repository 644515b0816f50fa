// What is plain of a term before any text: where it is looked for, whether anything can turn it
// down, and with which terms it was written.
#pragma once

#include "match/matcher.h"
#include "model/rule.h"

namespace rolecall {

/// Title rules are looked for in titles, all others in bodies.
inline Field field_of(const Rule& rule) {
  return rule.kind == Kind::Title ? Field::Title : Field::Body;
}

/// Needs no evidence and knows no veto.
inline bool is_bare(const Term& term) {
  return term.letter_case == Case::Fold && term.list.empty() && !term.near && !term.unless &&
         term.except.empty();
}

/// Terms that were written together, with clauses in common.
inline bool same_entry(const Term& a, const Term& b) {
  return a.mark.file == b.mark.file && a.mark.bytes == b.mark.bytes;
}

/// Whether a term of the rule is the first of its entry: what the entry says is looked at once.
inline bool opens_entry(const Rule& rule, const Term& term) {
  return &term == rule.terms.data() || !same_entry(term, *(&term - 1));
}

}  // namespace rolecall
