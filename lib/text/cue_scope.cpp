#include "text/cue_scope.h"

#include <algorithm>
#include <optional>

#include "text/alternatives.h"
#include "text/brackets.h"
#include "text/bytes.h"
#include "text/lead_in.h"

namespace rolecall {
namespace {

// A line longer than this has lost its breaks: `reach: line` then means the clause.
constexpr std::uint32_t kLongLine = 400;
constexpr std::uint32_t kLooseReach = 160;  // bytes that most cues reach in such a line

// The bracket that encloses `range` within `bounds`, without its signs.
std::optional<Range> bracket_around(std::string_view text, Range bounds, Range range) {
  const std::uint32_t floor =
      range.begin > bounds.begin + kBracketReach ? range.begin - kBracketReach : bounds.begin;
  std::uint32_t open = range.begin;
  for (std::size_t inner = 0; open > floor; --open) {  // `inner`: brackets that end before `range`
    if (closes_bracket(text, open - 1)) ++inner;
    if (opens_bracket(text, open - 1) && inner-- == 0) break;
  }
  if (open == floor) return std::nullopt;

  const std::uint32_t ceiling = std::min(bounds.end, range.end + kBracketReach);
  std::uint32_t close = range.end;
  for (std::size_t inner = 0; close < ceiling; ++close) {
    if (opens_bracket(text, close)) ++inner;
    if (closes_bracket(text, close) && inner-- == 0) break;
  }
  if (close == ceiling) return std::nullopt;
  const auto sign = static_cast<std::uint32_t>(opens_bracket(text, open - 1));
  return Range{open - 1 + sign, close};
}

constexpr std::uint32_t kPhraseReach = 240;  // bytes looked at for the commas around a cue

// Whether a name of Latin letters begins behind the blanks at `at`.
bool name_at(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  return at < text.size() && is_alpha(text[at]);
}

// Whether a comma of `size` bytes stands between two names of Latin letters: "Spark,Flink".
bool parts_names(std::string_view text, std::size_t comma, std::uint32_t size) {
  const std::size_t before = back_over_blanks(text, comma);
  return before > 0 && !is_wide(text[before - 1]) && name_at(text, comma + size);
}

// Whether a comma or bracket may begin with the byte: most bytes of a text are others.
constexpr bool may_part(char c) {
  return is_wide(c) ? c == '\xE3' || c == '\xEF' : !is_alnum(c) && c != ' ';
}

// The begin of the phrase that ends in the cue at `cue`: behind the last comma, not before `floor`.
// A phrase of nothing but the cue is part of the one before, and no comma in brackets parts.
// "Spark,Flink,Kafka优先" is one phrase, "Spark,Kafka优先" two.
std::uint32_t phrase_begin(std::string_view text, std::uint32_t floor, std::uint32_t cue) {
  constexpr std::uint32_t kCueAlone = 6;
  constexpr int kFewNames = 2;
  int names = 1;
  std::uint32_t last_name = 0;  // where the last of several names begins
  std::size_t closed = 0;       // brackets that close before the cue
  for (std::uint32_t at = cue; at-- > floor;) {
    if (!may_part(text[at])) continue;
    if (closes_bracket(text, at)) ++closed;
    if (opens_bracket(text, at) && closed > 0) --closed;
    const std::uint32_t comma = closed == 0 ? comma_at(text, at) : 0;
    const std::uint32_t behind = at + comma;
    if (comma == 0 || (cue - behind < kCueAlone && !name_at(text, behind))) continue;
    if (!parts_names(text, at, comma)) return names == kFewNames ? last_name : behind;
    if (++names == kFewNames) last_name = behind;
  }
  return names == kFewNames ? last_name : floor;
}

// The stretch between commas around `range`, to the last of names that follow. Examples behind it
// ("…者优先，如…") belong to it to the end of the bounds.
Range phrase_around(const Pack& pack, std::string_view text, Range bounds, Range range) {
  const std::uint32_t floor =
      range.begin > bounds.begin + kPhraseReach ? range.begin - kPhraseReach : bounds.begin;
  const std::uint32_t begin = phrase_begin(text, floor, range.begin);
  const std::uint32_t ceiling = std::min(bounds.end, range.end + kPhraseReach);
  std::uint32_t end = range.end;
  for (; end < ceiling; ++end) {
    const std::uint32_t comma = may_part(text[end]) ? comma_at(text, end) : 0;
    if (comma == 0 || parts_names(text, end, comma)) continue;
    if (!opens_examples(pack, text.substr(end + comma, 24))) break;
    end = bounds.end;
    break;
  }
  return {begin, end};
}

// Where ends what the wish before a colon speaks of: "5. A wish: Go; Rust" tells of its item, any
// other of its line. 0: the line has lost its breaks.
std::uint32_t labelled_end(std::string_view text, const Layout& layout, const Span& span) {
  const Clause& clause = layout.clauses[span.clause];
  const Range line = layout.lines[clause.line];
  if (begins_numbered(text, clause))
    if (const std::uint32_t end = end_of_item(text, layout, span.clause))
      return std::min(end, line.end);
  return line.size() <= kLongLine ? line.end : 0;
}

bool is_subject(Kind kind) { return is_skill(kind) || kind == Kind::Fact; }

// Whether a skill or fact stands in `area`; `at` is the index of a span in it.
bool holds_subject(const Pack& pack, std::span<const Span> spans, std::size_t at, Range area) {
  const auto rules = pack.rules();
  for (std::size_t i = at; i-- > 0 && at - i < 24 && spans[i].range.begin >= area.begin;)
    if (is_subject(rules[spans[i].rule].kind)) return true;
  for (std::size_t i = at + 1; i < spans.size() && i - at < 24 && spans[i].range.end <= area.end;
       ++i)
    if (is_subject(rules[spans[i].rule].kind)) return true;
  return false;
}

// Words that belong to no cue.
struct OwnWords {
  WordCount count;
  bool named = false;  // one has a capital or a digit

  void add(std::string_view stretch) {
    const WordCount more = count_words(stretch);
    count.words += more.words;
    count.ideographs += more.ideographs;
    named = named || std::any_of(stretch.begin(), stretch.end(),
                                 [](char c) { return is_upper(c) || is_digit(c); });
  }
};

// The words of `stretch` that no cue holds; `at` is the index of a cue beside it.
OwnWords own_words(const Pack& pack, std::string_view text, std::span<const Span> spans,
                   std::size_t at, Range stretch) {
  constexpr std::size_t kNearby = 24;
  const std::size_t last = std::min(spans.size(), at + kNearby);
  while (at > 0 && last - at < 2 * kNearby && spans[at - 1].range.begin >= stretch.begin) --at;
  OwnWords own;
  std::uint32_t read = stretch.begin;
  for (; at < last && spans[at].range.begin < stretch.end; ++at) {
    const Range& range = spans[at].range;
    if (pack.rules()[spans[at].rule].kind != Kind::Cue) continue;
    if (range.begin > read) own.add(Range{read, range.begin}.of(text));
    read = std::max(read, range.end);
  }
  if (read < stretch.end) own.add(Range{read, stretch.end}.of(text));
  return own;
}

// Whether the bracket around the wish says itself what is wished, in words that no rule knows:
// "(knowledge of Esperanto a plus)", not "(a plus, not required)" nor "(certification a plus)".
// What opens a clause or ends in a colon speaks of what follows.
bool names_its_own(const Pack& pack, std::string_view text, std::span<const Span> spans,
                   std::size_t cue, Range bracket, std::uint32_t first_word) {
  constexpr std::uint32_t kSeveralWords = 3;
  const Span& span = spans[cue];
  const RuleEntry& rule = pack.rules()[span.rule];
  if (rule.ask != Ask::Preferred) return false;
  const std::size_t closed = bracket.end + closes_bracket(text, bracket.end);
  if (first_word >= bracket.begin || text.substr(skip_blanks(text, closed)).starts_with(':'))
    return false;
  if (rule.reach == Reach::After)
    bracket.begin = span.range.end;
  else
    bracket.end = span.range.begin;
  if (bracket.begin >= bracket.end) return false;
  const OwnWords own = own_words(pack, text, spans, cue, bracket);
  return own.named || own.count.words + own.count.ideographs >= kSeveralWords;
}

}  // namespace

bool before_colon(std::string_view text, Range cue) {
  const std::string_view behind = text.substr(skip_blanks(text, cue.end));
  return ends_in_colon(cue.of(text)) || behind.starts_with(':') || behind.starts_with("：");
}

Range cue_scope(const Pack& pack, std::string_view text, const Layout& layout,
                std::span<const Span> spans, std::size_t cue, const CueClause& of_clause) {
  const Span& span = spans[cue];
  const RuleEntry& rule = pack.rules()[span.rule];
  const Reach reach = rule.reach;
  const Clause& clause = layout.clauses[span.clause];
  const Range line = layout.lines[clause.line];
  Range scope = reach == Reach::Line && line.size() <= kLongLine ? line : clause.range;
  // Chinese strings wishes together with commas: "会Go，有Rust经验者优先" prefers Rust alone.
  if (ideograph_at(text, span.range.begin)) scope = phrase_around(pack, text, scope, span.range);
  // "Spark (Flink preferred)": what else stands in the bracket is meant, nothing outside.
  const auto bracket = bracket_around(text, clause.range, span.range);
  const bool fenced =
      bracket && (holds_subject(pack, spans, cue, *bracket) ||
                  names_its_own(pack, text, spans, cue, *bracket, of_clause.first_word));
  if (fenced) scope = *bracket;
  const bool to_the_end = scope.end >= clause.range.end;
  if (reach == Reach::Before) scope.end = span.range.end;
  if (reach == Reach::After) scope.begin = span.range.begin;
  // A clause this long has lost its stops: not all of it is a wish, or about the employer.
  const bool loose = rule.ask == Ask::Preferred || rule.ask == Ask::Company;
  if (loose && clause.range.size() > kLongLine) {
    if (span.range.begin > scope.begin + kLooseReach) scope.begin = span.range.begin - kLooseReach;
    // ", ideally Rust": what hangs on a sentence is no list of wishes.
    const bool hangs_on = reach == Reach::After && behind_comma(text, span.range.begin);
    if (reach == Reach::Clause || hangs_on)
      scope.end = std::min(scope.end, span.range.end + kLooseReach);
  }
  if (rule.ask != Ask::Preferred || rule.within != 0) return scope;
  // "It would be a plus if you know:" tells of the list below.
  if (to_the_end) scope.end = std::max(scope.end, of_clause.list_end);
  if (!fenced && before_colon(text, span.range)) {
    scope.end = std::max(scope.end, labelled_end(text, layout, span));
    // "会Go，加分项：会Rust": nothing before the comma.
    if (behind_comma(text, span.range.begin)) scope.begin = span.range.begin;
  }
  return scope;
}

}  // namespace rolecall
