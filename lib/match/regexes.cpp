#include "match/regexes.h"

#include <algorithm>
#include <cstring>

#include "match/boundary.h"

namespace rolecall {
namespace {

// The first place of `wanted` from `from` on, or npos. Its byte number `rare` is looked for.
std::size_t find_by_byte(std::string_view text, std::string_view wanted, std::size_t rare,
                         std::size_t from) {
  while (from + wanted.size() <= text.size()) {
    const char* begin = text.data() + from + rare;
    const void* met = std::memchr(begin, wanted[rare], text.size() - wanted.size() - from + 1);
    if (met == nullptr) break;
    from += static_cast<std::size_t>(static_cast<const char*>(met) - begin);
    if (text.compare(from, wanted.size(), wanted) == 0) return from;
    ++from;
  }
  return text.npos;
}

}  // namespace

Matcher::Regexes::Regexes(Pack pack)
    : pack_(pack), finder_(pack), lazy_(new Lazy[2 * pack.regexes().size()]) {
  for (Index r = 0; r < pack.regexes().size(); ++r)
    if (pack.regexes()[r].atoms.size == 0) everywhere_.push_back(r);
}

const Matcher::Regexes::Lazy& Matcher::Regexes::compiled(Index regex, bool odd_folds) const {
  Lazy& lazy = lazy_[2 * regex + odd_folds];
  std::call_once(lazy.once, [&] {
    const RegexEntry& entry = pack_.regexes()[regex];
    const std::string_view pattern = pack_.str(entry.pattern);
    const bool folds = entry.letter_case == Case::Fold;
    lazy.lower = entry.reads_lower && !odd_folds;
    if (folds && !lazy.lower) {
      lazy.pattern.emplace(pattern, true);
    } else {
      lazy.pattern.emplace(pattern, pack_.program(entry));
    }
  });
  return lazy;
}

Matcher::Regexes::Reading Matcher::Regexes::read(const Found& found, MatchScratch& scratch) {
  if (!found.masks.narrows())
    return {found, nullptr, found.text, {found.masks.lower(), found.text.size()}};
  NarrowedText& narrowed = scratch.narrowed;
  narrowed.read(found.text);
  return {found, &narrowed, narrowed.text(), narrowed.lower()};
}

// Title rules are only looked for in titles, headings only in bodies.
bool Matcher::Regexes::wanted(Index regex, Field field) const {
  const Kind kind = pack_.rules()[pack_.regexes()[regex].rule].kind;
  return field == Field::Body ? kind != Kind::Title : kind != Kind::Section;
}

void Matcher::Regexes::find(const Found& found, Field field, MatchScratch& scratch) const {
  if (pack_.regexes().empty()) return;
  const Reading reading = read(found, scratch);
  // A letter such as U+212A folds to ASCII for RE2 but not for the literals: look everywhere.
  if (found.masks.odd_folds()) {
    for (Index r = 0; r < pack_.regexes().size(); ++r)
      if (wanted(r, field)) find_everywhere(r, reading, scratch);
    return;
  }
  for (const Index r : everywhere_)
    if (wanted(r, field)) find_everywhere(r, reading, scratch);
  if (pack_.literals().literals > 0) find_by_literals(reading, field, scratch);
}

void Matcher::Regexes::find_everywhere(Index regex, const Reading& reading,
                                       MatchScratch& scratch) const {
  const auto clauses = static_cast<std::uint32_t>(reading.found.layout.clauses.size());
  for (std::uint32_t c = 0; c < clauses; ++c) run(regex, c, reading, scratch);
}

// Literals come in order of place, clauses too: each pair of clause and regex runs once.
void Matcher::Regexes::find_by_literals(const Reading& reading, Field field,
                                        MatchScratch& scratch) const {
  scratch.literals.clear();
  finder_.find(reading.lower, scratch.literals);
  auto& due = scratch.due;
  auto& is_due = scratch.is_due;
  is_due.resize(pack_.regexes().size());
  std::uint32_t number = 0;
  Range clause = reading.clause(number);
  const auto flush = [&] {
    std::sort(due.begin(), due.end());
    for (const Index r : due) {
      is_due[r] = false;
      if (passes_guards(r, clause, reading)) run(r, number, reading, scratch);
    }
    due.clear();
  };
  for (const LiteralFinder::Hit& hit : scratch.literals) {
    while (clause.end <= hit.begin) {
      flush();
      if (++number == reading.found.layout.clauses.size()) return;
      clause = reading.clause(number);
    }
    for (const LiteralUse& use : pack_.uses(hit.literal)) {
      if (is_due[use.regex] || !wanted(use.regex, field) ||
          !fits(use.literal, hit.begin, clause, reading))
        continue;
      is_due[use.regex] = true;
      due.push_back(use.regex);
    }
  }
  flush();
}

// Whether the literal, which stands at `at`, stands there as every match of its regex needs it.
bool Matcher::Regexes::fits(const LiteralEntry& literal, std::uint32_t at, Range clause,
                            const Reading& reading) const {
  const auto in_word = [&](std::uint32_t place) { return is_alnum(reading.text[place]); };
  const std::uint32_t end = at + literal.text.size;
  if (literal.begins_word && at > clause.begin && in_word(at - 1)) return false;
  if (literal.ends_word && end < clause.end && in_word(end)) return false;
  return literal.written.size == 0 ||
         reading.text.substr(at, literal.written.size) == pack_.str(literal.written);
}

// A literal of the first set is there. A pattern such as "(last|past) \d+ years" needs more, and
// most clauses with years in them do not have it: those never see the regex.
bool Matcher::Regexes::passes_guards(Index regex, Range clause, const Reading& reading) const {
  const std::string_view text = reading.lower.substr(0, clause.end);
  const auto stands = [&](const LiteralEntry& literal) {
    const std::string_view wanted = pack_.str(literal.text);
    const auto next = [&](std::size_t from) {
      return find_by_byte(text, wanted, literal.rare, from);
    };
    for (auto at = next(clause.begin); at != text.npos; at = next(at + 1))
      if (fits(literal, static_cast<std::uint32_t>(at), clause, reading)) return true;
    return false;
  };
  const auto guards = pack_.array(pack_.regexes()[regex].guards);
  return std::all_of(guards.begin(), guards.end(), [&](const ArrayRef<LiteralEntry>& set) {
    const auto literals = pack_.array(set);
    return std::any_of(literals.begin(), literals.end(), stands);
  });
}

void Matcher::Regexes::run(Index regex, std::uint32_t clause, const Reading& reading,
                           MatchScratch& scratch) const {
  const RegexTimer timer(scratch.costs, regex);
  const RegexEntry& entry = pack_.regexes()[regex];
  const Found& found = reading.found;
  const Range window = reading.clause(clause);
  const Lazy& lazy = compiled(regex, found.masks.odd_folds());
  const std::string_view text = window.of(lazy.lower ? reading.lower : reading.text);
  Pattern::Matches matches(*lazy.pattern, text);
  for (Pattern::Match match; matches.next(match);) {
    const Range place{window.begin + match.hit.begin, window.begin + match.hit.end};
    if (place.empty() || !boundary_ok(reading.text, place)) continue;
    const Range hit = reading.written(place);
    Candidate candidate;
    candidate.range = hit;
    candidate.rule = entry.rule;
    candidate.clause = clause;
    if (!match.capture.empty()) candidate.value = number(match.capture.of(text));
    const auto after =
        std::lower_bound(found.hits.begin(), found.hits.end(), hit.begin,
                         [](const PhraseHit& h, std::uint32_t at) { return h.range.begin < at; });
    if (inside_phrase(found, hit, static_cast<std::size_t>(after - found.hits.begin()),
                      pack_.array(entry.except), candidate.by))
      candidate.verdict = Verdict::Except;
    scratch.candidates.push_back(candidate);
  }
}

std::int32_t Matcher::Regexes::number(std::string_view digits) const {
  std::int32_t value = 0;
  std::string word;
  bool numeric = true;
  for (std::size_t at = 0; at < digits.size();) {
    const char32_t c = fold(decode(digits, at));
    append_utf8(c, word);
    numeric &= is_digit(c);
    if (numeric && value < 100'000'000) value = value * 10 + static_cast<std::int32_t>(c - '0');
  }
  if (numeric) return value;
  for (const NumberWordEntry& entry : pack_.numbers())
    if (pack_.str(entry.word) == word) return entry.value;
  return -1;
}

}  // namespace rolecall
