#include "classify/posting_words.h"

#include <algorithm>

#include "base/word_features.h"

namespace rolecall {
namespace {

constexpr float kLeastOwn = 0.1f;  // clauses less about the job tell no words

}  // namespace

void PostingWords::add(const PostingParts& posting, PostingValues& values) {
  if (!values.wants(FeatureSource::Word)) return;
  gather(posting, values);
  std::sort(hits_.begin(), hits_.end());
  for (std::size_t i = 0; i < hits_.size();) {
    const Hit& first = hits_[i];
    float sum = 0;
    std::uint32_t last = kNone;
    for (; i < hits_.size() && hits_[i].key == first.key; ++i) {
      if (hits_[i].clause != last) sum += hits_[i].weight;
      last = hits_[i].clause;
    }
    values.add({first.key, log_count(sum), first.row});
  }
}

void PostingWords::gather(const PostingParts& posting, const PostingValues& values) {
  hits_.clear();
  const ReadClauses& clauses = posting.clauses;
  for (std::uint32_t i = 0; i < clauses.duty.size(); ++i) {
    const float own = clauses.duty[i] + clauses.asked[i];
    if (own < kLeastOwn) continue;
    each_word(posting.clause(i), [&](std::string_view word, bool) {
      const auto feature = FeatureEntry::of_number(FeatureSource::Word, word_number(word));
      const std::uint32_t row = values.row(FeatureSource::Word, feature.subject, feature.argument);
      if (values.makes(row)) hits_.push_back({feature.key(), i, row, own});
    });
  }
}

}  // namespace rolecall
