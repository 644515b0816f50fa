// Bars that an evaluation is held to: `eval` says no (status 1) when one is missed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate.h"

namespace rolecall {

/// A bar as given on the command line; a negative value was not given.
struct Bar {
  std::string option;
  std::string what;
  bool most = false;  ///< the figure may be so large at most, not at least
  /// None: nothing is labelled that it could be judged by.
  std::optional<double> (*figure)(const Evaluation&) = nullptr;
  double value = -1;
};

std::vector<Bar> evaluation_bars();
/// One sentence for each bar that was given and missed.
std::vector<std::string> missed_bars(const std::vector<Bar>& bars, const Evaluation& evaluation);

}  // namespace rolecall
