// A comparison for people, machines and pull requests.
#pragma once

#include <string>

#include "study/compare.h"

namespace rolecall {

enum class DiffFormat { Human, Json, Markdown };

/// What the two sides are called: folders, "default", files.
struct DiffNames {
  std::string before;
  std::string after;
};

/// The Markdown is fit for a comment of a pull request: at most about 60,000 bytes, with details
/// folded; what does not fit is counted.
std::string render_diff(const Comparison& comparison, const DiffNames& names, DiffFormat format);

}  // namespace rolecall
