#include "base/shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rolecall {
namespace {

constexpr double kZ = 1.959964;  // 95 %

double ratio(std::uint64_t a, std::uint64_t b) {
  return static_cast<double>(a) / static_cast<double>(b);
}

}  // namespace

Interval wilson(std::uint64_t hits, std::uint64_t of) {
  if (of == 0) return {0, 1};
  const double n = static_cast<double>(of), share = ratio(hits, of);
  const double centre = share + kZ * kZ / (2 * n);
  const double spread = kZ * std::sqrt(share * (1 - share) / n + kZ * kZ / (4 * n * n));
  const double scale = 1 + kZ * kZ / n;
  return {std::max(0.0, (centre - spread) / scale), std::min(1.0, (centre + spread) / scale)};
}

Interval newcombe(Proportion a, Proportion b) {
  if (a.of == 0 || b.of == 0) return {-1, 1};
  const Interval of_a = wilson(a.hits, a.of), of_b = wilson(b.hits, b.of);
  const double difference = a.value() - b.value();
  return {difference - std::hypot(a.value() - of_a.low, of_b.high - b.value()),
          difference + std::hypot(of_a.high - a.value(), b.value() - of_b.low)};
}

double same_share_p(Proportion a, Proportion b) {
  if (a.of == 0 || b.of == 0) return 1;
  const double pooled = ratio(a.hits + b.hits, a.of + b.of);
  const double variance =
      pooled * (1 - pooled) * (1.0 / static_cast<double>(a.of) + 1.0 / static_cast<double>(b.of));
  if (variance <= 0) return 1;
  return std::erfc(std::abs(a.value() - b.value()) / std::sqrt(2 * variance));
}

std::vector<double> false_discovery_rates(const std::vector<double>& p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> rates(p_values.size());
  double least = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    least = std::min(least, p_values[at] * ratio(order.size(), rank));
    rates[at] = least;
  }
  return rates;
}

double lift(const Together& t) {
  if (t.a == 0 || t.b == 0) return 0;
  return ratio(t.both, t.a) * ratio(t.of, t.b);
}

Interval lift_interval(const Together& t) {
  if (t.both == 0) return {};
  const double pa = ratio(t.a, t.of), pb = ratio(t.b, t.of), both = ratio(t.both, t.of);
  const double slope = 1 / both - 1 / pa - 1 / pb;
  const double variance =
      both * slope * slope + (pa - both) / (pa * pa) + (pb - both) / (pb * pb) - 1;
  const double spread = kZ * std::sqrt(std::max(0.0, variance) / static_cast<double>(t.of));
  return {lift(t) * std::exp(-spread), lift(t) * std::exp(spread)};
}

}  // namespace rolecall
