#include "engine/analyzer.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "classify/clause_features.h"
#include "classify/clause_reader.h"
#include "classify/leaves.h"
#include "classify/posting_features.h"
#include "classify/roles.h"
#include "engine/employer.h"
#include "engine/guessed_title.h"
#include "text/asks.h"
#include "text/coverage.h"
#include "text/facts.h"
#include "text/joints.h"
#include "text/language.h"
#include "text/layout.h"
#include "text/sections.h"

namespace rolecall {
namespace {

constexpr std::size_t kTooShort = 200;  // bytes: too little to judge a posting by

}  // namespace

struct Scratch::Impl {
  Joints joints;
  MatchScratch match;
  Layout title_layout;
  AskReader asks;
  ClauseFeatures clause_features;
  ReadClauses clauses;
  PostingFeatures features;
  std::vector<float> scores;  // of all models of the posting
  ReasonBuffers reasons;
  StageClock* clock = nullptr;

  void done(Stage stage) {
    if (clock) clock->mark(stage);
  }
};

Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

void Scratch::watch(StageClock* clock, RegexCosts* costs) {
  impl_->clock = clock;
  impl_->match.costs = costs;
}

struct Analyzer::Parts {
  explicit Parts(const Pack& pack)
      : matcher(pack),
        language(pack),
        clauses(pack, pack.header().clause_scores),
        posting(pack, pack.header().posting_scores),
        role(pack, posting),
        levels(pack) {}
  Matcher matcher;
  LanguageTeller language;
  Scorer clauses;
  Scorer posting;
  RoleModel role;
  LevelModels levels;
};

Analyzer::Analyzer(LoadedPack pack)
    : loaded_(std::move(pack)), parts_(std::make_unique<const Parts>(loaded_.pack)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Analysis Analyzer::analyze(const Posting& posting, Scratch& scratch) const {
  Analysis analysis;
  analyze(posting, scratch, analysis);
  return analysis;
}

void Analyzer::analyze(const Posting& posting, Scratch& scratch, Analysis& analysis) const {
  Scratch::Impl& s = scratch.impl();
  analysis.clear();
  read_text(posting, s, analysis);
  const Language language = parts_->language.tell(posting.text);
  analysis.lang = language.id;
  judge(posting.text, s, analysis);

  const bool requirements =
      std::any_of(analysis.sections.begin(), analysis.sections.end(), [&](const Section& section) {
        return !section.heading.empty() && pack().section_kind(section.kind).lists_requirements();
      });
  if (posting.text.size() < kTooShort) {
    analysis.notes.emplace_back("too-short");
    // What little there is must not look like a judgement.
    if (analysis.tags.empty()) analysis.decided = false;
  }
  if (!requirements) analysis.notes.emplace_back("no-requirements-section");
  if (analysis.tags.empty()) analysis.notes.emplace_back("no-rule-matched");
  if (!language.supported) analysis.notes.emplace_back("unsupported-language");
  s.done(Stage::Role);
}

// Everything that is found in the text: spans, sections, asks, facts, coverage. It is read with the
// line breaks that it lost, and what is found is told by its place in the text as it is.
void Analyzer::read_text(const Posting& posting, Scratch::Impl& s, Analysis& analysis) const {
  s.joints.find(pack(), posting.text);
  const std::string_view text = s.joints.mended();
  cut(text, analysis.layout);
  s.done(Stage::Cut);
  parts_->matcher.find(text, analysis.layout, Field::Body, s.match, analysis.spans);
  s.done(Stage::Find);
  find_sections(pack(), text, analysis.layout, analysis.spans, analysis.sections);
  s.done(Stage::Sections);
  read_title(posting, text, s, analysis);
  std::uint32_t section = 0;
  std::erase_if(analysis.spans, [&](const Span& span) {
    while (section + 1 < analysis.sections.size() &&
           analysis.sections[section].range.end <= span.range.begin)
      ++section;
    return !allowed(pack().rules()[span.rule], analysis.sections[section].kind);
  });
  s.done(Stage::Sections);
  s.asks.read(pack(), text, analysis.layout, analysis.sections, analysis.spans);
  tag_skills(pack(), text, analysis.layout, analysis.sections, analysis.spans, s.asks,
             analysis.tags);
  const Employer employer(posting);
  for (Tag& tag : analysis.tags)
    if (employer.named_by(pack().rules()[tag.rule].kind, text, tag.range)) tag.ask = Ask::Company;
  merge_skills(pack(), text, analysis.spans, analysis.tags, analysis.skills);
  s.done(Stage::Asks);
  find_facts(pack(), text, analysis.sections, analysis.spans, analysis.title_spans, s.asks,
             analysis.facts);
  analysis.coverage =
      cover(pack(), text, analysis.layout, analysis.sections, analysis.spans, s.asks);
  s.joints.put_back(analysis);
}

// The posting's own title, or what its text begins with.
void Analyzer::read_title(const Posting& posting, std::string_view text, Scratch::Impl& s,
                          Analysis& analysis) const {
  analysis.title = posting.title;
  if (analysis.title.empty()) {
    const auto first = std::find_if(analysis.sections.begin(), analysis.sections.end(),
                                    [](const Section& one) { return !one.heading.empty(); });
    analysis.title =
        guess_title(posting.text, first == analysis.sections.end() ? std::string_view{}
                                                                   : first->heading.of(text));
  }
  cut(analysis.title, s.title_layout);
  s.done(Stage::Cut);
  parts_->matcher.find(analysis.title, s.title_layout, Field::Title, s.match, analysis.title_spans);
  s.done(Stage::Find);
}

// What the findings amount to: kinds of clauses, levels of layers, the role.
void Analyzer::judge(std::string_view text, Scratch::Impl& s, Analysis& analysis) const {
  s.done(Stage::Facts);
  lay_out(pack(), analysis);
  s.done(Stage::Layers);
  s.clause_features.read(pack(), parts_->clauses, text, analysis);
  read_clauses(pack(), parts_->clauses, analysis, s.clause_features, s.clauses);
  for (std::size_t i = 0; s.clauses.kinds > 0 && i < s.clause_features.clauses().size(); ++i) {
    const auto p = s.clauses.of(i);
    const auto best = std::max_element(p.begin(), p.end());
    analysis.clauses.push_back({s.clause_features.clauses()[i],
                                static_cast<std::uint32_t>(best - p.begin()), *best,
                                s.clauses.told_party(i)});
  }
  s.done(Stage::Clauses);
  const Scorer& scorer = parts_->posting;
  s.features.read({pack(), text, analysis, s.clause_features, s.clauses}, scorer);
  s.scores.resize(scorer.columns());
  if (!scorer.empty()) scorer.score(s.features.values(), s.scores);
  parts_->levels.find(s.scores, analysis);
  parts_->role.find(s.features.values(), s.scores, s.reasons, analysis);
}

std::vector<Candidate> Analyzer::candidates(std::string_view text, Field field,
                                            Scratch& scratch) const {
  Scratch::Impl& s = scratch.impl();
  std::vector<Span> spans;
  s.joints.find(pack(), text);
  cut(s.joints.mended(), s.title_layout);
  parts_->matcher.find(s.joints.mended(), s.title_layout, field, s.match, spans, true);
  s.joints.put_back(s.title_layout);
  std::vector<Candidate> all = s.match.candidates;
  for (Candidate& candidate : all) {
    candidate.range = s.joints.in_text(candidate.range);
    candidate.by = s.joints.in_text(candidate.by);
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.range != b.range ? a.range < b.range : a.rule < b.rule;
  });
  return all;
}

Trace Analyzer::trace(std::string_view text, Field field, Scratch& scratch) const {
  Trace trace;
  trace.candidates = candidates(text, field, scratch);
  const MatchScratch& match = scratch.impl().match;
  trace.layout = scratch.impl().title_layout;
  if (text.empty() || trace.layout.clauses.empty()) return trace;
  trace.phrases = match.hits;
  for (PhraseHit& hit : trace.phrases) hit.range = scratch.impl().joints.in_text(hit.range);
  trace.clauses = match.clause;
  return trace;
}

std::vector<float> Analyzer::features(Scratch& scratch) const {
  std::vector<float> values(pack().features().size(), 0);
  for (const FeatureValue& feature : scratch.impl().features.values())
    values[parts_->posting.feature(feature.row)] = feature.value;
  return values;
}

}  // namespace rolecall
