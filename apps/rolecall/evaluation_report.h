// An evaluation as people read it and as JSON.
#pragma once

#include <string>

#include "engine/evaluate.h"

namespace rolecall {

std::string evaluation_page(const Evaluation& evaluation);
std::string evaluation_json(const Evaluation& evaluation);

/// The postings that came out otherwise than labelled, by what was wrong; at most `limit` of each.
std::string mistakes_page(const Evaluation& evaluation, std::size_t limit);

}  // namespace rolecall
