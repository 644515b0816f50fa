#include "classify/metrics.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace rolecall {

int Judged::guess() const {
  return static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
}

Confusion confusion(std::span<const Judged> cases, std::size_t classes) {
  Confusion table(classes, std::vector<std::uint32_t>(classes, 0));
  for (const Judged& c : cases)
    ++table[static_cast<std::size_t>(c.truth)][static_cast<std::size_t>(c.guess())];
  return table;
}

std::vector<ClassScore> class_scores(const Confusion& table) {
  std::vector<ClassScore> scores(table.size());
  for (std::size_t k = 0; k < table.size(); ++k) {
    double guessed = 0, right = table[k][k];
    for (std::size_t j = 0; j < table.size(); ++j) {
      guessed += table[j][k];
      scores[k].support += table[k][j];
    }
    scores[k].precision = guessed > 0 ? right / guessed : 0;
    scores[k].recall = scores[k].support > 0 ? right / scores[k].support : 0;
    const double sum = scores[k].precision + scores[k].recall;
    scores[k].f1 = sum > 0 ? 2 * scores[k].precision * scores[k].recall / sum : 0;
  }
  return scores;
}

double accuracy(const Confusion& table) {
  double right = 0, all = 0;
  for (std::size_t k = 0; k < table.size(); ++k)
    for (std::size_t j = 0; j < table.size(); ++j) {
      all += table[k][j];
      if (j == k) right += table[k][j];
    }
  return all > 0 ? right / all : 0;
}

namespace {

double macro(const Confusion& table) {
  double sum = 0;
  int seen = 0;
  for (const ClassScore& score : class_scores(table)) {
    if (score.support == 0) continue;
    sum += score.f1;
    ++seen;
  }
  return seen > 0 ? sum / seen : 0;
}

}  // namespace

double macro_f1(std::span<const Judged> cases, std::size_t classes) {
  return macro(confusion(cases, classes));
}

double accuracy_or_second(std::span<const Judged> cases) {
  if (cases.empty()) return 0;
  std::size_t right = 0;
  for (const Judged& c : cases) right += c.guess() == c.truth || c.guess() == c.second;
  return static_cast<double>(right) / static_cast<double>(cases.size());
}

Interval bootstrap_macro_f1(std::span<const Judged> cases, std::size_t classes, int rounds) {
  if (cases.empty()) return {};
  std::mt19937_64 random(20240501);
  std::vector<double> scores;
  for (int r = 0; r < rounds; ++r) {
    Confusion table(classes, std::vector<std::uint32_t>(classes, 0));
    for (std::size_t i = 0; i < cases.size(); ++i) {
      // Not uniform_int_distribution: its values differ between standard libraries.
      const Judged& c = cases[random() % cases.size()];
      ++table[static_cast<std::size_t>(c.truth)][static_cast<std::size_t>(c.guess())];
    }
    scores.push_back(macro(table));
  }
  std::sort(scores.begin(), scores.end());
  const auto at = [&](double q) {
    return scores[static_cast<std::size_t>(q * static_cast<double>(rounds - 1))];
  };
  return {at(0.025), at(0.975)};
}

std::vector<ReliabilityBin> reliability(std::span<const Judged> cases, std::size_t bins) {
  std::vector<ReliabilityBin> table(bins);
  for (std::size_t b = 0; b < bins; ++b) {
    table[b].low = static_cast<double>(b) / static_cast<double>(bins);
    table[b].high = static_cast<double>(b + 1) / static_cast<double>(bins);
  }
  for (const Judged& c : cases) {
    const auto b =
        std::min(bins - 1, static_cast<std::size_t>(c.confidence() * static_cast<double>(bins)));
    ++table[b].cases;
    table[b].confidence += c.confidence();
    table[b].right += c.guess() == c.truth;
  }
  for (ReliabilityBin& bin : table) {
    if (bin.cases == 0) continue;
    bin.confidence /= bin.cases;
    bin.right /= bin.cases;
  }
  return table;
}

double calibration_error(std::span<const Judged> cases, std::size_t bins) {
  if (cases.empty()) return 0;
  double error = 0;
  for (const ReliabilityBin& bin : reliability(cases, bins))
    error += bin.cases * std::abs(bin.confidence - bin.right);
  return error / static_cast<double>(cases.size());
}

std::vector<AbstentionPoint> abstention(std::span<const Judged> cases, std::size_t classes) {
  std::vector<Judged> sorted(cases.begin(), cases.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const Judged& a, const Judged& b) {
    return a.confidence() > b.confidence();
  });
  std::vector<AbstentionPoint> curve;
  for (const double aside : {0.0, 0.1, 0.2, 0.3, 0.4, 0.5}) {
    const auto keep =
        static_cast<std::size_t>(std::lround((1 - aside) * static_cast<double>(sorted.size())));
    if (keep == 0) break;
    curve.push_back(
        {aside, macro_f1(std::span(sorted).first(keep), classes), sorted[keep - 1].confidence()});
  }
  return curve;
}

}  // namespace rolecall
