// Figures of merit for labels that a model gave with probabilities.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/shares.h"

namespace rolecall {

/// A labelled case: the right class, another that would also pass (or -1), how clear the label is
/// (3 clear .. 1 coin-flip), and a probability for each class. Where `classes` are spoken of, truth
/// is in [0, classes) and `p` has as many values.
struct Judged {
  int truth = 0;
  int second = -1;
  int certainty = 3;
  std::vector<double> p;

  int guess() const;
  double confidence() const { return p.empty() ? 0 : p[static_cast<std::size_t>(guess())]; }
};

struct ClassScore {
  std::uint32_t support = 0;
  double precision = 0, recall = 0, f1 = 0;
};

/// table[truth][guess].
using Confusion = std::vector<std::vector<std::uint32_t>>;
Confusion confusion(std::span<const Judged> cases, std::size_t classes);

std::vector<ClassScore> class_scores(const Confusion& table);
double accuracy(const Confusion& table);
/// Mean F1 of the classes that occur.
double macro_f1(std::span<const Judged> cases, std::size_t classes);
/// Share of cases whose guess is the label or its runner-up.
double accuracy_or_second(std::span<const Judged> cases);

/// 95 % interval of the macro-F1 by resampling the cases; the same for the same cases.
Interval bootstrap_macro_f1(std::span<const Judged> cases, std::size_t classes, int rounds = 1000);

struct ReliabilityBin {
  double low = 0, high = 0;  ///< confidence
  std::uint32_t cases = 0;
  double confidence = 0, right = 0;  ///< means
};
std::vector<ReliabilityBin> reliability(std::span<const Judged> cases, std::size_t bins = 10);
/// Expected calibration error: mean distance of confidence and share right, weighted by cases.
double calibration_error(std::span<const Judged> cases, std::size_t bins = 10);

struct AbstentionPoint {
  double set_aside = 0;  ///< share of the least sure cases left out
  double macro_f1 = 0;
  double threshold = 0;  ///< least confidence of those kept
};
std::vector<AbstentionPoint> abstention(std::span<const Judged> cases, std::size_t classes);

}  // namespace rolecall
