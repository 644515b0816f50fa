#include "report/amounts.h"

#include <cmath>

#include "report/json_sink.h"

namespace rolecall {
namespace {

constexpr double kMega = 1e6;

std::string plural(std::uint64_t number, const char* one) {
  return grouped(number) + " " + one + (number == 1 ? "" : "s");
}

std::string two_digits(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string megabytes(double bytes) { return decimal_string(bytes / kMega, 1) + " MB"; }

double per_second(std::uint64_t amount, double seconds) {
  return seconds > 0 ? static_cast<double>(amount) / seconds : 0;
}

std::string rounded(double value) {
  return grouped(static_cast<std::uint64_t>(std::lround(value)));
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string duration_words(double seconds) {
  if (seconds < 9.95) return decimal_string(seconds, 1) + " s";
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + two_digits(whole % 60) + " s";
  return grouped(whole / 3600) + " h " + two_digits(whole / 60 % 60) + " min";
}

std::string progress_words(const RunAmounts& amounts) {
  std::string words = plural(amounts.records, "record");
  if (amounts.share >= 0) words += " · " + rounded(100 * amounts.share) + " %";
  words += " · " + rounded(per_second(amounts.records, amounts.seconds)) + "/s, " +
           megabytes(per_second(amounts.bytes, amounts.seconds)) + "/s";
  // What a beginning takes says little of the rest.
  if (amounts.share >= 0.01) {
    const double left = amounts.seconds * (1 - amounts.share) / amounts.share;
    words += " · " + (left < 10 ? rounded(left) + " s" : duration_words(left)) + " left";
  }
  if (amounts.errors > 0) words += " · " + plural(amounts.errors, "error");
  return words;
}

std::string total_words(const RunAmounts& amounts) {
  std::string words = plural(amounts.records, "record");
  if (amounts.left_out > 0) words += ", " + grouped(amounts.left_out) + " left out";
  return words + ", " + plural(amounts.errors, "error") + ", " +
         megabytes(static_cast<double>(amounts.bytes)) + " in " + duration_words(amounts.seconds) +
         ": " + rounded(per_second(amounts.records, amounts.seconds)) + " records/s, " +
         megabytes(per_second(amounts.bytes, amounts.seconds)) + "/s";
}

}  // namespace rolecall
