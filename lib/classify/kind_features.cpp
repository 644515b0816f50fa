#include "classify/kind_features.h"

#include <algorithm>

namespace rolecall {
namespace {

constexpr float kFirstDuties = 3;  // "first": so many duties, by their probabilities
constexpr float kPriorFirst = 0.3f;
constexpr float kPriorRatio = 0.05f;

}  // namespace

void KindFeatures::add(const PostingParts& posting, std::span<const Index> title_groups,
                       PostingValues& values) {
  if (posting.clauses.kinds > 0) {
    count_kinds(posting.clauses);
    add_kinds(posting.pack, values);
    add_ratios(posting.pack, values);
    add_with_title(title_groups, values);
  }
  if (posting.clauses.parties > 0) {
    count_whom(posting.clauses);
    add_whom(posting.clauses, values);
  }
}

void KindFeatures::count_kinds(const ReadClauses& clauses) {
  for (std::vector<float>* figures : {&amount_, &most_, &first_}) figures->assign(clauses.kinds, 0);
  float *amount = amount_.data(), *most = most_.data(), *first = first_.data();
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
  duties_ = duties;
  first_duties_ = first_duties;
}

void KindFeatures::add_kinds(const Pack& pack, PostingValues& values) {
  const ModelEntry& model = *pack.model("clause");
  const auto mixes = pack.mixes();
  mixes_.assign(mixes.size(), {});
  for (Index m = 0; m < mixes.size(); ++m) {
    float amount = 0, first = 0;
    for (std::size_t k = 0; k < amount_.size(); ++k) {
      if (!(mixes[m].kinds >> k & 1)) continue;
      amount += amount_[k];
      first += first_[k];
    }
    const bool single = m < amount_.size();
    Mix& mix = mixes_[m];
    mix.duty = !single || (model.duties >> m & 1);
    mix.share = amount / (duties_ + kPriorDuties);
    if (mix.duty) {
      values.add(FeatureSource::KindShare, m, 0, mix.share);
      values.add(FeatureSource::KindFirst, m, 0, first / (first_duties_ + kPriorFirst));
    }
    if (single) {
      values.add(FeatureSource::KindCount, m, 0, log_count(amount));
      if (mix.duty) values.add(FeatureSource::KindMost, m, 0, most_[m]);
    }
  }
}

void KindFeatures::add_ratios(const Pack& pack, PostingValues& values) {
  const auto ratios = pack.ratios();
  ratios_.assign(ratios.size(), 0);
  for (Index r = 0; r < ratios.size(); ++r) {
    const float above = mixes_[ratios[r].above].share, below = mixes_[ratios[r].below].share;
    ratios_[r] = above / (above + below + kPriorRatio);
    values.add(FeatureSource::KindRatio, r, 0, ratios_[r]);
  }
}

void KindFeatures::add_with_title(std::span<const Index> title_groups,
                                  PostingValues& values) const {
  for (const Index group : title_groups) {
    for (Index m = 0; const Mix& mix : mixes_) {
      if (mix.duty) values.add(FeatureSource::TitleKind, group, m, mix.share);
      ++m;
    }
    for (Index r = 0; r < ratios_.size(); ++r)
      values.add(FeatureSource::TitleRatio, group, r, ratios_[r]);
  }
}

void KindFeatures::count_whom(const ReadClauses& clauses) {
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
  duties_ = duties;
}

void KindFeatures::add_whom(const ReadClauses& clauses, PostingValues& values) const {
  for (Index b = 0; b < clauses.parties; ++b) {
    values.add(FeatureSource::WhomShare, b, 0, whom_[b] / (duties_ + kPriorDuties));
    values.add(FeatureSource::WhomCount, b, 0, log_count(whom_[b]));
    for (Index k = 0; k < clauses.kinds; ++k)
      values.add(FeatureSource::KindWhom, k, b,
                 whom_[(k + 1) * clauses.parties + b] / (duties_ + kPriorDuties));
  }
}

}  // namespace rolecall
