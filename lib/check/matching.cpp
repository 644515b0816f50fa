// Each term, run through the whole pack: what the matcher says of the rules' own words.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/passes.h"
#include "check/standing.h"
#include "check/words.h"
#include "match/resolve.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostWords = 400;  // of a list, tried as evidence

class MatchCheck {
 public:
  MatchCheck(Reporter& report, const Analyzer& analyzer) : report_(report), analyzer_(analyzer) {}

  void run() {
    conflicts();
    for (std::uint32_t r = 0; r < rules().size(); ++r) {
      const Rule& rule = rules()[r];
      for (const Term& term : rule.terms) term_finds_itself(r, term);
    }
  }

 private:
  using Claim = std::pair<std::uint32_t, const Term*>;  // a rule and its term

  const std::vector<Rule>& rules() const { return report_.rules().rules; }

  // The rule's hit of just these bytes of the text, or nothing.
  std::optional<Candidate> hit(std::uint32_t rule, const std::string& text, Range range) {
    std::optional<Candidate> best;
    for (const Candidate& candidate : analyzer_.candidates(text, field_of(rules()[rule]), scratch_))
      if (candidate.rule == rule && candidate.range == range &&
          (!best || candidate.verdict == Verdict::Kept))
        best = candidate;
    return best;
  }

  static Range whole(const std::string& text) {
    return {0, static_cast<std::uint32_t>(text.size())};
  }

  void term_finds_itself(std::uint32_t r, const Term& term) {
    const Rule& rule = rules()[r];
    const std::string& word = term.text.value;
    const auto found = hit(r, word, whole(word));
    if (!found) {
      report_.add("never-matches",
                  "term " + quoted(word) + " can never match" +
                      (phrase_key(word).empty() ? ": it has no letter, digit or sign"
                                                : ": the matcher does not find it in itself"),
                  term.text.mark, &rule, "remove it, or write it as it stands in postings");
      return;
    }
    if (found->verdict == Verdict::NoEvidence) return evidence(r, term);
    judge(r, term, *found);
  }

  void judge(std::uint32_t r, const Term& term, const Candidate& found) {
    const Rule& rule = rules()[r];
    const std::string& word = term.text.value;
    const std::string other =
        found.by_rule == kNone ? std::string() : rules()[found.by_rule].id.value;
    if (found.verdict == Verdict::Ignored) {
      report_
          .add("self-match",
               "rule " + rule.id.value + " does not tag its own term " + quoted(word) +
                   ": it is swallowed by ignore rule " + other,
               term.text.mark, &rule, "remove the term, or mend the ignore rule")
          .notes.push_back(report_.note("swallowed by this rule", rules()[found.by_rule].id.mark));
    } else if (found.verdict == Verdict::SwitchedOff) {
      report_.add("self-match",
                  "rule " + rule.id.value + " does not tag its own term " + quoted(word) +
                      ": its unless_posting switches it off",
                  term.text.mark, &rule, "remove one of the two");
    } else if (found.verdict == Verdict::Shorter && found.by_rule != r &&
               conflicting_.count({r, phrase_key(word)}) == 0) {
      report_
          .add("shadowed-term", quoted(word) + " is always taken by rule " + other, term.text.mark,
               &rule, "drop it, or give its rule `overlap: keep` if both are wanted")
          .notes.push_back(report_.note("taken by this rule", rules()[found.by_rule].id.mark));
    }
  }

  // A term that needs evidence is shown all of it, one word at a time.
  void evidence(std::uint32_t r, const Term& term) {
    const std::string& word = term.text.value;
    std::size_t tried = 0;
    const auto works = [&](const std::string& before, const std::string& after) {
      const auto begin = static_cast<std::uint32_t>(before.size());
      const auto found =
          hit(r, before + word + after, {begin, begin + static_cast<std::uint32_t>(word.size())});
      return found && found->verdict == Verdict::Kept;
    };
    for (const Text& peer : term.list) {
      if (++tried > kMostWords) return;
      if (works("", ", " + peer.value) || works(peer.value + ", ", "")) return;
    }
    if (term.near)
      for (const Text& near : term.near->any) {
        if (++tried > kMostWords) return;
        if (works("", " " + near.value) || works(near.value + " ", "") ||
            works("", " of " + near.value) || works(near.value + " of ", ""))
          return;
      }
    report_.add("no-evidence-works", "no word of its list or near makes " + quoted(word) + " a hit",
                term.text.mark, &rules()[r],
                "each of them is vetoed, or swallowed by a longer hit");
  }

  // Terms of several rules for the same words. Of equal hits the first rule's has the place.
  void conflicts() {
    std::map<std::pair<unsigned, std::string>, std::vector<Claim>> all;
    for (std::uint32_t r = 0; r < rules().size(); ++r) {
      // Duties compete with nobody; ignore rules have their own check.
      if (rules()[r].kind == Kind::Duty || rules()[r].kind == Kind::Ignore) continue;
      for (const Term& term : rules()[r].terms)
        all[{arena_of(rules()[r].kind), phrase_key(term.text.value)}].emplace_back(r, &term);
    }
    for (const auto& [key, claims] : all) {
      const Claim* winner = nullptr;
      for (const Claim& claim : claims) {
        if (winner != nullptr && claim.first != winner->first && !rules()[claim.first].keep_overlap)
          conflict(*winner, claim, key.second);
        else if (winner == nullptr && takes_all(claim))
          winner = &claim;
      }
    }
  }

  // One that asks for context leaves the rest to the others.
  bool takes_all(const Claim& claim) const {
    return is_bare(*claim.second) && rules()[claim.first].unless_posting.empty();
  }

  void conflict(const Claim& winner, const Claim& loser, const std::string& phrase) {
    const Rule& first = rules()[winner.first];
    const Rule& rule = rules()[loser.first];
    conflicting_.emplace(loser.first, phrase);
    report_
        .add("term-conflict",
             quoted(loser.second->text.value) + " is claimed by " + first.id.value + " and " +
                 rule.id.value + " with no context to tell them apart",
             loser.second->text.mark, &rule,
             "give the words to one rule, or context to " + first.id.value +
                 ", which stands first and always wins")
        .notes.push_back(report_.note("also here", winner.second->text.mark));
  }

  Reporter& report_;
  const Analyzer& analyzer_;
  Scratch scratch_;
  std::set<std::pair<std::uint32_t, std::string>> conflicting_;
};

}  // namespace

void check_matching(Reporter& report, const Analyzer& analyzer) {
  MatchCheck(report, analyzer).run();
}

}  // namespace rolecall
