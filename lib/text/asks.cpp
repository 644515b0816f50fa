#include "text/asks.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/cue_scope.h"
#include "text/sections.h"

namespace rolecall {
namespace {

constexpr int kNeighbours = 6;  // cues looked at on each side of a place

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

    Cue cue;
    cue.range = span.range;
    cue.scope = cue_scope(*pack_, text_, *layout_, spans, i);
    cue.clause = span.clause;
    cue.within = rule.within;
    cue.ask = rule.ask;
    cue.strong = rule.strong;
    cue.wording = !rule.strong && (rule.ask == Ask::Required || rule.ask == Ask::Company);
    // A cue reaches over no heading.
    cue.scope.begin = std::max(cue.scope.begin, home.range.begin);
    cue.scope.end = std::min(cue.scope.end, home.range.end);
    cues_.push_back(cue);
  }
}

// Where a section has no ask of its own, each clause goes by its words, or else by what came
// before it: a sentence about the company colours the rest of its paragraph, an asking sentence
// all that follows. A section about the company is such a one too, but only strong words ask
// there: texts whose headings were lost tell the job under "About us".
void AskReader::judge_wording() {
  const auto& clauses = layout_->clauses;
  wording_.assign(clauses.size(), Ask::Required);
  told_.assign(clauses.size(), kNothing);

  std::size_t next_cue = 0;
  std::uint32_t section = kNone;
  std::uint32_t line = kNone;
  bool behind_company = false;  // the section, or the one before, is about the company
  bool strong_only = false;
  const auto tells_duties = [&](std::uint32_t kind) {
    return kind < pack_->sections().size() && pack_->sections()[kind].duties;
  };
  bool asking = false;  // something was asked in this section
  Ask state = Ask::Required;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) {
    const std::uint32_t here = section_at(sections_, clauses[i].range.begin);
    if (here != section) {
      section = here;
      asking = false;
      strong_only = about_company(sections_[here].kind);
      behind_company = strong_only || (here > 0 && about_company(sections_[here - 1].kind) &&
                                       !tells_duties(sections_[here].kind));
      state = behind_company ? Ask::Company : Ask::Required;
    } else if (clauses[i].line != line && (asking || !behind_company)) {
      state = Ask::Required;
    }
    line = clauses[i].line;

    bool asked = false;
    bool company = false;
    bool whole = false;
    for (; next_cue < cues_.size() && cues_[next_cue].clause <= i; ++next_cue) {
      const Cue& cue = cues_[next_cue];
      // A cue of a few words' reach tells of those words, not of its sentence.
      if (cue.clause < i || cue.within > 0) continue;
      const bool asks = cue.ask == Ask::Required || cue.ask == Ask::Preferred;
      asked = asked || (asks && (cue.strong || !strong_only));
      company = company || cue.ask == Ask::Company;
      whole = whole ||
              (cue.ask == Ask::Company && cue.strong && cue.scope.begin <= clauses[i].range.begin &&
               cue.scope.end >= clauses[i].range.end);
    }
    if (asked) {
      state = Ask::Required;
      asking = true;
    } else if (company) {
      state = Ask::Company;
    }
    told_[i] = whole ? kOfEmployer : asked ? kAsk : kNothing;
    wording_[i] = state;
  }
}

bool AskReader::about_company(std::uint32_t kind) const {
  const auto kinds = pack_->sections();
  return kind < kinds.size() && !kinds[kind].by_wording && kinds[kind].ask == Ask::Company;
}

bool AskReader::by_wording(std::uint32_t kind) const {
  const auto kinds = pack_->sections();
  return kind >= kinds.size() || kinds[kind].by_wording || kinds[kind].ask == Ask::Company;
}

Ask AskReader::section_ask(std::uint32_t section, std::uint32_t clause) const {
  const std::uint32_t kind = sections_[section].kind;
  return by_wording(kind) ? wording_[clause] : pack_->sections()[kind].ask;
}

Ask AskReader::base(std::uint32_t clause) const {
  return section_ask(section_at(sections_, layout_->clauses[clause].range.begin), clause);
}

bool AskReader::asks(std::uint32_t clause, std::uint32_t offset) const {
  if (told_[clause] == kOfEmployer) return false;
  const std::uint32_t kind = sections_[section_at(sections_, offset)].kind;
  if (by_wording(kind)) return told_[clause] == kAsk;
  const Ask ask = pack_->sections()[kind].ask;
  return ask == Ask::Required || ask == Ask::Preferred;
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

const AskReader::Cue* AskReader::nearest(Range place, std::uint32_t clause) const {
  const bool company = about_company(sections_[section_at(sections_, place.begin)].kind) &&
                       wording_[clause] == Ask::Company;

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
  const Cue* cue = nearest(place, clause);
  return cue ? cue->ask : section_ask(section_at(sections_, place.begin), clause);
}

Range AskReader::decided_by(Range place, std::uint32_t clause) const {
  const Cue* cue = nearest(place, clause);
  return cue ? cue->range : Range{};
}

}  // namespace rolecall
