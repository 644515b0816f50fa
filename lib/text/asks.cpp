#include "text/asks.h"

#include <algorithm>
#include <optional>

#include "text/bytes.h"
#include "text/sections.h"

namespace rolecall {
namespace {

// A line longer than this has lost its breaks: `reach: line` then means the clause.
constexpr std::uint32_t kLongLine = 400;
constexpr std::uint32_t kBracketReach = 160;  // bytes looked at for the bracket around a cue
constexpr int kNeighbours = 6;                // cues looked at on each side of a place

// The bracket that encloses `range` within `bounds`, without its signs.
std::optional<Range> bracket_around(std::string_view text, Range bounds, Range range) {
  const std::uint32_t floor =
      range.begin > bounds.begin + kBracketReach ? range.begin - kBracketReach : bounds.begin;
  std::uint32_t open = range.begin;
  while (open > floor && text[open - 1] != '(' && text[open - 1] != ')') --open;
  const std::uint32_t ceiling = std::min(bounds.end, range.end + kBracketReach);
  if (open > floor && text[open - 1] == '(') {
    std::uint32_t close = range.end;
    while (close < ceiling && text[close] != ')') ++close;
    return close < ceiling ? std::optional(Range{open, close}) : std::nullopt;
  }
  const std::string_view before = text.substr(floor, range.begin - floor);
  const std::size_t wide_open = before.rfind("（");
  if (wide_open == before.npos || before.find("）", wide_open) != before.npos) return std::nullopt;
  const std::string_view behind = text.substr(range.end, ceiling - range.end);
  const std::size_t wide_close = behind.find("）");
  if (wide_close == behind.npos) return std::nullopt;
  return Range{floor + static_cast<std::uint32_t>(wide_open) + 3,
               range.end + static_cast<std::uint32_t>(wide_close)};
}

constexpr std::uint32_t kPhraseReach = 240;  // bytes looked at for the commas around a cue

// Bytes of the comma that ends just before `at`, or 0.
std::uint32_t comma_before(std::string_view text, std::uint32_t at) {
  if (at > 0 && text[at - 1] == ',') return 1;
  return at >= 3 && text.substr(at - 3, 3) == "，" ? 3 : 0;
}

// The stretch between commas around `range`; where it holds nothing but the cue, also the one
// before it.
Range phrase_around(std::string_view text, Range bounds, Range range) {
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
  while (end < ceiling && text[end] != ',' && text.substr(end, 3) != "，") ++end;
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

void AskReader::read(const Pack& pack, std::string_view text, const Layout& layout,
                     std::span<const Section> sections, std::span<const Span> spans) {
  pack_ = &pack;
  text_ = text;
  layout_ = &layout;
  sections_ = sections;
  collect_cues(spans);
  judge_wording();
}

void AskReader::collect_cues(std::span<const Span> spans) {
  cues_.clear();
  const auto rules = pack_->rules();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& span = spans[i];
    const RuleEntry& rule = rules[span.rule];
    if (rule.kind != Kind::Cue) continue;
    const std::uint32_t section = section_at(sections_, span.range.begin);
    const Section& home = sections_[section];
    if (!allowed(rule, home.kind)) continue;

    const Clause& clause = layout_->clauses[span.clause];
    const Range line = layout_->lines[clause.line];
    Cue cue;
    cue.range = span.range;
    cue.scope = rule.reach == Reach::Line && line.size() <= kLongLine ? line : clause.range;
    cue.clause = span.clause;
    cue.within = rule.within;
    cue.ask = rule.ask;
    cue.strong = rule.strong;
    cue.wording = !rule.strong && (rule.ask == Ask::Required || rule.ask == Ask::Company);

    // Chinese strings wishes together with commas: "会Go，有Rust经验者优先" prefers Rust alone.
    if (ideograph_at(text_, span.range.begin))
      cue.scope = phrase_around(text_, cue.scope, span.range);
    // "Spark (Flink preferred)": what else stands in the bracket is meant, nothing outside.
    const auto bracket = bracket_around(text_, clause.range, span.range);
    if (bracket && holds_subject(*pack_, spans, i, *bracket)) cue.scope = *bracket;
    if (rule.reach == Reach::Before) cue.scope.end = span.range.end;
    if (rule.reach == Reach::After) cue.scope.begin = span.range.begin;
    // A cue reaches over no heading.
    cue.scope.begin = std::max(cue.scope.begin, home.range.begin);
    cue.scope.end = std::min(cue.scope.end, home.range.end);
    cues_.push_back(cue);
  }
}

// Where a section has no ask of its own, each clause goes by its words, or else by what came
// before it: a sentence about the company colours the rest of its paragraph, an asking sentence
// all that follows.
void AskReader::judge_wording() {
  const auto kinds = pack_->sections();
  const auto& clauses = layout_->clauses;
  wording_.assign(clauses.size(), Ask::Required);
  told_.assign(clauses.size(), 0);

  std::size_t next_cue = 0;
  std::uint32_t section = kNone;
  std::uint32_t line = kNone;
  bool behind_company = false;  // the section follows one about the company
  bool asking = false;          // something was asked in this section
  Ask state = Ask::Required;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) {
    const std::uint32_t here = section_at(sections_, clauses[i].range.begin);
    if (here != section) {
      section = here;
      asking = false;
      const SectionKindEntry* before = here > 0 ? &kinds[sections_[here - 1].kind] : nullptr;
      behind_company = before && !before->by_wording && before->ask == Ask::Company;
      state = behind_company ? Ask::Company : Ask::Required;
    } else if (clauses[i].line != line && (asking || !behind_company)) {
      state = Ask::Required;
    }
    line = clauses[i].line;

    bool asked = false;
    bool company = false;
    for (; next_cue < cues_.size() && cues_[next_cue].clause <= i; ++next_cue) {
      const Cue& cue = cues_[next_cue];
      if (cue.clause < i) continue;
      asked = asked || cue.ask == Ask::Required || cue.ask == Ask::Preferred;
      company = company || cue.ask == Ask::Company;
    }
    if (asked) {
      state = Ask::Required;
      asking = true;
    } else if (company) {
      state = Ask::Company;
    }
    told_[i] = asked ? 1 : 0;
    wording_[i] = state;
  }
}

Ask AskReader::section_ask(std::uint32_t section, std::uint32_t clause) const {
  const auto kinds = pack_->sections();
  const std::uint32_t kind = sections_[section].kind;
  if (kind >= kinds.size() || kinds[kind].by_wording) return wording_[clause];
  return kinds[kind].ask;
}

Ask AskReader::base(std::uint32_t clause) const {
  return section_ask(section_at(sections_, layout_->clauses[clause].range.begin), clause);
}

bool AskReader::asks(std::uint32_t clause, std::uint32_t offset) const {
  const auto kinds = pack_->sections();
  const std::uint32_t kind = sections_[section_at(sections_, offset)].kind;
  if (kind < kinds.size() && !kinds[kind].by_wording)
    return kinds[kind].ask == Ask::Required || kinds[kind].ask == Ask::Preferred;
  return told_[clause] != 0;
}

bool AskReader::reaches(const Cue& cue, Range place) const {
  if (place.begin < cue.scope.begin || place.end > cue.scope.end) {
    if (!place.overlaps(cue.range)) return false;
  }
  if (cue.within == 0 || place.overlaps(cue.range)) return true;
  const std::uint32_t from = std::min(place.end, cue.range.end);
  const std::uint32_t to = std::max(place.begin, cue.range.begin);
  if (to <= from) return true;
  if (to - from > 24u * cue.within) return false;
  const WordCount between = count_words(text_.substr(from, to - from));
  return between.words + between.ideographs <= cue.within;
}

const AskReader::Cue* AskReader::nearest(Range place) const {
  const auto kinds = pack_->sections();
  const std::uint32_t kind = sections_[section_at(sections_, place.begin)].kind;
  const bool company =
      kind < kinds.size() && !kinds[kind].by_wording && kinds[kind].ask == Ask::Company;

  const Cue* best = nullptr;
  std::uint32_t least = kNone;
  const auto consider = [&](const Cue& cue) {
    if (cue.wording || (company && !cue.strong) || !reaches(cue, place)) return;
    const std::uint32_t distance = place.overlaps(cue.range)      ? 0
                                   : cue.range.begin >= place.end ? cue.range.begin - place.end
                                                                  : place.begin - cue.range.end;
    if (distance >= least) return;
    least = distance;
    best = &cue;
  };
  const auto after =
      std::lower_bound(cues_.begin(), cues_.end(), place.begin,
                       [](const Cue& cue, std::uint32_t at) { return cue.range.begin < at; });
  int left = kNeighbours;
  for (auto it = after; it != cues_.begin() && left-- > 0;) consider(*--it);
  left = kNeighbours;
  for (auto it = after; it != cues_.end() && left-- > 0; ++it) consider(*it);
  return best;
}

Ask AskReader::of(Range place, std::uint32_t clause) const {
  const Cue* cue = nearest(place);
  return cue ? cue->ask : section_ask(section_at(sections_, place.begin), clause);
}

Range AskReader::decided_by(Range place) const {
  const Cue* cue = nearest(place);
  return cue ? cue->range : Range{};
}

}  // namespace rolecall
