// Random rule files, of every shape that YAML allows them, and a rule set in words to compare.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rule.h"

namespace rolecall {

struct RandomRuleFile {
  std::string text;
  std::vector<std::string> comments;  ///< each stands in the text once
};

/// The same file for the same seed.
RandomRuleFile random_rule_file(std::uint32_t seed);

/// Every field of every part, but for places and quotes.
std::string in_words(const RuleSet& set);

}  // namespace rolecall
