#include "match/matcher.h"

#include <algorithm>

#include "match/evidence.h"
#include "match/regexes.h"
#include "match/resolve.h"

namespace rolecall {
namespace {

constexpr std::size_t kListsAhead = 8, kTermsAhead = 4;  // hits

}  // namespace

Matcher::Matcher(Pack pack) : pack_(pack), trie_(pack), regexes_(std::make_unique<Regexes>(pack)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

void Matcher::find(std::string_view text, const Layout& layout, Field field, MatchScratch& scratch,
                   std::vector<Span>& spans, bool trace) const {
  scratch.candidates.clear();
  scratch.duties.clear();
  scratch.hits.clear();
  scratch.switched_off.clear();
  if (text.empty() || layout.clauses.empty()) return;
  scratch.masks.read(text, trie_.signs());
  trie_.find(text, scratch.masks, scratch.word, scratch.hits);
  if (field == Field::Body)
    add_glued_hits(pack_, trie_, text, scratch.masks, scratch.glued, scratch.word, scratch.hits);
  find_terms(text, layout, field, trace, scratch);
  resolve(pack_, scratch);

  // Three runs, each all but sorted as the phrase hits were, are merged: cheaper than a sort.
  const auto before = [](const Span& a, const Span& b) {
    return a.range != b.range ? a.range < b.range : a.rule < b.rule;
  };
  const auto put_in_order = [&](auto from, auto to) {
    if (!std::is_sorted(from, to, before)) std::sort(from, to, before);
  };
  const std::size_t first = spans.size();
  const auto keep = [&](const Candidate& hit, std::vector<Span>& out) {
    if (hit.verdict == Verdict::Kept && pack_.rules()[hit.rule].kind != Kind::Ignore)
      out.push_back({hit.range, hit.rule, hit.clause, hit.value});
  };
  scratch.from_regexes.clear();
  for (std::size_t i = 0; i < scratch.candidates.size(); ++i)
    keep(scratch.candidates[i], i < scratch.by_regex ? spans : scratch.from_regexes);
  put_in_order(spans.begin() + static_cast<std::ptrdiff_t>(first), spans.end());
  for (std::vector<Span>* run : {&scratch.from_regexes, &scratch.duties}) {
    put_in_order(run->begin(), run->end());
    const auto middle = static_cast<std::ptrdiff_t>(spans.size());
    spans.insert(spans.end(), run->begin(), run->end());
    std::inplace_merge(spans.begin() + static_cast<std::ptrdiff_t>(first), spans.begin() + middle,
                       spans.end(), before);
  }
}

void Matcher::find_terms(std::string_view text, const Layout& layout, Field field, bool trace,
                         MatchScratch& scratch) const {
  const auto& hits = scratch.hits;
  scratch.reach.resize(hits.size());
  scratch.clause.resize(hits.size());
  Reached reach;
  std::uint32_t clause = 0;
  const auto last_clause = static_cast<std::uint32_t>(layout.clauses.size() - 1);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].range.end > reach.end) reach = {hits[i].range.end, hits[i].token_end()};
    while (clause < last_clause && layout.clauses[clause].range.end <= hits[i].range.begin)
      ++clause;
    scratch.reach[i] = reach;
    scratch.clause[i] = clause;
  }
  const Found found{text, layout, scratch.masks, hits, scratch.reach, scratch.clause};
  const auto phrases = pack_.phrases();
  const auto terms = pack_.terms();
  const auto term_list = [&](std::size_t i) { return pack_.list(phrases[hits[i].phrase].terms); };
  for (std::size_t i = 0; i < hits.size(); ++i) {
    // Terms lie all over the pack: those of the next hits are asked for before they are needed.
    if (i + kListsAhead < hits.size()) __builtin_prefetch(term_list(i + kListsAhead).data());
    if (i + kTermsAhead < hits.size())
      for (const Index t : term_list(i + kTermsAhead)) __builtin_prefetch(&terms[t]);
    const PhraseEntry& phrase = phrases[hits[i].phrase];
    for (const Index rule : pack_.array(phrase.switches)) scratch.switched_off.push_back(rule);
    for (const Index rule : pack_.list(phrase.duties)) {
      if (!trace) {
        scratch.duties.push_back({hits[i].range, rule, scratch.clause[i], -1});
        continue;
      }
      Candidate candidate;
      candidate.range = hits[i].range;
      candidate.rule = rule;
      candidate.clause = scratch.clause[i];
      scratch.candidates.push_back(candidate);
    }
    for (const Index t : pack_.list(phrase.terms)) {
      const TermEntry& term = terms[t];
      if (field == Field::Body ? term.kind == Kind::Title : term.kind == Kind::Section) continue;
      Candidate candidate;
      candidate.range = hits[i].range;
      candidate.rule = term.rule;
      candidate.term = t;
      candidate.clause = scratch.clause[i];
      candidate.verdict = judge(pack_, found, i, term, candidate.by);
      scratch.candidates.push_back(candidate);
    }
  }
  std::sort(scratch.switched_off.begin(), scratch.switched_off.end());
  scratch.by_regex = scratch.candidates.size();
  regexes_->find(found, field, scratch);
}

}  // namespace rolecall
