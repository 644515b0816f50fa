// What a person has, read from a list of skills or from a résumé.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analyzer.h"
#include "model/gap.h"

namespace rolecall {

enum class ProfileFormat : std::uint8_t { Auto, List, Text };

/// A word of a list that names no skill.
struct UnknownSkill {
  std::uint32_t line = 0;  ///< from 1
  std::string word;
  std::string hint;  ///< "did you mean "Kubernetes"?", or empty
};

struct ProfileReading {
  Profile profile;
  ProfileFormat format = ProfileFormat::List;  ///< List or Text: what it was read as
  std::vector<UnknownSkill> unknown;           ///< List only, by line
};

/// Reads `text`, valid UTF-8. A list names a skill a line, or several with commas, by id, name or
/// any term of a rule; `#` begins a comment, and years or remarks beside a skill do no harm. A text
/// is tagged as a posting is: all skills it names and does not deny count, wherever they stand, and
/// the largest number and the highest place on a scale that it states of each fact. Auto: a list,
/// unless a fifth of the lines are longer than a name of a skill is.
ProfileReading read_profile(const Analyzer& analyzer, std::string_view text, ProfileFormat format);

}  // namespace rolecall
