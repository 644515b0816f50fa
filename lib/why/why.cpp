#include "why/why.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "engine/open_tables.h"
#include "match/boundary.h"
#include "report/catalogue.h"
#include "rule/encoding.h"
#include "text/sections.h"
#include "why/hurdles.h"
#include "why/letters.h"
#include "why/neighbours.h"
#include "why/patterns.h"

namespace rolecall {
namespace {

constexpr std::size_t kMostInsideWords =
    3;  // places of a term inside longer words, told one by one
constexpr std::size_t kMostNearMisses = 3;
constexpr std::size_t kShortTerm = 3;  // letters: shorter ones stand inside every other word
constexpr std::size_t kShortSpelling =
    5;  // letters: of shorter ones "a ML" is no spelling of "AML"

/// One text and one rule.
class Teller {
 public:
  Teller(const Analyzer& analyzer, OpenTables& tables, const Analyzer& variant, Scratch& scratch,
         std::string_view text, Field field, RuleStory& story)
      : pack_(analyzer.pack()),
        entry_(pack_.rules()[story.rule]),
        text_(text),
        field_(field),
        story_(story),
        trace_(analyzer.trace(text, field, scratch)),
        hurdles_(tables, variant, scratch, text, field, trace_),
        letters_(text) {
    for (Index t = 0; t < pack_.terms().size(); ++t)
      if (pack_.terms()[t].rule == story_.rule) terms_.push_back(t);
  }

  /// `analysis` null: a text without sections.
  void tell(const Analysis* analysis) {
    const std::size_t first = story_.findings.size();
    for (const Candidate& hit : trace_.candidates)
      if (hit.rule == story_.rule) of_hit(hit, analysis);
    for (const Index term : terms_) unseen_places(term);
    for (Finding& f : near_patterns(pack_, story_.rule, text_, field_, trace_.layout, hits_))
      story_.findings.push_back(std::move(f));
    near_misses();
    std::stable_sort(story_.findings.begin() + static_cast<std::ptrdiff_t>(first),
                     story_.findings.end(), [](const Finding& a, const Finding& b) {
                       return std::tuple(a.range.empty(), a.range) <
                              std::tuple(b.range.empty(), b.range);
                     });
  }

 private:
  Finding& add(Range range, Index term, Cause cause) {
    Finding finding;
    finding.field = field_;
    finding.range = range;
    finding.term = term;
    finding.causes.push_back(std::move(cause));
    taken_.push_back(range);
    return story_.findings.emplace_back(std::move(finding));
  }

  std::string str(StrRef s) const { return std::string(pack_.str(s)); }

  // ---- hits that the matcher saw ---------------------------------------------------------------

  void of_hit(const Candidate& hit, const Analysis* analysis) {
    hits_.push_back(hit.range);
    // Plain duties are hits without a term.
    Index term = hit.term;
    Index regex = kNone;
    if (term == kNone) {
      regex =
          regex_of(pack_, story_.rule, text_, trace_.layout.clauses[hit.clause].range, hit.range);
      if (regex == kNone) term = term_of(hit.range);
    }
    if (term != kNone) seen_.emplace(term, hit.range);
    std::vector<Cause> causes = hurdles_.of(hit);
    // Two terms of the rule for the same words: the one that was kept counts.
    if (!causes.empty() && kept_otherwise(hit)) {
      taken_.push_back(hit.range);
      return;
    }
    // A part of another hit of the rule is no place of its own.
    if (hit.verdict == Verdict::Shorter && hit.by_rule == hit.rule) {
      taken_.push_back(hit.range);
      return;
    }
    if (field_ == Field::Body && analysis != nullptr) placed(hit, *analysis, causes);
    if (field_ == Field::Title && entry_.kind != Kind::Title && entry_.kind != Kind::Fact)
      causes.push_back({Why::Field, "it stands in the title, where no skill is tagged", {}});
    if (causes.empty()) causes.push_back(tagged(hit, analysis));
    Finding& finding = add(hit.range, term, {});
    finding.regex = regex;
    finding.causes = std::move(causes);
  }

  bool kept_otherwise(const Candidate& hit) const {
    const auto& all = trace_.candidates;
    auto other = std::lower_bound(
        all.begin(), all.end(), hit.range.begin,
        [](const Candidate& c, std::uint32_t begin) { return c.range.begin < begin; });
    for (; other != all.end() && other->range.begin == hit.range.begin; ++other)
      if (other->rule == hit.rule && other->range == hit.range && other->verdict == Verdict::Kept)
        return true;
    return false;
  }

  // What becomes of a kept hit in its section.
  void placed(const Candidate& hit, const Analysis& analysis, std::vector<Cause>& causes) {
    const Section& section = analysis.sections[section_at(analysis.sections, hit.range.begin)];
    if (!allowed(entry_, section.kind)) {
      Cause cause;
      cause.why = Why::Scope;
      cause.words =
          "scope leaves out the section it stands in, " + str(pack_.sections()[section.kind].id);
      if (!section.heading.empty()) {
        cause.words += " (" + quoted(section.heading.of(text_)) + ")";
        cause.places.push_back(section.heading);
      }
      causes.push_back(std::move(cause));
    }
    if (entry_.kind != Kind::Section) return;
    const bool opens = std::any_of(
        analysis.sections.begin(), analysis.sections.end(),
        [&](const Section& s) { return !s.heading.empty() && s.heading.contains(hit.range); });
    if (!opens) causes.push_back({Why::Heading, "no heading can stand here", {}});
  }

  Cause tagged(const Candidate& hit, const Analysis* analysis) {
    Cause out = hurdles_.evidence_of(hit);
    out.why = Why::Tagged;
    if (analysis == nullptr) return out;
    for (const Tag& tag : analysis->tags) {
      if (tag.rule != hit.rule || tag.range != hit.range) continue;
      out.words = std::string(ask_name(tag.ask)) + (out.words.empty() ? "" : "; ") + out.words;
    }
    return out;
  }

  Index term_of(Range range) const {
    const std::u32string letters = Letters(range.of(text_)).folded();
    for (const Index term : terms_)
      if (Letters(pack_.str(pack_.terms()[term].text)).folded() == letters) return term;
    return kNone;
  }

  // ---- places that the matcher passed over -----------------------------------------------------

  void unseen_places(Index term) {
    const Letters word(pack_.str(pack_.terms()[term].text));
    std::size_t inside = 0;
    std::vector<std::string> words;  // longer words that were told of
    for (const Range range : letters_.find(word)) {
      if (seen_.count({term, range}) > 0 || is_taken(range)) continue;
      const bool parted = Letters(range.of(text_)).tokens().size() != word.tokens().size();
      if (boundary_ok(text_, range)) {
        if (!parted || word.folded().size() >= kShortSpelling) add(range, term, passed_over(range));
        continue;
      }
      Cause refused = refused_by_neighbour(text_, range);
      if (inside_word(text_, range)) {
        const bool spelled = range.of(text_) == pack_.str(pack_.terms()[term].text);
        const bool telling = !parted && (word.folded().size() >= kShortTerm || spelled);
        const bool told = std::find(words.begin(), words.end(), refused.words) != words.end();
        if (!telling || told || inside >= kMostInsideWords) {
          ++story_.inside_words;
          continue;
        }
        ++inside;
        words.push_back(refused.words);
      }
      add(range, term, std::move(refused));
    }
  }

  // Between two words of it stands what is no separator, or none stands where one must.
  Cause passed_over(Range range) const {
    if (entry_.kind == Kind::Title && field_ == Field::Body)
      return {Why::Field, "rules of kind title are looked for in the title alone", {}};
    if (entry_.kind == Kind::Section && field_ == Field::Title)
      return {Why::Field, "headings are looked for in the text alone", {}};
    return {Why::Separator,
            "its words are joined or parted otherwise: " + quoted(range.of(text_)) +
                " is another spelling",
            {}};
  }

  bool is_taken(Range range) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](Range t) { return t.contains(range); });
  }

  // ---- what is only like a term ----------------------------------------------------------------

  void near_misses() {
    std::size_t told = 0;
    for (const Index term : terms_) {
      const TermEntry& entry = pack_.terms()[term];
      const Letters word(pack_.str(entry.text));
      if (word.empty() || !letters_.find(word).empty()) continue;
      story_.absent.push_back(term);
      if (told == kMostNearMisses) continue;
      if (const auto place = scattered(letters_, word, taken_)) {
        add(place->range, term,
            {Why::Order,
             std::string(place->in_order ? "other words stand between those of "
                                         : "the words stand in another order than in ") +
                 quoted(str(entry.text)) + taken_by(place->range),
             {}});
      } else if (const auto slip = misspelled(letters_, word, taken_)) {
        add(slip->range, term,
            {Why::Spelling,
             (slip->edits == 1 ? "one letter away from " : "two letters away from ") +
                 quoted(str(entry.text)) + taken_by(slip->range),
             {}});
      } else {
        continue;
      }
      ++told;
    }
  }

  // "; go takes it": a hit of another skill at the place.
  std::string taken_by(Range range) const {
    for (const Candidate& hit : trace_.candidates)
      if (hit.verdict == Verdict::Kept && hit.range.overlaps(range) &&
          is_skill(pack_.rules()[hit.rule].kind))
        return "; rule " + str(pack_.rules()[hit.rule].id) + " takes " +
               quoted(hit.range.of(text_)) + " here";
    return {};
  }

  const Pack& pack_;
  const RuleEntry& entry_;
  std::string_view text_;
  Field field_;
  RuleStory& story_;
  Trace trace_;
  Hurdles hurdles_;
  Letters letters_;
  std::vector<Index> terms_;
  std::vector<Range> hits_;
  std::vector<Range> taken_;  ///< places with a finding
  std::set<std::pair<Index, Range>> seen_;
};

}  // namespace

std::string_view why_name(Why why) {
  static constexpr std::string_view kNames[] = {
      "tagged",  "boundary",  "case",     "except", "evidence", "unless",  "unless-posting",
      "scope",   "ignored",   "longer",   "field",  "heading",  "literal", "pattern",
      "clauses", "separator", "spelling", "order",  "absent"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Why::Absent) + 1);
  return kNames[static_cast<std::size_t>(why)];
}

std::size_t RuleStory::tagged() const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.tagged(); }));
}

struct RuleTeller::Impl {
  explicit Impl(const Analyzer& given)
      : analyzer(given), tables(given.pack()), variant(tables.loaded()) {}

  void tell(std::string_view text, Field field, const Analysis* analysis, RuleStory& story) {
    Teller(analyzer, tables, variant, scratch, text, field, story).tell(analysis);
  }

  // Nothing like the rule anywhere: that is the answer.
  void close(RuleStory& story) const {
    const Pack& pack = analyzer.pack();
    const bool nothing = std::all_of(story.findings.begin(), story.findings.end(),
                                     [](const Finding& f) { return f.range.empty(); });
    if (!nothing || story.absent.empty()) return;
    std::string words = story.absent.size() == 1
                            ? "its term "
                            : "none of its " + std::to_string(story.absent.size()) + " terms (";
    for (std::size_t i = 0; i < std::min<std::size_t>(story.absent.size(), 6); ++i)
      words += (i > 0 ? ", " : "") + quoted(pack.str(pack.terms()[story.absent[i]].text));
    if (story.absent.size() > 6) words += " ...";
    words += story.absent.size() == 1 ? " is not in the text" : ") is in the text";
    words += ", nor anything like it";
    Finding finding;
    finding.causes.push_back({Why::Absent, std::move(words), {}});
    story.findings.insert(story.findings.begin(), std::move(finding));
  }

  const Analyzer& analyzer;
  OpenTables tables;
  Analyzer variant;
  Scratch scratch;
};

RuleTeller::RuleTeller(const Analyzer& analyzer) : impl_(std::make_unique<Impl>(analyzer)) {}
RuleTeller::~RuleTeller() = default;

RuleStory RuleTeller::tell(const Posting& posting, Index rule) {
  RuleStory story;
  story.rule = rule;
  const Kind kind = impl_->analyzer.pack().rules()[rule].kind;
  const Analysis analysis = impl_->analyzer.analyze(posting, impl_->scratch);
  // A title read off the text is looked at there.
  if (!posting.title.empty() || kind == Kind::Title)
    impl_->tell(analysis.title, Field::Title, &analysis, story);
  const std::vector<Index> absent = std::exchange(story.absent, {});
  impl_->tell(posting.text, Field::Body, &analysis, story);
  if (!posting.title.empty() || kind == Kind::Title)
    std::erase_if(story.absent, [&](Index term) {
      return std::find(absent.begin(), absent.end(), term) == absent.end();
    });
  impl_->close(story);
  return story;
}

RuleStory RuleTeller::tell(std::string_view text, Field field, Index rule) {
  RuleStory story;
  story.rule = rule;
  impl_->tell(text, field, nullptr, story);
  impl_->close(story);
  return story;
}

}  // namespace rolecall
