// How firmly each thing in a posting is asked: by the wording around it (cue rules) and by the
// section it stands in.
//
// A `preferred` or `negated` cue counts in every section but one about the company, which only
// strong cues lift. Strong `required` and `company` cues count everywhere, the others only decide
// where the section has no ask of its own. Of several cues that reach a place the nearest counts.
//
//   AskReader asks;
//   asks.read(pack, text, layout, sections, spans);   // once a posting; keeps its buffers
//   tag_skills(pack, text, layout, sections, spans, asks, tags);
//   merge_skills(pack, text, spans, tags, skills);
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/analysis.h"
#include "model/pack.h"

namespace rolecall {

/// Answers for one posting at a time; holds views of what it read. One a thread.
class AskReader {
 public:
  /// All arguments must outlive the answers. `spans` are the accepted spans, by place.
  void read(const Pack& pack, std::string_view text, const Layout& layout,
            std::span<const Section> sections, std::span<const Span> spans);

  /// The ask of what stands at `place` in the clause.
  Ask of(Range place, std::uint32_t clause) const;

  /// The cue that decides the ask of what stands at `place`; empty at 0 where none reaches it.
  Range decided_by(Range place, std::uint32_t clause) const;

  /// The ask of the clause where no cue reaches: its section's, or that of its wording.
  Ask base(std::uint32_t clause) const;

  /// Whether the clause asks something at `offset`: its section does, or its wording.
  bool asks(std::uint32_t clause, std::uint32_t offset) const;

  /// Whether a strong cue says of the whole clause that it is about the employer, the offer or the
  /// law: it asks nothing, whatever section it stands in.
  bool tells_of_employer(std::uint32_t clause) const { return told_[clause] == kOfEmployer; }

 private:
  struct Cue {
    Range range;
    Range scope;  // what it can reach; nothing for wording
    std::uint32_t clause = 0;
    std::uint16_t within = 0;
    Ask ask = Ask::Required;
    bool strong = false;
    bool wording = false;  // says what kind of clause this is, overrules nothing
  };
  /// What the cues of a clause say of all of it.
  struct Wording {
    bool asks = false;
    bool asks_firmly = false;  // by a strong cue
    bool company = false;
    bool of_employer = false;  // a strong cue about the company reaches all of the clause
  };
  struct Mood;
  void collect_cues(std::span<const Span> spans);
  bool names_both(const RuleEntry& rule, const Span& cue, const Section& home) const;
  bool labels_item(const Cue& cue) const;
  std::uint32_t led_list_end(std::uint32_t clause) const;
  void judge_wording();
  Wording read_cues(std::uint32_t clause, std::size_t& next) const;
  const SectionKindEntry& kind_of(std::uint32_t section) const;
  Ask section_ask(std::uint32_t section, std::uint32_t clause) const;
  bool reaches(const Cue& cue, Range place) const;
  const Cue* nearest(Range place, std::uint32_t clause) const;

  const Pack* pack_ = nullptr;
  std::string_view text_;
  const Layout* layout_ = nullptr;
  std::span<const Section> sections_;
  std::vector<Cue> cues_;     // by place
  std::vector<Cue> labels_;   // those of them that label an item
  std::vector<Ask> wording_;  // a clause: its ask where the section has none, or is the company's
  static constexpr std::uint8_t kNothing = 0, kAsk = 1, kOfEmployer = 2;
  std::vector<std::uint8_t> told_;  // a clause: what its wording says
};

/// The skills among `spans` as tags, by place, with their asks and groups of alternatives.
void tag_skills(const Pack& pack, std::string_view text, const Layout& layout,
                std::span<const Section> sections, std::span<const Span> spans,
                const AskReader& asks, std::vector<Tag>& out);

/// Skills from tags: the strongest ask (required, preferred, negated, company), the years stated
/// beside it; ordered by ask, then hits, then id.
void merge_skills(const Pack& pack, std::string_view text, std::span<const Span> spans,
                  std::span<const Tag> tags, std::vector<SkillAsk>& out);

}  // namespace rolecall
