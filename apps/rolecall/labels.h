// Labels as the commands that compare with them read them.
#pragma once

#include <string>
#include <vector>

#include "cli.h"
#include "corpus/gold.h"

namespace rolecall {

/// The labels of all files; throws CommandError where one is missing or faulty.
Gold read_labels(const std::vector<std::string>& paths, const CommonFlags& common);

}  // namespace rolecall
