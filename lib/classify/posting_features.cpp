#include "classify/posting_features.h"

#include "classify/asked_features.h"

namespace rolecall {

void PostingFeatures::read(const PostingParts& posting, const Scorer& scorer, Features which) {
  values_.begin(scorer, which);
  add_title(posting, title_groups_, values_);
  add_skills(posting, values_);
  places_.add(posting, values_);
  add_facts(posting, values_);
  kinds_.add(posting, title_groups_, values_);
  duties_.add(posting, values_);
  words_.add(posting, values_);
}

}  // namespace rolecall
