// An evaluation as people read it.
#pragma once

#include <string>

#include "engine/evaluate.h"

namespace rolecall {

std::string evaluation_page(const Evaluation& evaluation);

/// The postings that came out otherwise than labelled, by what was wrong, with what spoke for the
/// wrong role; at most `limit` of each (0: all), the clearest labels first.
std::string mistakes_page(const Evaluation& evaluation, std::size_t limit);

}  // namespace rolecall
