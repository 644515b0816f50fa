#include <cmath>

#include "report/json_sink.h"
#include "survey/formats.h"

namespace rolecall {
namespace {

/// Percent, with a decimal where it is below ten.
std::string percents(double share) {
  const double percent = share * 100;
  if (percent >= 9.95 || percent == 0) return std::to_string(std::lround(percent));
  return decimal_string(percent, 1);
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string counted_postings(std::uint64_t number) {
  return grouped(number) + (number == 1 ? " posting" : " postings");
}

std::string share_words(Proportion share) {
  return share.of == 0 ? "–" : percents(share.value()) + " %";
}

std::string interval_words(Interval interval) {
  return percents(interval.low) + "–" + percents(interval.high) + " %";
}

std::string points_words(double difference) {
  std::string words = difference < 0 ? "−" : "+";
  return words += decimal_string(std::abs(difference) * 100, 1);
}

}  // namespace rolecall
