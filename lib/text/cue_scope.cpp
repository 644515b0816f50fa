#include "text/cue_scope.h"

#include <algorithm>
#include <optional>

#include "text/alternatives.h"
#include "text/brackets.h"
#include "text/bytes.h"

namespace rolecall {
namespace {

// A line longer than this has lost its breaks: `reach: line` then means the clause.
constexpr std::uint32_t kLongLine = 400;
constexpr std::uint32_t kWishReach = 160;     // bytes that a wish reaches in such a line
constexpr std::uint32_t kBracketReach = 160;  // bytes looked at for the bracket around a cue

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

// Bytes of the comma that ends just before `at`, or 0.
std::uint32_t comma_before(std::string_view text, std::uint32_t at) {
  if (at > 0 && text[at - 1] == ',') return 1;
  return at >= 3 && text.substr(at - 3, 3) == "，" ? 3 : 0;
}

// The stretch between commas around `range`; where it holds nothing but the cue, also the one
// before it. Examples behind it ("…者优先，如…") belong to it to the end of the bounds.
Range phrase_around(const Pack& pack, std::string_view text, Range bounds, Range range) {
  const std::uint32_t floor =
      range.begin > bounds.begin + kPhraseReach ? range.begin - kPhraseReach : bounds.begin;
  std::uint32_t begin = range.begin;
  for (; begin > floor; --begin) {
    const std::uint32_t comma = comma_before(text, begin);
    if (comma == 0) continue;
    if (range.begin - begin >= 6) break;
    begin -= comma - 1;
  }
  const std::uint32_t ceiling = std::min(bounds.end, range.end + kPhraseReach);
  std::uint32_t end = range.end;
  for (; end < ceiling; ++end) {
    const std::uint32_t comma = text[end] == ',' ? 1 : text.substr(end, 3) == "，" ? 3 : 0;
    if (comma == 0) continue;
    if (!opens_examples(pack, text.substr(end + comma, 24))) break;
    end = bounds.end;
    break;
  }
  return {std::max(begin, floor), end};
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

}  // namespace

Range cue_scope(const Pack& pack, std::string_view text, const Layout& layout,
                std::span<const Span> spans, std::size_t cue, std::uint32_t list_end) {
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
  if (bracket && holds_subject(pack, spans, cue, *bracket)) scope = *bracket;
  const bool to_the_end = scope.end >= clause.range.end;
  if (reach == Reach::Before) scope.end = span.range.end;
  if (reach == Reach::After) scope.begin = span.range.begin;
  // A clause this long has lost its stops: not all of it is a wish.
  if (rule.ask == Ask::Preferred && clause.range.size() > kLongLine) {
    if (span.range.begin > scope.begin + kWishReach) scope.begin = span.range.begin - kWishReach;
    if (reach == Reach::Clause && scope.end > span.range.end + kWishReach)
      scope.end = span.range.end + kWishReach;
  }
  // "It would be a plus if you know:" tells of the list below.
  if (to_the_end && rule.ask == Ask::Preferred && rule.within == 0)
    scope.end = std::max(scope.end, list_end);
  return scope;
}

}  // namespace rolecall
