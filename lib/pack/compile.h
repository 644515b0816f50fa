// Compiles a loaded rule set into a pack (model/pack.h).
#pragma once

#include <cstddef>
#include <vector>

#include "model/diagnostic.h"
#include "model/rule.h"

namespace rolecall {

/// The pack's bytes: the same for the same rules, on every run. References that do not resolve
/// (the loader reports most of them) become diagnostics and are left out.
std::vector<std::byte> compile_pack(const RuleSet& rules, Diagnostics& diagnostics);

}  // namespace rolecall
