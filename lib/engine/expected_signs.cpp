#include "engine/expected_signs.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "engine/feature_names.h"
#include "pack/feature_names.h"

namespace rolecall {
namespace {

constexpr double kLeast = 0.005;  // less is no contradiction, only noise
constexpr std::size_t kNamed = 3;

std::vector<double> spreads(const TrainingSet& rows) {
  std::vector<double> sum(rows.columns, 0), squares(rows.columns, 0);
  for (std::size_t i = 0; i < rows.column.size(); ++i) {
    sum[rows.column[i]] += rows.value[i];
    squares[rows.column[i]] += double{rows.value[i]} * rows.value[i];
  }
  const double n = std::max<double>(1, static_cast<double>(rows.rows()));
  for (std::size_t c = 0; c < rows.columns; ++c)
    sum[c] = std::sqrt(std::max(0.0, squares[c] / n - sum[c] / n * (sum[c] / n)));
  return sum;
}

// The feature is about this and nothing else: pairs and products speak of two things.
bool is_about(const Pack& pack, const ExpectedSign& sign, std::uint64_t key) {
  if (sign.of == ExpectedSign::Of::Feature) return pack.features()[sign.index].key() == key;
  const FeatureEntry feature = FeatureEntry::of_key(key);
  const auto part = sign.of == ExpectedSign::Of::Group  ? FeaturePart::Group
                    : sign.of == ExpectedSign::Of::Rule ? FeaturePart::Rule
                                                        : FeaturePart::Kind;
  for (const FeatureSpelling& spelling : kFeatureSpellings)
    if (spelling.source == feature.source)
      return spelling.subject == part && spelling.argument == FeaturePart::None &&
             feature.subject == sign.index;
  return false;
}

std::string signed_number(double value) {
  char digits[32];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), std::abs(value),
                                 std::chars_format::fixed, 3);
  return (value < 0 ? "-" : "+") + std::string(digits, end.ptr);
}

}  // namespace

std::vector<std::string> against_sense(const Pack& pack, const FeatureNamer& namer,
                                       const std::vector<std::string>& roles,
                                       const LogisticModel& model, const TrainingSet& rows,
                                       std::span<const std::uint64_t> keys) {
  const std::vector<double> spread = spreads(rows);
  const std::size_t k = roles.size();
  std::vector<std::pair<double, std::string>> found;
  for (const RoleEntry& role : pack.roles()) {
    const auto at = std::find(roles.begin(), roles.end(), pack.str(role.id)) - roles.begin();
    if (static_cast<std::size_t>(at) == k) continue;
    for (const ExpectedSign& sign : pack.array(role.expected)) {
      double all = 0;
      std::vector<std::pair<double, std::size_t>> columns;  // against sense, the worst first
      for (std::size_t c = 0; c < keys.size(); ++c) {
        if (!is_about(pack, sign, keys[c])) continue;
        const double* weights = model.weights.data() + c * k;
        double mean = 0;
        for (std::size_t j = 0; j < k; ++j) mean += weights[j] / static_cast<double>(k);
        const double speaks = (weights[at] - mean) * spread[c] * (sign.speaks_for ? 1 : -1);
        all += speaks;
        if (speaks < 0) columns.emplace_back(speaks, c);
      }
      if (all > -kLeast) continue;
      std::sort(columns.begin(), columns.end());
      std::string line(pack.str(role.id));
      line += ": " + std::string(pack.str(sign.name)) + " ought to speak ";
      line += sign.speaks_for ? "for it, its weights speak against it"
                              : "against it, its weights speak for it";
      line += " (";
      for (std::size_t i = 0; i < columns.size() && i < kNamed; ++i)
        line += (i ? ", " : "") + namer.name(keys[columns[i].second]) + ' ' +
                signed_number(columns[i].first * (sign.speaks_for ? 1 : -1));
      found.emplace_back(all, line + ')');
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> lines;
  for (auto& [strength, line] : found) lines.push_back(std::move(line));
  return lines;
}

}  // namespace rolecall
