// What the models of a posting see: its title, its skills by group and ask, its facts, and its
// duties, clause by clause.
#pragma once

#include <span>
#include <vector>

#include "classify/duty_features.h"
#include "classify/kind_features.h"
#include "classify/place_features.h"
#include "classify/posting_values.h"
#include "classify/posting_words.h"

namespace rolecall {

/// The features of one posting. Buffers are reused: one a thread, and what it hands out is good
/// until the next read().
class PostingFeatures {
 public:
  /// `scorer` is that of the posting's models.
  void read(const PostingParts& posting, const Scorer& scorer, Features which = Features::Weighed);

  std::span<const FeatureValue> values() const { return values_.all(); }

 private:
  PostingValues values_;
  std::vector<Index> title_groups_;
  PlaceFeatures places_;
  KindFeatures kinds_;
  DutyFeatures duties_;
  PostingWords words_;
};

}  // namespace rolecall
