// Each phrase of except:, run through the whole pack: whether it can exclude a hit, and whether the
// hit would not be lost without it.
#include <algorithm>
#include <string>
#include <vector>

#include "base/regex.h"
#include "check/passes.h"
#include "check/standing.h"
#include "check/words.h"
#include "match/resolve.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

class ExceptCheck {
 public:
  ExceptCheck(Reporter& report, const Analyzer& analyzer) : report_(report), analyzer_(analyzer) {}

  void run() {
    for (std::uint32_t r = 0; r < rules().size(); ++r) {
      const Rule& rule = rules()[r];
      for (const Term& term : rule.terms)
        if (opens_entry(rule, term)) check_clause(r, term.except, term.mark);
      for (const Regex& regex : rule.regexes) {
        // Phrases fold case, whatever the regex does: in a text they may hold a hit all the same.
        const Pattern folding(regex.pattern.value, true);
        check_clause(r, regex.except, regex.mark, &folding);
      }
    }
  }

 private:
  const std::vector<Rule>& rules() const { return report_.rules().rules; }

  /// `folding`: of a regex, to be found in the phrases.
  void check_clause(std::uint32_t r, const std::vector<Text>& phrases, const Mark& clause,
                    const Pattern* folding = nullptr) {
    for (const Text& phrase : phrases) {
      if (!stands_in(phrase, clause)) continue;
      const auto hits = analyzer_.candidates(phrase.value, field_of(rules()[r]), scratch_);
      const bool excludes = std::any_of(hits.begin(), hits.end(), [&](const Candidate& c) {
        return c.rule == r && c.verdict == Verdict::Except;
      });
      if (!excludes && (folding == nullptr || !holds_hit(phrase.value, *folding)))
        never_applies(rules()[r], phrase);
      else if (!kills_term(rules()[r], phrase))
        taken_anyway(r, phrase, hits);
    }
  }

  // A hit and more.
  static bool holds_hit(const std::string& phrase, const Pattern& pattern) {
    Pattern::Match match;
    return pattern.find(phrase, 0, match) && match.hit.size() < phrase.size();
  }

  // The rule's term of these very words, or nullptr.
  static const Term* term_of(const Rule& rule, const std::string& words) {
    const std::string key = phrase_key(words);
    const auto term = std::find_if(rule.terms.begin(), rule.terms.end(),
                                   [&](const Term& t) { return phrase_key(t.text.value) == key; });
    return term == rule.terms.end() ? nullptr : &*term;
  }

  void never_applies(const Rule& rule, const Text& phrase) {
    report_.add("except-never-applies",
                "except " + quoted(phrase.value) +
                    (term_of(rule, phrase.value) != nullptr ? " is the term itself"
                                                            : " holds no term of this rule") +
                    ", so it can never exclude a hit",
                phrase.mark, &rule,
                "an except phrase holds the term and more; for words near it use unless:");
  }

  bool kills_term(const Rule& rule, const Text& phrase) {
    const Term* term = term_of(rule, phrase.value);
    if (term == nullptr) return false;
    report_
        .add("except-kills-term",
             "except " + quoted(phrase.value) + " is itself a term of this rule", phrase.mark,
             &rule, "the longer term wins anyway: remove one of the two")
        .notes.push_back(report_.note("the term", term->text.mark));
    return true;
  }

  void taken_anyway(std::uint32_t r, const Text& phrase, const std::vector<Candidate>& hits) {
    const Rule& rule = rules()[r];
    if (rule.keep_overlap || rule.kind == Kind::Duty) return;
    const Candidate* by = nullptr;
    for (const Candidate& own : hits) {
      if (own.rule != r || own.verdict != Verdict::Except) continue;
      by = longer_hit(own, phrase.value, hits);
      if (by == nullptr) return;  // this one is left to the phrase
    }
    if (by == nullptr) return;
    const Rule& other = rules()[by->rule];
    report_
        .add("idle-except",
             "except " + quoted(phrase.value) + " decides nothing: rule " + other.id.value +
                 " takes " + quoted(by->range.of(phrase.value)) + " anyway",
             phrase.mark, &rule, "of hits that overlap the longest wins: drop the phrase")
        .notes.push_back(report_.note("taken by this rule", other.id.mark));
  }

  // A hit around `own` that wins wherever its words stand, or nullptr.
  const Candidate* longer_hit(const Candidate& own, const std::string& phrase,
                              const std::vector<Candidate>& hits) const {
    const auto longer = std::find_if(hits.begin(), hits.end(), [&](const Candidate& hit) {
      return hit.range != own.range && hit.range.contains(own.range) &&
             arena_of(rules()[hit.rule].kind) == arena_of(rules()[own.rule].kind) &&
             stands_anywhere(hit, phrase);
    });
    return longer == hits.end() ? nullptr : &*longer;
  }

  bool stands_anywhere(const Candidate& hit, const std::string& phrase) const {
    const Rule& rule = rules()[hit.rule];
    if (hit.verdict != Verdict::Kept || hit.term == kNone || !rule.unless_posting.empty() ||
        !rule.only_sections.empty() || !rule.not_sections.empty())
      return false;
    const Term* term = term_of(rule, std::string(hit.range.of(phrase)));
    return term != nullptr && is_bare(*term);
  }

  Reporter& report_;
  const Analyzer& analyzer_;
  Scratch scratch_;
};

}  // namespace

void check_excepts(Reporter& report, const Analyzer& analyzer) {
  ExceptCheck(report, analyzer).run();
}

}  // namespace rolecall
