#include "study/census.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>

#include "base/ascii.h"
#include "base/atoms.h"
#include "base/regex.h"
#include "study/excerpt.h"

namespace rolecall {
namespace {

bool refused(Verdict verdict) {
  return verdict == Verdict::WrongCase || verdict == Verdict::NoEvidence ||
         verdict == Verdict::Unless || verdict == Verdict::Except ||
         verdict == Verdict::SwitchedOff;
}

std::uint64_t place_hash(std::string_view posting, Range range) {
  return mix(word_key(posting.data(), posting.size()) ^ kMixA, range.begin * kMixB + range.end);
}

void keep_smallest(std::vector<RuleExample>& sample, std::size_t size) {
  std::sort(sample.begin(), sample.end(), [](const RuleExample& a, const RuleExample& b) {
    return std::tie(a.order, a.posting, a.range) < std::tie(b.order, b.posting, b.range);
  });
  if (sample.size() > size) sample.resize(size);
}

}  // namespace

/// The pack's regexes of skills, to be timed one by one.
struct Census::Clock {
  struct Timed {
    Index rule;
    Pattern pattern;
    std::vector<std::string> literals;
  };
  explicit Clock(const Pack& pack) {
    for (const RegexEntry& regex : pack.regexes()) {
      if (!is_skill(pack.rules()[regex.rule].kind)) continue;
      Timed& timed = patterns.emplace_back(
          Timed{regex.rule, Pattern(pack.str(regex.pattern), regex.letter_case == Case::Fold), {}});
      for (const LiteralEntry& atom : pack.array(regex.atoms))
        timed.literals.emplace_back(pack.str(atom.text));
    }
  }

  void run(std::string_view text, const Layout& layout, std::vector<RuleCount>& rules) const {
    const std::string lower = folded(text);
    const bool aligned = lower.size() == text.size();
    for (const Timed& timed : patterns) {
      const auto start = std::chrono::steady_clock::now();
      for (const Clause& clause : layout.clauses) {
        const std::string_view words = aligned ? clause.range.of(lower) : clause.range.of(text);
        const bool wanted =
            !aligned || timed.literals.empty() ||
            std::any_of(timed.literals.begin(), timed.literals.end(),
                        [&](const auto& l) { return words.find(l) != std::string_view::npos; });
        if (!wanted) continue;
        Pattern::Matches matches(timed.pattern, clause.range.of(text));
        for (Pattern::Match match; matches.next(match);) {
        }
      }
      rules[timed.rule].seconds +=
          std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
  }

  std::vector<Timed> patterns;
};

struct Census::Counter : Study::Part {
  explicit Counter(const Census& owner)
      : census(owner), pack(owner.analyzer_.pack()), rules(pack.rules().size()) {}

  void add(const Posting& posting) override {
    ++postings;
    census.analyzer_.analyze(posting, scratch, analysis);
    count_tags(posting);
    count_lines();
    count_candidates(census.analyzer_.candidates(posting.text, Field::Body, scratch));
    if (const auto found = census.gold_.find(posting.id); found != census.gold_.end())
      judge(posting, *found->second);
    if (census.clock_) census.clock_->run(posting.text, analysis.layout, rules);
  }

  void count_tags(const Posting& posting) {
    std::set<Index> seen;
    std::map<Index, std::set<Index>> groups;
    for (const Tag& tag : analysis.tags) groups[pack.rules()[tag.rule].group].insert(tag.rule);
    for (const Tag& tag : analysis.tags) {
      RuleCount& rule = rules[tag.rule];
      ++rule.hits;
      if (seen.insert(tag.rule).second) {
        ++rule.postings;
        rule.corroborated += groups[pack.rules()[tag.rule].group].size() > 1;
      }
      const CensusOptions& options = census.options_;
      if (options.sample == 0 && rule.examples.size() >= options.examples) continue;
      const std::uint64_t order = place_hash(posting.id, tag.range);
      if (rule.examples.size() >= options.sample && options.sample > 0 &&
          order > rule.examples.back().order)
        continue;
      rule.examples.push_back({posting.id, excerpt(posting.text, tag.range), order, tag.range});
      if (options.sample > 0) keep_smallest(rule.examples, options.sample);
    }
  }

  void count_lines() {
    std::map<std::uint32_t, std::set<Index>> lines;
    for (const Tag& tag : analysis.tags)
      if (is_asked(tag.ask)) lines[analysis.layout.clauses[tag.clause].line].insert(tag.rule);
    for (const auto& [line, found] : lines)
      if (found.size() == 1) ++rules[*found.begin()].sole;
  }

  void count_candidates(const std::vector<Candidate>& all) {
    std::vector<const Candidate*> hits;
    for (const Candidate& hit : all)
      if (is_skill(pack.rules()[hit.rule].kind)) hits.push_back(&hit);
    std::uint32_t reach = 0;
    std::size_t first = 0;
    std::vector<bool> touched(hits.size());
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (hits[i]->range.begin >= reach) first = i;
      for (std::size_t k = first; k < i; ++k)
        if (hits[k]->rule != hits[i]->rule && hits[k]->range.overlaps(hits[i]->range))
          touched[k] = touched[i] = true;
      reach = std::max(reach, hits[i]->range.end);
      RuleCount& rule = rules[hits[i]->rule];
      rule.vetoes += refused(hits[i]->verdict);
      if (hits[i]->verdict == Verdict::Kept && hits[i]->term != kNone) {
        const ContextEntry& context = pack.context(pack.terms()[hits[i]->term]);
        rule.rescues += context.has_list || context.has_near;
      }
    }
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (!touched[i]) continue;
      RuleCount& rule = rules[hits[i]->rule];
      ++rule.overlaps;
      rule.won += hits[i]->verdict == Verdict::Kept;
      rule.lost += hits[i]->verdict == Verdict::Shorter || hits[i]->verdict == Verdict::Ignored;
    }
  }

  void judge(const Posting& posting, const GoldMentions& gold) {
    ++labelled;
    const std::string lower = ascii_lowered(posting.text);
    std::vector<Range> places;
    for (const GoldMention& mention : gold.mentions)
      for (const Range place : places_of(lower, posting.text, mention.surface))
        places.push_back(place);
    for (const Tag& tag : analysis.tags)
      rules[tag.rule].precision.count(std::any_of(
          places.begin(), places.end(), [&](Range place) { return place.overlaps(tag.range); }));
  }

  const Census& census;
  const Pack& pack;
  Scratch scratch;
  Analysis analysis;
  std::vector<RuleCount> rules;
  std::uint64_t postings = 0, labelled = 0;
};

Census::Census(const Analyzer& analyzer, const Gold* gold, CensusOptions options)
    : analyzer_(analyzer), options_(options), rules_(analyzer.pack().rules().size()) {
  if (gold != nullptr)
    for (const GoldMentions& mentions : gold->mentions) gold_[mentions.id] = &mentions;
  if (options.time) clock_ = std::make_unique<const Clock>(analyzer.pack());
}

Census::~Census() = default;

std::unique_ptr<Study::Part> Census::part() const { return std::make_unique<Counter>(*this); }

void Census::take(Part& part) {
  auto& from = static_cast<Counter&>(part);
  postings_ += from.postings;
  labelled_ += from.labelled;
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    RuleCount& to = rules_[i];
    RuleCount& add = from.rules[i];
    to.hits += add.hits, to.postings += add.postings, to.sole += add.sole;
    to.overlaps += add.overlaps, to.won += add.won, to.lost += add.lost;
    to.vetoes += add.vetoes, to.rescues += add.rescues, to.corroborated += add.corroborated;
    to.precision.hits += add.precision.hits, to.precision.of += add.precision.of;
    to.seconds += add.seconds;
    for (RuleExample& example : add.examples)
      if (options_.sample > 0 || to.examples.size() < options_.examples)
        to.examples.push_back(std::move(example));
    if (options_.sample > 0) keep_smallest(to.examples, options_.sample);
  }
}

}  // namespace rolecall
