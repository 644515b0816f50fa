#include "why/hurdles.h"

#include <algorithm>
#include <set>

#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostHurdles = 8;
constexpr std::size_t kMostWords = 4;    // of a set, named
constexpr std::size_t kMostPresent = 3;  // words of it that stand in the text, spoken of
constexpr std::uint16_t kAnyDistance = 0xFFFF;

std::string_view side_words(Side side) {
  return side == Side::Before ? " before it" : side == Side::After ? " behind it" : "";
}

std::string within_words(const NearbyEntry& nearby) {
  return "within " + std::to_string(nearby.within) + " words" +
         std::string(side_words(nearby.side));
}

}  // namespace

void Hurdles::undo(std::size_t to) {
  for (; undo_.size() > to; undo_.pop_back()) undo_.back()();
}

Candidate Hurdles::again(const Candidate& hit) {
  spend(text_.size());
  Candidate found = hit;
  for (const Candidate& c : analyzer_.candidates(text_, field_, scratch_)) {
    if (c.rule != hit.rule || c.term != hit.term || c.range != hit.range) continue;
    // Two regexes of a rule may have the same hit.
    found = c;
    if (c.verdict == Verdict::Kept) break;
  }
  return found;
}

std::vector<Cause> Hurdles::of(const Candidate& hit) {
  std::vector<Cause> causes;
  Candidate now = hit;
  while (now.verdict != Verdict::Kept && causes.size() < kMostHurdles) {
    causes.push_back(cause(now));
    const Verdict before = now.verdict;
    if (spent() || !drop(now)) break;
    now = again(hit);
    if (now.verdict == before && before != Verdict::Shorter && before != Verdict::Ignored) break;
  }
  undo(0);
  return causes;
}

Cause Hurdles::cause(const Candidate& hit) {
  Cause out;
  const std::string by = hit.by.empty() ? std::string() : quoted(hit.by.of(text_));
  if (!hit.by.empty()) out.places.push_back(hit.by);
  switch (hit.verdict) {
    case Verdict::Kept:
      break;
    case Verdict::WrongCase: {
      out.why = Why::Case;
      const TermEntry& term = pack().terms()[hit.term];
      out.words = "case: exact wants " + quoted(pack().str(term.text));
      if (const ContextEntry& context = pack().context(term); context.has_list) {
        out.words += "; only a peer of its list (" + words_of(context.list) +
                     ") right beside it would lift that";
        peers_not_beside(hit, out);
      }
      break;
    }
    case Verdict::NoEvidence:
      return missing_evidence(hit);
    case Verdict::Unless:
      out.why = Why::Unless;
      out.words = "unless: " + by + " stands " + within_words(context_of(hit).unless);
      break;
    case Verdict::Except:
      out.why = Why::Except;
      out.words = "it stands inside the except phrase " + by;
      break;
    case Verdict::Ignored:
      out.why = Why::Ignored;
      out.words =
          "it is swallowed by ignore rule " + rule_name(hit.by_rule) + ", which takes " + by;
      break;
    case Verdict::Shorter:
      out.why = Why::Longer;
      if (hit.by_rule == hit.rule)
        out.words = "it overlaps " + by + ", a hit of the same rule";
      else if (hit.by == hit.range)
        out.words =
            "rule " + rule_name(hit.by_rule) + ", which stands before it, takes the same words";
      else
        out.words = "it overlaps " + by + ", a longer hit of rule " + rule_name(hit.by_rule);
      break;
    case Verdict::SwitchedOff: {
      out.why = Why::UnlessPosting;
      for (const PhraseHit& phrase : trace_.phrases) {
        const auto rules = pack().array(pack().phrases()[phrase.phrase].switches);
        if (std::find(rules.begin(), rules.end(), hit.rule) != rules.end())
          out.places.push_back(phrase.range);
      }
      const std::size_t n = out.places.size();
      out.words = "unless_posting: ";
      for (std::size_t i = 0; i < std::min(n, kMostPresent); ++i)
        out.words += (i > 0 ? ", " : "") + quoted(out.places[i].of(text_));
      if (n > kMostPresent) {
        out.words += " (" + std::to_string(n) + " places)";
        out.places.resize(kMostPresent);
      }
      out.words += " switches the rule off for the whole posting";
      break;
    }
  }
  return out;
}

bool Hurdles::drop(const Candidate& hit) {
  if (hit.verdict == Verdict::SwitchedOff) {
    drop_switches(hit.rule);
    return true;
  }
  if (hit.verdict == Verdict::Shorter) {
    if (hit.by_rule == hit.rule) return false;
    set(tables_.rules()[hit.by_rule].kind, Kind::Duty);  // duties compete with nobody
    return true;
  }
  if (hit.verdict == Verdict::Ignored) {
    set(tables_.rules()[hit.by_rule].kind, Kind::Duty);
    return true;
  }
  if (hit.verdict == Verdict::Except) {
    drop_excepts(hit);
    return true;
  }
  if (hit.term == kNone) return false;
  TermEntry& term = tables_.terms()[hit.term];
  ContextEntry& context = tables_.context(term);
  if (hit.verdict == Verdict::WrongCase) {
    set(term.letter_case, Case::Fold);
  } else if (hit.verdict == Verdict::Unless) {
    set(context.has_unless, false);
  } else {
    set(context.has_list, false);
    set(context.has_near, false);
  }
  return true;
}

void Hurdles::drop_excepts(const Candidate& hit) {
  if (hit.term != kNone) {
    set(tables_.context(tables_.terms()[hit.term]).except.size, 0u);
    return;
  }
  for (RegexEntry& regex : tables_.regexes())
    if (regex.rule == hit.rule) set(regex.except.size, 0u);
}

void Hurdles::drop_switches(Index rule) {
  for (PhraseEntry& phrase : tables_.phrases()) {
    const auto rules = tables_.open(phrase.switches);
    const auto mine = std::find(rules.begin(), rules.end(), rule);
    if (mine == rules.end()) continue;
    set(*mine, Index{rules.back()});
    set(rules.back(), rule);
    set(phrase.switches.size, phrase.switches.size - 1);
  }
}

Cause Hurdles::missing_evidence(const Candidate& hit) {
  Cause out;
  out.why = Why::Evidence;
  const ContextEntry& context = context_of(hit);
  if (context.has_list)
    out.words = "no peer of its list (" + words_of(context.list) +
                ") stands right beside it, joined by , / | 、 ; or a connector, or fills a line "
                "next to its own";
  if (context.has_near)
    out.words += std::string(context.has_list ? ", nor one" : "none") + " of its near words (" +
                 words_of(context.near.any) + (context.has_list ? ") " : ") stands ") +
                 within_words(context.near) + " in its clause";
  if (context.has_list) peers_not_beside(hit, out);
  if (context.has_near) words_not_near(hit, out);
  return out;
}

void Hurdles::peers_not_beside(const Candidate& hit, Cause& cause) {
  if (spent()) return;
  std::set<Index> told;
  for (const auto& [i, member] : present(context_of(hit).list, hit.range)) {
    if (trace_.clauses[i] != hit.clause || told.size() == kMostPresent ||
        !told.insert(trace_.phrases[i].phrase).second)
      continue;
    cause.words += "; " + quoted(trace_.phrases[i].range.of(text_)) +
                   " stands in the clause, but not beside it in a list";
    cause.places.push_back(trace_.phrases[i].range);
  }
}

void Hurdles::words_not_near(const Candidate& hit, Cause& cause) {
  if (spent()) return;
  std::set<Index> told;
  for (const auto& [i, member] : present(context_of(hit).near.any, hit.range)) {
    if (told.size() == kMostPresent) break;
    if (!told.insert(trace_.phrases[i].phrase).second) continue;
    const Range place = trace_.phrases[i].range;
    // Told of as a peer of the list already.
    if (std::find(cause.places.begin(), cause.places.end(), place) != cause.places.end()) continue;
    cause.words += "; " + quoted(place.of(text_)) + " " + not_near(hit, i, member);
    cause.places.push_back(place);
  }
}

// The matcher is asked which change would let the word count.
std::string Hurdles::not_near(const Candidate& hit, std::size_t phrase, Index member) {
  if (trace_.clauses[phrase] != hit.clause) return "stands in another clause";
  const std::size_t before = undo_.size();
  TermEntry& term = tables_.terms()[hit.term];
  ContextEntry& context = tables_.context(term);
  set(context.has_list, false);
  set(term.letter_case, Case::Fold);
  keep_only(context.near.any, member);
  const auto works = [&](std::uint16_t within, Side side) {
    const std::size_t mark = undo_.size();
    set(context.near.within, within);
    set(context.near.side, side);
    const Verdict verdict = again(hit).verdict;
    undo(mark);
    return verdict != Verdict::NoEvidence;
  };
  std::string words;
  if (works(kAnyDistance, context.near.side)) {
    std::uint16_t least = context.near.within;
    std::uint16_t most = kAnyDistance;
    while (most - least > 1) {
      const auto middle = static_cast<std::uint16_t>(least + (most - least) / 2);
      (works(middle, context.near.side) ? most : least) = middle;
    }
    words = "is " + std::to_string(most) + " words away";
  } else if (works(kAnyDistance, Side::Both)) {
    words = "stands on the other side";
  } else {
    const StrRef exact = pack().array(context.near.any.members)[0].exact;
    words = exact.size > 0 ? "is not spelled " + quoted(pack().str(exact)) : "overlaps it";
  }
  undo(before);
  return words;
}

std::vector<std::pair<std::size_t, Index>> Hurdles::present(const WordSet& set, Range hit) {
  spend(trace_.phrases.size() * sizeof(PhraseHit));
  const auto members = pack().array(set.members);
  Index own = kNone;
  for (const PhraseHit& phrase : trace_.phrases)
    if (phrase.range == hit) own = phrase.phrase;
  std::vector<std::pair<std::size_t, Index>> found;
  for (std::size_t i = 0; i < trace_.phrases.size(); ++i) {
    const PhraseHit& phrase = trace_.phrases[i];
    const auto member = std::lower_bound(members.begin(), members.end(), phrase.phrase,
                                         [](const SetMember& m, Index p) { return m.phrase < p; });
    // The term itself, here or elsewhere, is no news.
    if (phrase.range == hit || phrase.phrase == own) continue;
    for (auto m = member; m != members.end() && m->phrase == phrase.phrase; ++m)
      found.emplace_back(i, static_cast<Index>(m - members.begin()));
  }
  const auto distance = [&](std::size_t i) {
    const Range at = trace_.phrases[i].range;
    return at.begin >= hit.end ? at.begin - hit.end : hit.begin >= at.end ? hit.begin - at.end : 0;
  };
  std::stable_sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    return distance(a.first) < distance(b.first);
  });
  return found;
}

void Hurdles::keep_only(WordSet& words, Index member) {
  set(words.members.offset,
      static_cast<std::uint32_t>(words.members.offset + member * sizeof(SetMember)));
  set(words.members.size, 1u);
}

Cause Hurdles::evidence_of(const Candidate& hit) {
  Cause out;
  if (hit.term == kNone || spent()) return out;
  ContextEntry& context = tables_.context(tables_.terms()[hit.term]);
  const auto look_in = [&](WordSet& words, const char* what) {
    for (const auto& [i, member] : present(words, hit.range)) {
      if (spent()) break;
      const std::size_t mark = undo_.size();
      keep_only(words, member);
      const bool vouches = kept(hit);
      undo(mark);
      if (!vouches) continue;
      out.words = quoted(trace_.phrases[i].range.of(text_)) + what;
      out.places = {trace_.phrases[i].range};
      return true;
    }
    return false;
  };
  if (context.has_list) {
    set(context.has_near, false);
    const bool found = kept(hit) && look_in(context.list, " beside it in a list vouches for it");
    undo(0);
    if (found) return out;
  }
  if (context.has_near) {
    set(context.has_list, false);
    look_in(context.near.any, " near it vouches for it");
    undo(0);
  }
  return out;
}

std::string Hurdles::words_of(const WordSet& set) const {
  std::vector<std::string> words;
  for (const SetMember& member : pack().array(set.members)) {
    const std::string word(member.exact.size > 0
                               ? pack().str(member.exact)
                               : pack().str(pack().phrases()[member.phrase].text));
    words.push_back(word);
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(words.size(), kMostWords); ++i)
    out += (i > 0 ? ", " : "") + words[i];
  if (words.size() > kMostWords)
    out += " and " + std::to_string(words.size() - kMostWords) + " more";
  return out;
}

std::string Hurdles::rule_name(Index rule) const {
  const RuleEntry& entry = pack().rules()[rule];
  return std::string(pack().str(entry.id)) + " (" + std::string(pack().str(entry.file)) + ":" +
         std::to_string(entry.line) + ")";
}

}  // namespace rolecall
