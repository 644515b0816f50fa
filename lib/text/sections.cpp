#include "text/sections.h"

#include <algorithm>

#include "text/bytes.h"
#include "text/headings.h"
#include "text/lead_in.h"

namespace rolecall {
namespace {

std::uint32_t fallback_kind(const Pack& pack) {
  const auto kinds = pack.sections();
  for (std::uint32_t i = 0; i < kinds.size(); ++i)
    if (kinds[i].by_wording) return i;
  return 0;
}

bool is_blank(std::string_view text) { return skip_blanks(text, 0) >= text.size(); }

// Whether the heading-like line opens text of its own: something longer or bulleted comes next,
// and, unless a colon says so already, an empty line came before.
bool opens_body(std::string_view text, const Layout& layout, std::size_t line) {
  std::size_t next = line + 1;
  while (next < layout.lines.size() && is_blank(layout.lines[next].of(text))) ++next;
  if (next == layout.lines.size() || next > line + 4) return false;
  const std::string_view body = layout.lines[next].of(text);
  if (looks_like_heading(body)) return false;
  const std::string_view self = layout.lines[line].of(text);
  if (self.find(':') != self.npos || self.find("：") != self.npos) return true;
  if (self.starts_with("#") || self.starts_with("**")) return true;
  return line > 0 && is_blank(layout.lines[line - 1].of(text)) && body.size() > 40;
}

// The kind that a sentence about the employer opens.
std::uint32_t employer_kind(const Pack& pack) {
  const auto kinds = pack.sections();
  for (std::uint32_t i = 0; i < kinds.size(); ++i)
    if (kinds[i].about_company()) return i;
  return kNone;
}

constexpr std::uint32_t kSentenceWords = 5;  // fewer may be an item: "Drug test"
constexpr std::uint32_t kIndent = 16;        // bytes of blanks that may begin a line

class Builder {
 public:
  Builder(const Pack& pack, std::string_view text, const Layout& layout, std::vector<Section>& out)
      : pack_(pack),
        text_(text),
        layout_(layout),
        out_(out),
        fallback_(fallback_kind(pack)),
        employer_(employer_kind(pack)) {}

  void open(std::uint32_t kind, Range heading) {
    Section& last = out_.back();
    if (heading.begin <= last.range.begin && last.heading.empty()) {
      last.kind = kind;
      last.heading = heading;
      return;
    }
    last.range.end = heading.begin;
    out_.push_back({kind, {heading.begin, 0}, heading});
  }

  void run(std::span<const Span> spans) {
    const auto rules = pack_.rules();
    out_.assign(1, {fallback_, {0, 0}, {}});
    std::size_t line = 0;
    for (const Span& span : spans) {
      const RuleEntry& rule = rules[span.rule];
      if (rule.kind != Kind::Section) {
        if (rule.kind == Kind::Cue && tells_of_employer(rule, span))
          open(employer_, {span.range.begin, span.range.begin});
        continue;
      }
      if (rule.section == kNone) continue;
      const Clause& clause = layout_.clauses[span.clause];
      if (span.range.begin < out_.back().heading.end) continue;
      const auto heading =
          heading_around(text_, layout_.lines[clause.line], clause.range, span.range);
      if (!heading || heading->begin < out_.back().heading.end) continue;
      if (asks_otherwise(rule.section) &&
          (is_label(*heading, layout_.lines[clause.line]) || is_inner_label(*heading, span) ||
           labels_rest_of_item(*heading, clause.line, pack_.section_kind(rule.section))))
        continue;
      unknown_headings(line, clause.line);
      open(rule.section, *heading);
      line = clause.line + 1;
    }
    unknown_headings(line, layout_.lines.size());
    out_.back().range.end = static_cast<std::uint32_t>(text_.size());
  }

 private:
  // "Larkfield is a map company", a line behind a list of what is asked: the list is over, and no
  // heading says so.
  bool tells_of_employer(const RuleEntry& rule, const Span& span) const {
    if (rule.ask != Ask::Company || !rule.strong || rule.reach != Reach::Clause ||
        rule.within != 0 || employer_ == kNone)
      return false;
    const SectionKindEntry& kind = pack_.section_kind(out_.back().kind);
    const Range line = layout_.lines[layout_.clauses[span.clause].line];
    return (kind.lists_requirements() || kind.ask == Ask::Preferred) &&
           span.range.begin >= out_.back().heading.end &&
           span.range.begin <= line.begin + kIndent &&
           is_blank(Range{line.begin, span.range.begin}.of(text_)) &&
           count_words(span.range.of(text_)).words >= kSentenceWords;
  }

  // Whether a heading of the kind within the section would change what is asked.
  bool asks_otherwise(std::uint32_t section) const {
    const SectionKindEntry& kind = pack_.section_kind(out_.back().kind);
    return !kind.asks_by_wording() && pack_.sections()[section].ask != kind.ask;
  }

  // "- Privacy: mask names in logs", "- Preferred: some Rust" within a list that asks otherwise:
  // what the item is about, no heading.
  bool is_label(Range heading, Range line) const {
    return heading.begin <= line.begin && begins_item(line.of(text_)) &&
           !is_blank(Range{heading.end, line.end}.of(text_));
  }

  // "2、会Go，加分项：会Rust；3、会SQL": what the rest of an item is about.
  bool is_inner_label(Range heading, const Span& span) const {
    const Clause& clause = layout_.clauses[span.clause];
    return heading.begin > clause.range.begin && behind_comma(text_, span.range.begin) &&
           begins_numbered(text_, clause) && end_of_item(text_, layout_, span.clause) != 0 &&
           !is_blank(Range{heading.end, clause.range.end}.of(text_));
  }

  // "- 会Go；加分：会Rust", one item of several: said of the rest of its line. "会Go
  // 团队氛围和福利：" is a heading whose line break was lost.
  bool labels_rest_of_item(Range heading, std::uint32_t line,
                           const SectionKindEntry& section) const {
    const Range own = layout_.lines[line];
    const std::string_view rest = Range{heading.end, own.end}.of(text_);
    if (section.about_company() && ideograph_at(text_, heading.begin) &&
        !ends_in_colon(heading.of(text_)))
      return false;
    return heading.begin > own.begin && line + 1 < layout_.lines.size() &&
           begins_item(own.of(text_)) && begins_item(layout_.lines[line + 1].of(text_)) &&
           !is_blank(rest) && !begins_item(rest);
  }

  void unknown_headings(std::size_t line, std::size_t end) {
    for (; line < end && pack_.section_kind(out_.back().kind).about_company(); ++line) {
      const Range range = layout_.lines[line];
      if (range.empty() || range.begin < out_.back().heading.end) continue;
      if (looks_like_heading(range.of(text_)) && opens_body(text_, layout_, line))
        open(fallback_, range);
    }
  }

  const Pack& pack_;
  std::string_view text_;
  const Layout& layout_;
  std::vector<Section>& out_;
  std::uint32_t fallback_;
  std::uint32_t employer_;  // kNone: the pack knows none
};

}  // namespace

void find_sections(const Pack& pack, std::string_view text, const Layout& layout,
                   std::span<const Span> spans, std::vector<Section>& out) {
  Builder(pack, text, layout, out).run(spans);
}

std::uint32_t section_at(std::span<const Section> sections, std::uint32_t offset) {
  const auto after =
      std::upper_bound(sections.begin(), sections.end(), offset,
                       [](std::uint32_t at, const Section& s) { return at < s.range.begin; });
  return static_cast<std::uint32_t>(after - sections.begin()) - (after == sections.begin() ? 0 : 1);
}

}  // namespace rolecall
