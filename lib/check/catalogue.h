// The one table of checks: what `rules check` can say, how grave it is, why, and how to mend it.
// `rules explain`, the rules of a SARIF log and docs/CHECKS.md are made from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace rolecall {

/// What a check guards against; also the order in which the table is shown.
enum class CheckTier : std::uint8_t {
  Reading,    ///< the file says nothing, or not what it seems to say
  Results,    ///< silently wrong results
  Tests,      ///< tests that are missing or prove nothing
  Precision,  ///< tags where none belongs
  Cost,       ///< slow or unsafe patterns
  Hygiene,    ///< names, metadata, order
};
inline constexpr std::size_t kCheckTiers = 6;
std::string_view tier_name(CheckTier tier);

struct CheckInfo {
  std::string_view name;  ///< stable: the key in JSON, SARIF, baselines and allowances
  Severity level = Severity::Error;
  CheckTier tier = CheckTier::Reading;
  bool fixable = false;      ///< `--fix` can mend it, at least where that is plain
  std::string_view message;  ///< its shape, with sample values
  std::string_view why;      ///< what it means, for someone who meets it for the first time
  std::string_view bad;      ///< YAML; a whole rule where it begins with "- "
  std::string_view good;
  std::string_view mend;  ///< what to do, if the good example does not say it all
};

/// By tier, then as in the table; names are unique.
std::span<const CheckInfo> all_checks();
/// nullptr where there is no such check.
const CheckInfo* find_check(std::string_view name);

/// docs/CHECKS.md.
std::string checks_page();

// The tables of the tiers.
std::vector<CheckInfo> reading_checks();
std::vector<CheckInfo> result_checks();
std::vector<CheckInfo> test_checks();
std::vector<CheckInfo> precision_checks();
std::vector<CheckInfo> cost_checks();
std::vector<CheckInfo> hygiene_checks();

}  // namespace rolecall
