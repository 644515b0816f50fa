#include "check/catalogue.h"

#include <algorithm>
#include <array>

namespace rolecall {
namespace {

std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out += "    ";
    out += line;
    out += '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return out;
}

}  // namespace

std::string_view tier_name(CheckTier tier) {
  static constexpr std::array<std::string_view, kCheckTiers> kNames{
      "Reading the files",       "Silently wrong results", "Tests",
      "Tags where none belongs", "Cost and safety",        "Metadata and hygiene"};
  return kNames[static_cast<std::size_t>(tier)];
}

std::span<const CheckInfo> all_checks() {
  static const std::vector<CheckInfo> all = [] {
    std::vector<CheckInfo> joined;
    for (const auto& tier : {reading_checks(), result_checks(), test_checks(), precision_checks(),
                             cost_checks(), hygiene_checks()})
      joined.insert(joined.end(), tier.begin(), tier.end());
    return joined;
  }();
  return all;
}

const CheckInfo* find_check(std::string_view name) {
  const auto all = all_checks();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const CheckInfo& check) { return check.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string checks_page() {
  std::string out =
      "# Checks\n\n"
      "What `rolecall rules check` looks for, and how to mend it; `rolecall rules explain CHECK` "
      "says the same. This page is made from the program's table of checks.\n\n"
      "An error fails the run; a warning does with `--strict` or past `--max-warnings N`; an info "
      "is shown with `--level info` and never fails. Fix: `--fix` can mend it, `--diff` shows "
      "how. A finding that is meant to be stays silent under a comment on the line above its "
      "place, with a reason:\n\n"
      "    # rolecall: allow[common-word-term] in our postings it is always the tool\n";
  auto tier = CheckTier::Reading;
  bool first = true;
  for (const CheckInfo& check : all_checks()) {
    if (first || check.tier != tier) {
      tier = check.tier;
      first = false;
      out += "\n## " + std::string(tier_name(tier)) + "\n";
    }
    out += "\n### " + std::string(check.name) + "\n\n";
    out += std::string(severity_name(check.level)) + (check.fixable ? ", fix" : "") + ": `" +
           std::string(check.message) + "`\n\n" + std::string(check.why) + "\n";
    if (!check.bad.empty()) out += "\n" + indented(check.bad);
    if (!check.good.empty()) out += "\nBetter:\n\n" + indented(check.good);
    if (!check.mend.empty()) out += "\n" + std::string(check.mend) + "\n";
  }
  return out;
}

}  // namespace rolecall
