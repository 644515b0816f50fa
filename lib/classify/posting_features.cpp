#include "classify/posting_features.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/word_features.h"
#include "classify/add_if_new.h"
#include "model/fact_keys.h"

namespace rolecall {
namespace {

// Shrinks shares of postings with few duties: one doubtful clause is no hundred percent.
constexpr float kPriorDuties = 1;
constexpr float kFirstDuties = 3;  // "first": so many duties, by their probabilities
constexpr float kPriorFirst = 0.3f;
constexpr float kPriorRatio = 0.05f;
constexpr float kLeastOwn = 0.1f;  // clauses less about the job tell no words

float flag(bool on) { return on ? 1.0f : 0.0f; }
float log_count(double n) { return static_cast<float>(std::log1p(n)); }

}  // namespace

void PostingFeatures::read(const Pack& pack, const Scorer& scorer, std::string_view text,
                           const Analysis& analysis, const ClauseFeatures& clause_features,
                           const ReadClauses& clauses, Features which) {
  scorer_ = &scorer;
  all_ = which == Features::All;
  values_.clear();
  read_title(pack, analysis);
  read_skills(pack, analysis);
  read_sections(pack, analysis, clause_features);
  read_leaves(pack, analysis, clause_features);
  read_facts(pack, analysis);
  read_kinds(pack, clauses);
  read_whom(clauses);
  read_duties(pack, analysis, clause_features, clauses);
  read_words(text, analysis, clause_features, clauses);
}

void PostingFeatures::read_title(const Pack& pack, const Analysis& analysis) {
  title_groups_.clear();
  std::vector<Index> rules;
  for (const Span& span : analysis.title_spans) {
    const RuleEntry& rule = pack.rules()[span.rule];
    if (add_if_new(span.rule, rules)) add(FeatureSource::TitleRule, span.rule, 0, 1);
    if (rule.group != kNone && add_if_new(rule.group, title_groups_))
      add(FeatureSource::TitleGroup, rule.group, 0, 1);
  }
}

void PostingFeatures::read_skills(const Pack& pack, const Analysis& analysis) {
  struct Asked {
    Index group;
    std::uint32_t hits = 0;
    bool required = false, preferred = false;
  };
  std::vector<Asked> groups;
  std::uint32_t all = 0;
  for (const SkillAsk& skill : analysis.skills) {
    const bool required = skill.ask == Ask::Required;
    if (!required && skill.ask != Ask::Preferred) continue;
    add(FeatureSource::Skill, skill.rule, 0, 1);
    if (required) add(FeatureSource::SkillRequired, skill.rule, 0, 1);
    all += skill.hits;
    const Index group = pack.rules()[skill.rule].group;
    if (group == kNone) continue;
    auto at = std::find_if(groups.begin(), groups.end(),
                           [&](const Asked& a) { return a.group == group; });
    if (at == groups.end()) at = groups.insert(at, {group});
    at->hits += skill.hits;
    at->required |= required;
    at->preferred |= !required;
  }
  for (const Asked& group : groups) {
    add(FeatureSource::Group, group.group, 0, 1);
    add(FeatureSource::GroupRequired, group.group, 0, flag(group.required));
    add(FeatureSource::GroupPreferred, group.group, 0, flag(group.preferred));
    add(FeatureSource::GroupCount, group.group, 0, log_count(group.hits));
    add(FeatureSource::GroupShare, group.group, 0,
        static_cast<float>(group.hits) / static_cast<float>(all));
  }
}

// In how many clauses of which sections each group stands, duties and skills alike.
void PostingFeatures::read_sections(const Pack& pack, const Analysis& analysis,
                                    const ClauseFeatures& clause_features) {
  places_.assign(pack.groups().size(), {});
  for (std::size_t i = 0; i < clause_features.clauses().size(); ++i) {
    const SectionKindEntry& kind =
        pack.section_kind(analysis.sections[clause_features.section_of(i)].kind);
    if (kind.about_company()) continue;
    const auto [first, last] = clause_features.spans_of(i);
    for (std::uint32_t s = first; s < last; ++s) {
      const Index group = pack.rules()[analysis.spans[s].rule].group;
      if (group == kNone || places_[group].clause == i) continue;
      Places& place = places_[group];
      place.clause = static_cast<std::uint32_t>(i);
      ++place.anywhere;
      place.duties += kind.duties;
      place.required += kind.lists_requirements();
      place.preferred += !kind.by_wording && kind.ask == Ask::Preferred;
    }
  }
  for (Index g = 0; g < places_.size(); ++g) {
    if (places_[g].anywhere == 0) continue;
    add(FeatureSource::GroupAnywhere, g, 0, log_count(places_[g].anywhere));
    add(FeatureSource::GroupInDuties, g, 0, log_count(places_[g].duties));
    add(FeatureSource::GroupInRequired, g, 0, log_count(places_[g].required));
    add(FeatureSource::GroupInPreferred, g, 0, log_count(places_[g].preferred));
  }
}

// How much stands under each leaf of the taxonomies that tell levels.
void PostingFeatures::read_leaves(const Pack& pack, const Analysis& analysis,
                                  const ClauseFeatures& clause_features) {
  struct Counts {
    std::uint32_t skills = 0, hits = 0, required = 0, preferred = 0, duties = 0, clause = kNone;
  };
  const auto taxonomies = pack.taxonomies();
  for (Index t = 0; t < taxonomies.size(); ++t) {
    if (taxonomies[t].combine != Combine::Levels) continue;
    std::vector<Counts> leaves(taxonomies[t].leaves.size);
    const auto at_leaves = [&](Index rule, auto visit) {
      for (const LeafRef ref : pack.array(pack.rules()[rule].leaves))
        if (ref.taxonomy == t) visit(leaves[ref.leaf]);
    };
    std::uint32_t all = 0;
    for (const SkillAsk& skill : analysis.skills) {
      if (skill.ask != Ask::Required && skill.ask != Ask::Preferred) continue;
      at_leaves(skill.rule, [&](Counts& leaf) {
        ++all;
        ++leaf.skills;
        leaf.hits += skill.hits;
        leaf.required += skill.ask == Ask::Required;
        leaf.preferred += skill.ask == Ask::Preferred;
      });
    }
    for (std::uint32_t i = 0; i < clause_features.clauses().size(); ++i) {
      if (!pack.section_kind(analysis.sections[clause_features.section_of(i)].kind).duties)
        continue;
      const auto [first, last] = clause_features.spans_of(i);
      for (std::uint32_t s = first; s < last; ++s)
        at_leaves(analysis.spans[s].rule, [&](Counts& leaf) {
          if (leaf.clause == i) return;
          leaf.clause = i;
          ++leaf.duties;
        });
    }
    for (Index l = 0; l < leaves.size(); ++l) {
      const Counts& leaf = leaves[l];
      add(FeatureSource::LeafSkills, t, l, log_count(leaf.skills));
      add(FeatureSource::LeafHits, t, l, log_count(leaf.hits));
      add(FeatureSource::LeafShare, t, l,
          static_cast<float>(leaf.skills) / static_cast<float>(all + 1));
      add(FeatureSource::LeafRequired, t, l, log_count(leaf.required));
      add(FeatureSource::LeafPreferred, t, l, log_count(leaf.preferred));
      add(FeatureSource::LeafDuties, t, l, log_count(leaf.duties));
      add(FeatureSource::LeafAny, t, l, flag(leaf.skills > 0));
      add(FeatureSource::LeafMany, t, l, flag(leaf.skills >= 3));
    }
  }
}

void PostingFeatures::read_facts(const Pack& pack, const Analysis& analysis) {
  for (Index f = 0; f < pack.facts().size(); ++f) {
    const FactFieldEntry& field = pack.facts()[f];
    const std::string key = required_key(pack, field);
    bool found = false;
    for (const Fact& fact : analysis.facts) {
      if (fact.key != key) continue;
      found = true;
      const auto scale = pack.array(field.scale);
      for (Index v = 0; v < scale.size(); ++v)
        if (pack.str(scale[v].word) == fact.text) add(FeatureSource::FactValue, f, v, 1);
      if (fact.number) {
        int number = 0;
        std::from_chars(fact.text.data(), fact.text.data() + fact.text.size(), number);
        for (const int reached : {2, 5, 8})
          add(FeatureSource::FactValue, f, static_cast<Index>(reached), flag(number >= reached));
      }
      if (field.flag) add(FeatureSource::FactValue, f, 1, 1);
    }
    if (!found && !field.flag) add(FeatureSource::FactAbsent, f, 0, 1);
  }
  for (Index l = 0; l < pack.languages().size(); ++l)
    if (pack.str(pack.languages()[l].id) == analysis.lang) add(FeatureSource::Lang, l, 0, 1);
  std::size_t bytes = 0;
  for (const Range& line : analysis.layout.lines) bytes += line.size();
  add(FeatureSource::Length, 0, 0, log_count(static_cast<double>(bytes)) / 8);
}

// Soft counts: each clause adds its probabilities, so a doubtful one counts by halves.
void PostingFeatures::read_kinds(const Pack& pack, const ReadClauses& clauses) {
  const auto mixes = pack.mixes();
  shares_.assign(mixes.size(), 0);
  if (clauses.kinds == 0) return;
  std::vector<float> amount(clauses.kinds, 0), most(clauses.kinds, 0), first(clauses.kinds, 0);
  float duties = 0, first_duties = 0;
  for (std::size_t i = 0; i < clauses.duty.size(); ++i) {
    const auto p = clauses.of(i);
    const float in_first = std::clamp(kFirstDuties - duties, 0.0f, 1.0f);
    for (std::size_t k = 0; k < p.size(); ++k) {
      amount[k] += p[k];
      most[k] = std::max(most[k], p[k]);
      first[k] += in_first * p[k];
    }
    first_duties += in_first * clauses.duty[i];
    duties += clauses.duty[i];
  }
  const ModelEntry& model = *pack.model("clause");
  for (Index m = 0; m < mixes.size(); ++m) {
    float all = 0, start = 0;
    for (std::size_t k = 0; k < amount.size(); ++k) {
      if (!(mixes[m].kinds >> k & 1)) continue;
      all += amount[k];
      start += first[k];
    }
    shares_[m] = all / (duties + kPriorDuties);
    const bool single = m < amount.size();
    const bool duty = !single || (model.duties >> m & 1);
    if (duty) {
      add(FeatureSource::KindShare, m, 0, shares_[m]);
      add(FeatureSource::KindFirst, m, 0, start / (first_duties + kPriorFirst));
    }
    if (single) {
      add(FeatureSource::KindCount, m, 0, log_count(all));
      if (duty) add(FeatureSource::KindMost, m, 0, most[m]);
    }
  }
  const auto ratios = pack.ratios();
  ratios_.assign(ratios.size(), 0);
  for (Index r = 0; r < ratios.size(); ++r) {
    const float above = shares_[ratios[r].above], below = shares_[ratios[r].below];
    ratios_[r] = above / (above + below + kPriorRatio);
    add(FeatureSource::KindRatio, r, 0, ratios_[r]);
  }
  for (const Index group : title_groups_) {
    for (Index m = 0; m < mixes.size(); ++m) {
      const bool duty = m >= amount.size() || (model.duties >> m & 1);
      if (duty) add(FeatureSource::TitleKind, group, m, shares_[m]);
    }
    for (Index r = 0; r < ratios.size(); ++r) add(FeatureSource::TitleRatio, group, r, ratios_[r]);
  }
}

// For whom the duties are, and those of each kind.
void PostingFeatures::read_whom(const ReadClauses& clauses) {
  if (clauses.parties == 0) return;
  whom_.assign(clauses.parties * (clauses.kinds + 1), 0);
  float duties = 0;
  for (std::size_t i = 0; i < clauses.duty.size(); ++i) {
    duties += clauses.duty[i];
    const auto kinds = clauses.of(i);
    for (std::size_t b = 0; b < clauses.parties; ++b) {
      const float p = clauses.whom[i * clauses.parties + b];
      if (p == 0) continue;
      whom_[b] += p * clauses.duty[i];
      for (std::size_t k = 0; k < kinds.size(); ++k)
        whom_[(k + 1) * clauses.parties + b] += p * kinds[k];
    }
  }
  for (Index b = 0; b < clauses.parties; ++b) {
    add(FeatureSource::WhomShare, b, 0, whom_[b] / (duties + kPriorDuties));
    add(FeatureSource::WhomCount, b, 0, log_count(whom_[b]));
    for (Index k = 0; k < clauses.kinds; ++k)
      add(FeatureSource::KindWhom, k, b,
          whom_[(k + 1) * clauses.parties + b] / (duties + kPriorDuties));
  }
}

void PostingFeatures::read_duties(const Pack& pack, const Analysis& analysis,
                                  const ClauseFeatures& clause_features,
                                  const ReadClauses& clauses) {
  const float duties = gather_duties(pack, analysis, clause_features, clauses);
  add_duty_rules(pack, duties);
  add_duty_groups(duties);
  add_duty_pairs();
}

// Rules, groups and pairs in duties, each clause weighted by how surely it is one. Returns the sum
// of the weights.
float PostingFeatures::gather_duties(const Pack& pack, const Analysis& analysis,
                                     const ClauseFeatures& clause_features,
                                     const ReadClauses& clauses) {
  rules_.assign(pack.rules().size(), {});
  groups_.assign(pack.groups().size(), {});
  touched_rules_.clear();
  touched_groups_.clear();
  pairs_.clear();
  float duties = 0;
  const auto count = [](std::vector<Amount>& amounts, std::vector<Index>& touched, Index index,
                        std::size_t clause, float duty, float asked) {
    Amount& amount = amounts[index];
    if (amount.clause == clause) return;
    if (amount.clause == kNone) touched.push_back(index);
    amount.clause = static_cast<std::uint32_t>(clause);
    amount.duty += duty;
    amount.asked += asked;
  };
  for (std::size_t i = 0; i < clauses.duty.size(); ++i) {
    const float duty = clauses.duty[i], asked = clauses.asked[i];
    duties += duty;
    const auto [first, last] = clause_features.spans_of(i);
    for (std::uint32_t s = first; s < last; ++s) {
      const Index rule = analysis.spans[s].rule;
      count(rules_, touched_rules_, rule, i, duty, asked);
      if (const Index group = pack.rules()[rule].group; group != kNone)
        count(groups_, touched_groups_, group, i, duty, asked);
    }
    clause_features.pairs(pack, analysis, i, [&](Index verb, Index object) {
      const std::uint32_t row = scorer_->row(FeatureSource::DutyPair, verb, object);
      if (row != 0 || all_)
        pairs_.push_back({feature_key(FeatureSource::DutyPair, verb, object), duty, row});
      return true;
    });
  }
  return duties;
}

void PostingFeatures::add_duty_rules(const Pack& pack, float duties) {
  for (const Index rule : touched_rules_) {
    const Amount& amount = rules_[rule];
    if (wanted(FeatureSource::DutyRule, rule, 0))
      add(FeatureSource::DutyRule, rule, 0, log_count(amount.duty));
    if (is_skill(pack.rules()[rule].kind)) continue;
    add(FeatureSource::DutyRuleShare, rule, 0, amount.duty / (duties + kPriorDuties));
    if (wanted(FeatureSource::AskedRule, rule, 0))
      add(FeatureSource::AskedRule, rule, 0, log_count(amount.asked));
  }
}

void PostingFeatures::add_duty_groups(float duties) {
  for (const Index group : touched_groups_) {
    const float duty = groups_[group].duty;
    add(FeatureSource::DutyGroup, group, 0, log_count(duty));
    add(FeatureSource::DutyGroupShare, group, 0, duty / (duties + kPriorDuties));
  }
}

void PostingFeatures::add_duty_pairs() {
  std::sort(pairs_.begin(), pairs_.end());
  for (std::size_t i = 0; i < pairs_.size();) {
    const PairedDuty& first = pairs_[i];
    float sum = 0;
    for (; i < pairs_.size() && pairs_[i].key == first.key; ++i) sum += pairs_[i].duty;
    values_.push_back({first.key, log_count(sum), first.row});
  }
}

// Words of duties and qualifications, each clause weighted by how surely it is one of them.
void PostingFeatures::read_words(std::string_view text, const Analysis& analysis,
                                 const ClauseFeatures& clause_features,
                                 const ReadClauses& clauses) {
  if (!all_ && !scorer_->weighs(FeatureSource::Word)) return;
  words_.clear();
  for (std::uint32_t i = 0; i < clauses.duty.size(); ++i) {
    const float own = clauses.duty[i] + clauses.asked[i];
    if (own < kLeastOwn) continue;
    const Range range = analysis.layout.clauses[clause_features.clauses()[i]].range;
    each_word(range.of(text), [&](std::string_view word, bool) {
      const auto feature = FeatureEntry::of_number(FeatureSource::Word, word_number(word));
      const std::uint32_t row =
          scorer_->row(FeatureSource::Word, feature.subject, feature.argument);
      if (row != 0 || all_) words_.push_back({feature.key(), i, row, own});
    });
  }
  std::sort(words_.begin(), words_.end());
  for (std::size_t i = 0; i < words_.size();) {
    const WordHit& first = words_[i];
    float sum = 0;
    std::uint32_t last = kNone;
    for (; i < words_.size() && words_[i].key == first.key; ++i) {
      if (words_[i].clause != last) sum += words_[i].weight;
      last = words_[i].clause;
    }
    values_.push_back({first.key, log_count(sum), first.row});
  }
}

}  // namespace rolecall
