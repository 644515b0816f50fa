// A small pack and postings analysed by hand, for the tests of the writers.
#pragma once

#include <string>

#include "model/analysis.h"
#include "model/pack.h"
#include "model/posting.h"
#include "tiny_pack.h"

namespace rolecall::test {

/// Indices of the sample pack's rules.
enum Skill : Index { kSpark, kFlink, kKafka, kPytorch, kKubernetes, kExcel, kAds };

/// Layers data, algorithm, application and control; competence (product) and areas (counts); roles
/// production and infra, and the class none.
class SamplePack {
 public:
  SamplePack();
  const Pack& pack() const { return pack_; }

 private:
  TinyPack tiny_;
  Pack pack_;
};

struct Sample {
  Posting posting;
  Analysis analysis;
};

/// A posting with every kind of content.
Sample full_sample();
/// One that hardly says anything, in Chinese, undecided.
Sample poor_sample();
/// One whose every string tries to break out.
Sample hostile_sample();

}  // namespace rolecall::test
