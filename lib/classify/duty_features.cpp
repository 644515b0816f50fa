#include "classify/duty_features.h"

#include <algorithm>

namespace rolecall {

void DutyFeatures::add(const PostingParts& posting, PostingValues& values) {
  gather(posting, values);
  add_rules(posting.pack, values);
  add_groups(values);
  add_pairs(values);
}

void DutyFeatures::gather(const PostingParts& posting, const PostingValues& values) {
  const auto& [pack, text, analysis, clause_features, clauses] = posting;
  rules_.begin(pack.rules().size());
  groups_.begin(pack.groups().size());
  pairs_.clear();
  float duties = 0;
  for (std::uint32_t i = 0; i < clauses.duty.size(); ++i) {
    const float duty = clauses.duty[i], asked = clauses.asked[i];
    duties += duty;
    const auto [first, last] = clause_features.spans_of(i);
    for (std::uint32_t s = first; s < last; ++s) {
      const Index rule = analysis.spans[s].rule;
      rules_.count(rule, i, duty, asked);
      if (const Index group = pack.rules()[rule].group; group != kNone)
        groups_.count(group, i, duty, asked);
    }
    clause_features.pairs(pack, analysis, i, [&](Index verb, Index object) {
      const std::uint32_t row = values.row(FeatureSource::DutyPair, verb, object);
      if (values.makes(row))
        pairs_.push_back({feature_key(FeatureSource::DutyPair, verb, object), duty, row});
      return true;
    });
  }
  duties_ = duties;
}

void DutyFeatures::add_rules(const Pack& pack, PostingValues& values) const {
  for (const Index rule : rules_.touched) {
    const Amount& amount = rules_.of[rule];
    if (values.makes(values.row(FeatureSource::DutyRule, rule)))
      values.add(FeatureSource::DutyRule, rule, 0, log_count(amount.duty));
    if (is_skill(pack.rules()[rule].kind)) continue;
    values.add(FeatureSource::DutyRuleShare, rule, 0, amount.duty / (duties_ + kPriorDuties));
    if (values.makes(values.row(FeatureSource::AskedRule, rule)))
      values.add(FeatureSource::AskedRule, rule, 0, log_count(amount.asked));
  }
}

void DutyFeatures::add_groups(PostingValues& values) const {
  for (const Index group : groups_.touched) {
    const float duty = groups_.of[group].duty;
    values.add(FeatureSource::DutyGroup, group, 0, log_count(duty));
    values.add(FeatureSource::DutyGroupShare, group, 0, duty / (duties_ + kPriorDuties));
  }
}

void DutyFeatures::add_pairs(PostingValues& values) {
  std::sort(pairs_.begin(), pairs_.end());
  for (std::size_t i = 0; i < pairs_.size();) {
    const PairedDuty& first = pairs_[i];
    float sum = 0;
    for (; i < pairs_.size() && pairs_[i].key == first.key; ++i) sum += pairs_[i].duty;
    values.add({first.key, log_count(sum), first.row});
  }
}

}  // namespace rolecall
