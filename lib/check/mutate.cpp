#include "check/mutate.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "check/passes.h"
#include "check/standing.h"
#include "check/words.h"
#include "engine/open_tables.h"
#include "engine/rule_tests.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

class MutantRun {
 public:
  MutantRun(const RuleSet& rules, const std::vector<std::byte>& pack)
      : rules_(rules), tables_(pack), analyzer_(tables_.loaded()) {
    for (Index t = 0; t < tables_.terms().size(); ++t)
      terms_of_[tables_.terms()[t].rule].push_back(t);
    for (Index x = 0; x < tables_.regexes().size(); ++x)
      regexes_of_[tables_.regexes()[x].rule].push_back(x);
    for (Index p = 0; p < tables_.phrases().size(); ++p)
      for (const Index rule : tables_.pack().array(tables_.phrases()[p].switches))
        switches_of_[rule].push_back(p);
  }

  void run(std::uint32_t r) {
    const Rule& rule = rules_.rules[r];
    if (rule.tests.empty()) return;
    // Terms without atoms are not compiled; their rule is an error of another check.
    const std::vector<Index>& entries = terms_of_[r];
    if (entries.size() != rule.terms.size()) return;
    for (std::size_t first = 0; first < rule.terms.size();) {
      std::size_t last = first + 1;
      while (last < rule.terms.size() && rule.terms[first].ambiguous &&
             same_entry(rule.terms[last], rule.terms[first]))
        ++last;
      drop_clauses(r,
                   {entries.begin() + static_cast<std::ptrdiff_t>(first),
                    entries.begin() + static_cast<std::ptrdiff_t>(last)},
                   rule.terms[first]);
      first = last;
    }
    const std::vector<Index>& patterns = regexes_of_[r];
    for (std::size_t i = 0; i < patterns.size() && i < rule.regexes.size(); ++i)
      drop_excepts(r, {&tables_.regexes()[patterns[i]].except}, rule.regexes[i].except,
                   rule.regexes[i].mark);
    if (!rule.unless_posting.empty()) drop_switches(r);
    if (!rule.only_sections.empty() || !rule.not_sections.empty()) drop_scope(r);
  }

  std::vector<Mutant> take() { return std::move(mutants_); }

 private:
  // Whether a test of the rule that passes as things are fails now.
  bool noticed(std::uint32_t r) {
    for (std::uint32_t e = 0; e < rules_.rules[r].tests.size(); ++e) {
      if (!rules_.rules[r].tests[e].todo.empty()) continue;
      if (run_example(rules_, analyzer_, r, e, scratch_).outcome != Outcome::Pass) return true;
    }
    return false;
  }

  void judge(std::uint32_t r, std::string clause, const Text& word) {
    Mutant mutant;
    mutant.rule = r;
    mutant.clause = std::move(clause);
    mutant.word = word.value;
    mutant.mark = word.mark;
    mutant.killed = noticed(r);
    mutants_.push_back(std::move(mutant));
  }

  // Changes a field of several entries for the length of one judgement.
  template <class Entry, class Value>
  void with(const std::vector<Entry*>& entries, Value Entry::*field, Value value, std::uint32_t r,
            const char* clause, const Text& word) {
    std::vector<Value> old;
    for (Entry* entry : entries) old.push_back(std::exchange(entry->*field, value));
    judge(r, clause, word);
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i]->*field = old[i];
  }

  void drop_clauses(std::uint32_t r, const std::vector<Index>& numbers, const Term& term) {
    if (!term.ambiguous) return;
    std::vector<TermEntry*> entries;
    std::vector<ContextEntry*> contexts;
    for (const Index t : numbers) {
      entries.push_back(&tables_.terms()[t]);
      contexts.push_back(&tables_.context(*entries.back()));
    }
    if (term.letter_case == Case::Exact)
      with(entries, &TermEntry::letter_case, Case::Fold, r, "case", term.text);
    if (!term.list.empty()) with(contexts, &ContextEntry::has_list, false, r, "list", term.text);
    if (term.near) with(contexts, &ContextEntry::has_near, false, r, "near", term.text);
    if (term.unless) with(contexts, &ContextEntry::has_unless, false, r, "unless", term.text);
    std::vector<ArrayRef<Index>*> excepts;
    for (ContextEntry* context : contexts) excepts.push_back(&context->except);
    drop_excepts(r, excepts, term.except, term.mark);
  }

  // Phrase by phrase; those of a named list stand or fall together elsewhere and are not tried.
  void drop_excepts(std::uint32_t r, const std::vector<ArrayRef<Index>*>& arrays,
                    const std::vector<Text>& phrases, const Mark& clause) {
    for (const Text& phrase : phrases) {
      if (!stands_in(phrase, clause)) continue;
      const std::string key = phrase_key(phrase.value);
      std::vector<std::pair<ArrayRef<Index>*, std::vector<Index>>> old;
      for (ArrayRef<Index>* array : arrays) {
        auto items = tables_.open(*array);
        old.emplace_back(array, std::vector<Index>(items.begin(), items.end()));
        const auto kept = std::stable_partition(items.begin(), items.end(),
                                                [&](Index p) { return key_of(p) != key; });
        array->size = static_cast<std::uint32_t>(kept - items.begin());
      }
      judge(r, "except", phrase);
      for (auto& [array, items] : old) {
        array->size = static_cast<std::uint32_t>(items.size());
        std::copy(items.begin(), items.end(), tables_.open(*array).begin());
      }
    }
  }

  const std::string& key_of(Index phrase) {
    auto& key = keys_[phrase];
    if (key.empty()) key = phrase_key(tables_.pack().str(tables_.phrases()[phrase].text));
    return key;
  }

  void drop_scope(std::uint32_t r) {
    const Rule& rule = rules_.rules[r];
    std::uint64_t& sections = tables_.rules()[r].sections;
    const std::uint64_t old = std::exchange(sections, ~0ull);
    judge(r, "scope",
          (rule.only_sections.empty() ? rule.not_sections : rule.only_sections).front());
    sections = old;
    // The file's defaults may hold the clause.
    mutants_.back().mark = rule.id.mark;
  }

  void drop_switches(std::uint32_t r) {
    std::vector<std::pair<Index, std::vector<Index>>> old;
    for (const Index p : switches_of_[r]) {
      auto& array = tables_.phrases()[p].switches;
      auto items = tables_.open(array);
      old.emplace_back(p, std::vector<Index>(items.begin(), items.end()));
      const auto kept =
          std::stable_partition(items.begin(), items.end(), [&](Index rule) { return rule != r; });
      array.size = static_cast<std::uint32_t>(kept - items.begin());
    }
    judge(r, "unless_posting", rules_.rules[r].unless_posting.front());
    mutants_.back().mark = rules_.rules[r].id.mark;
    for (const auto& [p, items] : old) {
      auto& array = tables_.phrases()[p].switches;
      array.size = static_cast<std::uint32_t>(items.size());
      std::copy(items.begin(), items.end(), tables_.open(array).begin());
    }
  }

  const RuleSet& rules_;
  OpenTables tables_;
  Analyzer analyzer_;
  Scratch scratch_;
  std::map<Index, std::vector<Index>> terms_of_, regexes_of_, switches_of_;
  std::map<Index, std::string> keys_;  ///< by phrase
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> run_mutants(const RuleSet& rules, const std::vector<std::byte>& pack,
                                const std::function<bool(std::uint32_t)>& wanted) {
  MutantRun run(rules, pack);
  for (std::uint32_t r = 0; r < rules.rules.size(); ++r)
    if (!wanted || wanted(r)) run.run(r);
  return run.take();
}

void check_mutants(Reporter& report, const std::vector<std::byte>& pack) {
  for (const Mutant& mutant : run_mutants(report.rules(), pack)) {
    if (mutant.killed) continue;
    const Rule& rule = report.rules().rules[mutant.rule];
    if (mutant.clause == "case")
      report.add("untested-case-rule",
                 "no test notices the loss of case: exact on " + quoted(mutant.word), mutant.mark,
                 &rule, "add a no_match test with the word in the other case");
    else
      report.add("untested-clause",
                 "no test notices the loss of " + mutant.clause +
                     (mutant.clause == "except" ? " " : " of ") + quoted(mutant.word),
                 mutant.mark, &rule, "add a sentence that only this clause decides");
  }
}

}  // namespace rolecall
