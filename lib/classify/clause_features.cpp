#include "classify/clause_features.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>

#include "base/word_features.h"
#include "classify/add_if_new.h"

namespace rolecall {
namespace {

constexpr std::uint32_t kLeastBytes = 6;   // a shorter clause says nothing
constexpr std::uint32_t kMostSpans = 256;  // looked at in one clause; a sane one has a tenth of it
constexpr std::uint32_t kMostStems = 120;  // the same
constexpr std::uint32_t kStartBytes = 2;   // "at the beginning"
constexpr std::uint32_t kEarlyBytes = 28;  // "in the first words"
constexpr std::array<std::uint32_t, 8> kLengths{25, 45, 70, 100, 140, 200, 280, 400};

}  // namespace

void ClauseFeatures::read(const Pack& pack, const Scorer& scorer, std::string_view text,
                          const Analysis& analysis, Features which) {
  scorer_ = &scorer;
  all_ = which == Features::All;
  values_.clear();
  begins_.assign(1, 0);
  group_begins_.assign(1, 0);
  groups_.clear();
  title_groups_.clear();
  language_ = kNone;
  by_script_ = false;
  for (Index l = 0; l < pack.languages().size(); ++l) {
    if (pack.str(pack.languages()[l].id) != analysis.lang) continue;
    language_ = l;
    by_script_ = pack.languages()[l].script != Script::None;
  }
  for (const Span& span : analysis.title_spans)
    if (pack.rules()[span.rule].kind == Kind::Title && pack.rules()[span.rule].group != kNone)
      add_if_new(pack.rules()[span.rule].group, title_groups_);
  find_clauses(analysis);
  latest_.resize(pack.rules().size());
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    for (std::uint32_t s = spans_[i].first; s < spans_[i].second; ++s)
      if (const Index group = pack.rules()[analysis.spans[s].rule].group; group != kNone)
        add_if_new(group, groups_, group_begins_[i]);
    group_begins_.push_back(static_cast<std::uint32_t>(groups_.size()));
  }
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    read_clause(pack, text, analysis, i);
    begins_.push_back(static_cast<std::uint32_t>(values_.size()));
  }
}

void ClauseFeatures::find_clauses(const Analysis& analysis) {
  clauses_.clear();
  spans_.clear();
  sections_.clear();
  if (analysis.sections.empty()) return;
  std::uint32_t span = 0, section = 0;
  const auto spans = static_cast<std::uint32_t>(analysis.spans.size());
  for (std::uint32_t c = 0; c < analysis.layout.clauses.size(); ++c) {
    const Range range = analysis.layout.clauses[c].range;
    while (section + 1 < analysis.sections.size() &&
           analysis.sections[section].range.end <= range.begin)
      ++section;
    while (span < spans && analysis.spans[span].range.begin < range.begin) ++span;
    const std::uint32_t first = span;
    while (span < spans && analysis.spans[span].range.begin < range.end) ++span;
    const Range heading = analysis.sections[section].heading;
    // A heading alone on its clause says nothing; one glued to its text does not hide it.
    if (range.size() < kLeastBytes || (!heading.empty() && heading.contains(range))) continue;
    clauses_.push_back(c);
    spans_.emplace_back(first, std::min(span, first + kMostSpans));
    sections_.push_back(section);
  }
}

void ClauseFeatures::read_clause(const Pack& pack, std::string_view text, const Analysis& analysis,
                                 std::size_t i) {
  read_stems(analysis.layout.clauses[clauses_[i]].range.of(text));
  read_hits(pack, analysis, i);
  read_surroundings(analysis, i);
  const Index section = analysis.sections[sections_[i]].kind;
  for (std::uint32_t g = group_begins_[i]; g < group_begins_[i + 1]; ++g) {
    add(FeatureSource::ClauseGroup, groups_[g]);
    add(FeatureSource::ClauseSectionGroup, section, groups_[g]);
  }
  bool paired = false;
  Index verb = kNone;
  pairs(pack, analysis, i, [&](Index v, Index object) {
    // Only what the first verb governs tells the clause's kind.
    if (paired && v != verb) return false;
    paired = true;
    verb = v;
    add(FeatureSource::ClausePair, v, object);
    return true;
  });
}

// Words for which there may be no rule. First of the clause's features: one that comes twice is
// looked for among those already made.
void ClauseFeatures::read_stems(std::string_view clause) {
  std::bitset<1024> met;  // bits of what was met: most words are not met twice
  const auto add_once = [&](FeatureSource source, Index subject, Index argument) {
    const std::uint32_t row = scorer_->row(source, subject, argument);
    if (row == 0 && !all_) return;
    const std::uint64_t key = feature_key(source, subject, argument);
    const std::size_t bit = slot_of_key(key) % met.size();
    const auto begin = values_.begin() + static_cast<std::ptrdiff_t>(begins_.back());
    if (met[bit] &&
        std::any_of(begin, values_.end(), [&](const FeatureValue& v) { return v.key == key; }))
      return;
    met[bit] = true;
    values_.push_back({key, 1, row});
  };
  std::uint32_t stems = 0;
  Index before = kNone;
  for_each_stem(clause, [&](std::string_view stem) {
    const Index number = stem_number(stem);
    add_once(FeatureSource::ClauseStem, number, 0);
    if (before != kNone) add_once(FeatureSource::ClauseStems, before, number);
    before = number;
    return ++stems < kMostStems;
  });
}

void ClauseFeatures::read_hits(const Pack& pack, const Analysis& analysis, std::size_t i) {
  const Range range = analysis.layout.clauses[clauses_[i]].range;
  const auto [first, last] = spans_[i];
  ++clause_number_;
  std::uint32_t skills = 0;
  for (std::uint32_t s = first; s < last; ++s) {
    const Span& span = analysis.spans[s];
    if (latest_[span.rule] == clause_number_) continue;
    latest_[span.rule] = clause_number_;
    const RuleEntry& rule = pack.rules()[span.rule];
    add(FeatureSource::ClauseRule, span.rule);
    skills += is_skill(rule.kind);
    const std::uint32_t offset = span.range.begin - range.begin;
    if (offset <= kStartBytes) {
      add(FeatureSource::ClauseStartRule, span.rule);
      if (rule.group != kNone) add(FeatureSource::ClauseStartGroup, rule.group);
    } else if (offset <= kEarlyBytes) {
      add(FeatureSource::ClauseEarlyRule, span.rule);
    }
  }
  add(FeatureSource::ClauseSkills, 0, 0, std::log1p(static_cast<float>(skills)));
  if (first == last) add(FeatureSource::ClauseBare);
  // A Chinese character says about as much as two Latin letters and takes three bytes.
  const auto length = by_script_ ? range.size() * 2 / 3 : range.size();
  const auto bucket = std::upper_bound(kLengths.begin(), kLengths.end(), length) - kLengths.begin();
  add(FeatureSource::ClauseLength, static_cast<Index>(bucket));
}

void ClauseFeatures::read_surroundings(const Analysis& analysis, std::size_t i) {
  const std::uint32_t here = sections_[i];
  const Index section = analysis.sections[here].kind;
  add(FeatureSource::ClauseSection, section);
  if (language_ != kNone) {
    add(FeatureSource::ClauseLang, language_);
    add(FeatureSource::ClauseSectionLang, section, language_);
  }
  for (const Index group : title_groups_) add(FeatureSource::ClauseTitleGroup, group);
  std::size_t first = i, last = i + 1;
  if (i == 0 || sections_[i - 1] != here) add(FeatureSource::ClauseFirst);
  // Bounded: where a section has very many clauses their exact place does not matter.
  for (int steps = 0; first > 0 && sections_[first - 1] == here && steps < 64; ++steps) --first;
  for (int steps = 0; last < sections_.size() && sections_[last] == here && steps < 64; ++steps)
    ++last;
  const auto share = [](std::size_t at, std::size_t of) {
    return of > 1 ? static_cast<float>(at) / static_cast<float>(of - 1) : 0.0f;
  };
  add(FeatureSource::ClausePosition, 0, 0, share(i - first, last - first));
  add(FeatureSource::ClausePlace, 0, 0, share(i, clauses_.size()));
  const auto neighbour = [&](std::size_t j, FeatureSource group, FeatureSource kind) {
    for (std::uint32_t g = group_begins_[j]; g < group_begins_[j + 1]; ++g) add(group, groups_[g]);
    add(kind, analysis.sections[sections_[j]].kind);
  };
  if (i > 0) neighbour(i - 1, FeatureSource::ClausePrevGroup, FeatureSource::ClausePrevSection);
  if (i + 1 < clauses_.size())
    neighbour(i + 1, FeatureSource::ClauseNextGroup, FeatureSource::ClauseNextSection);
}

}  // namespace rolecall
