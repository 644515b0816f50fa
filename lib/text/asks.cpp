#include "text/asks.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/cue_scope.h"
#include "text/lead_in.h"
#include "text/sections.h"

namespace rolecall {
namespace {

constexpr int kNeighbours = 6;  // cues looked at on each side of a place

// Whether a sign or a connector of the pack that joins two things ends the text.
bool ends_in_joiner(const Pack& pack, std::string_view text) {
  if (text.ends_with('/') || text.ends_with('+') || text.ends_with("、")) return true;
  const std::string end = folded(text);
  return std::ranges::any_of(pack.connectors(), [&](const ConnectorEntry& connector) {
    const std::string_view word = pack.str(connector.word);
    return end.ends_with(word) && (!is_alpha(word.front()) || end.size() == word.size() ||
                                   end[end.size() - word.size() - 1] == ' ');
  });
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
  labels_.clear();
  const auto rules = pack_->rules();
  std::uint32_t clause = kNone;
  CueClause of_clause;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& span = spans[i];
    const RuleEntry& rule = rules[span.rule];
    if (rule.kind != Kind::Cue) continue;
    const std::uint32_t section = section_at(sections_, span.range.begin);
    const Section& home = sections_[section];
    if (!allowed(rule, home.kind) || names_both(rule, span, home)) continue;
    if (span.clause != clause) {
      clause = span.clause;
      of_clause = {first_word_in(text_, layout_->clauses[clause].range), led_list_end(clause)};
    }

    Cue cue;
    cue.range = span.range;
    cue.clause = span.clause;
    cue.within = rule.within;
    cue.ask = rule.ask;
    cue.strong = rule.strong;
    cue.wording = !rule.strong && (rule.ask == Ask::Required || rule.ask == Ask::Company);
    if (!cue.wording) {
      cue.scope = cue_scope(*pack_, text_, *layout_, spans, i, of_clause);
      // A cue reaches over no heading.
      cue.scope.begin = std::max(cue.scope.begin, home.range.begin);
      cue.scope.end = std::min(cue.scope.end, home.range.end);
    }
    if (labels_item(cue)) labels_.push_back(cue);
    cues_.push_back(cue);
  }
}

// "Requirements & wishes:", "任职要求及加分项：": each item of such a list says itself what it is.
bool AskReader::names_both(const RuleEntry& rule, const Span& cue, const Section& home) const {
  if (rule.ask != Ask::Preferred || cue.range.end > home.heading.end ||
      pack_->section_kind(home.kind).ask != Ask::Required)
    return false;
  const std::string_view before =
      text_.substr(home.heading.begin, cue.range.begin - home.heading.begin);
  return ends_in_joiner(*pack_, before.substr(0, back_over_blanks(before, before.size())));
}

// "Wishes: ...": said of the rest of its line.
bool AskReader::labels_item(const Cue& cue) const {
  return cue.ask == Ask::Preferred && cue.within == 0 && before_colon(text_, cue.range) &&
         cue.scope.end <= layout_->lines[layout_->clauses[cue.clause].line].end;
}

// Where the list ends that the clause leads in; 0: none. Only the last clause of a line can do so.
std::uint32_t AskReader::led_list_end(std::uint32_t clause) const {
  const auto& clauses = layout_->clauses;
  const bool last =
      clause + 1 == clauses.size() || clauses[clause + 1].line != clauses[clause].line;
  return last ? end_of_list(text_, *layout_, clauses[clause]) : 0;
}

// What the text so far makes of a clause that says nothing of its own: a sentence about the company
// colours the rest of its paragraph, an asking sentence all that follows in its section.
struct AskReader::Mood {
  Ask state = Ask::Required;
  bool strong_only = false;     // the section is about the company: weak words do not ask there
  bool behind_company = false;  // it is, or the section before it was
  bool leads_in = false;        // no heading came yet, but one will
  bool asking = false;          // something was asked in this section

  void enter_section(const SectionKindEntry& kind, const SectionKindEntry* before) {
    strong_only = kind.about_company();
    behind_company = strong_only || (before && before->about_company() && !kind.duties);
    leads_in = false;
    asking = false;
    state = behind_company ? Ask::Company : Ask::Required;
  }

  // A pitch before the first heading goes on from paragraph to paragraph.
  void enter_line(std::string_view line) {
    const bool goes_on = behind_company || (leads_in && is_paragraph(line));
    if (asking || !goes_on) state = Ask::Required;
  }

  static bool is_paragraph(std::string_view line) {
    constexpr std::size_t kShortest = 100;  // bytes
    return line.size() >= kShortest && !begins_item(line);
  }

  void hear(const Wording& wording) {
    if (asks(wording)) {
      state = Ask::Required;
      asking = true;
    } else if (wording.company) {
      state = Ask::Company;
    }
  }

  bool asks(const Wording& wording) const {
    return wording.asks_firmly || (wording.asks && !strong_only);
  }
};

// Where a section has no ask of its own, each clause goes by its words, or else by the mood. A
// section about the company is such a one too, but only strong words ask there: texts whose
// headings were lost tell the job under "About us".
void AskReader::judge_wording() {
  const auto& clauses = layout_->clauses;
  wording_.assign(clauses.size(), Ask::Required);
  told_.assign(clauses.size(), kNothing);

  Mood mood;
  std::size_t next_cue = 0;
  std::uint32_t section = kNone;
  std::uint32_t line = kNone;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) {
    const std::uint32_t here = section_at(sections_, clauses[i].range.begin);
    if (here != section) {
      mood.enter_section(kind_of(here), here > 0 ? &kind_of(here - 1) : nullptr);
      mood.leads_in = here + 1 < sections_.size() && sections_[here].heading.empty();
    } else if (clauses[i].line != line) {
      mood.enter_line(layout_->lines[clauses[i].line].of(text_));
    }
    section = here;
    line = clauses[i].line;

    const Wording wording = read_cues(i, next_cue);
    mood.hear(wording);
    wording_[i] = mood.state;
    told_[i] = wording.of_employer ? kOfEmployer : mood.asks(wording) ? kAsk : kNothing;
  }
}

// Reads the cues of the clause, from `next` on, which is moved behind them.
AskReader::Wording AskReader::read_cues(std::uint32_t clause, std::size_t& next) const {
  const Range range = layout_->clauses[clause].range;
  Wording wording;
  for (; next < cues_.size() && cues_[next].clause <= clause; ++next) {
    const Cue& cue = cues_[next];
    // A cue of a few words' reach tells of those words, not of its sentence.
    if (cue.clause < clause || cue.within > 0) continue;
    if (is_asked(cue.ask)) {
      wording.asks = true;
      wording.asks_firmly |= cue.strong;
    } else if (cue.ask == Ask::Company) {
      wording.company = true;
      wording.of_employer |=
          cue.strong && cue.scope.begin <= range.begin && cue.scope.end >= range.end;
    }
  }
  return wording;
}

const SectionKindEntry& AskReader::kind_of(std::uint32_t section) const {
  return pack_->section_kind(sections_[section].kind);
}

Ask AskReader::section_ask(std::uint32_t section, std::uint32_t clause) const {
  const SectionKindEntry& kind = kind_of(section);
  return kind.asks_by_wording() ? wording_[clause] : kind.ask;
}

Ask AskReader::base(std::uint32_t clause) const {
  return section_ask(section_at(sections_, layout_->clauses[clause].range.begin), clause);
}

bool AskReader::asks(std::uint32_t clause, std::uint32_t offset) const {
  if (told_[clause] == kOfEmployer) return false;
  const SectionKindEntry& kind = kind_of(section_at(sections_, offset));
  if (kind.asks_by_wording()) return told_[clause] == kAsk;
  return is_asked(kind.ask);
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
  const bool company = kind_of(section_at(sections_, place.begin)).about_company() &&
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
  const auto begins_behind = [](const std::vector<Cue>& cues, std::uint32_t at) {
    return std::lower_bound(cues.begin(), cues.end(), at, [](const Cue& cue, std::uint32_t begin) {
      return cue.range.begin < begin;
    });
  };
  const auto after = begins_behind(cues_, place.begin);
  int left = kNeighbours;
  for (auto it = after; it != cues_.begin() && left-- > 0;) consider(*--it);
  left = kNeighbours;
  for (auto it = after; it != cues_.end() && left-- > 0; ++it) consider(*it);
  // The label of an item speaks of all of it, however much wording stands between.
  if (!best && !labels_.empty()) {
    const auto label = begins_behind(labels_, place.begin);
    if (label != labels_.begin()) consider(*std::prev(label));
  }
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
