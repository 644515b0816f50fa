// The default pack as linked into the program. engine/embedded.cpp.in is filled in by CMake.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/rule.h"

namespace rolecall {

/// The compiled default pack, aligned to 64 bytes.
std::span<const std::byte> embedded_pack();

/// The YAML files that it was compiled from.
std::vector<SourceFile> embedded_files();

}  // namespace rolecall
