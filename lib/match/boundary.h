// Whether a hit may stand between its neighbours. One rule for terms, context words and regexes.
#pragma once

#include <string_view>

#include "base/unicode.h"
#include "model/range.h"

namespace rolecall {

/// - A hit that begins or ends with a letter or digit (Latin, Greek, Cyrillic) touches no other.
///   One that begins with a sign (".NET") has none before it; after a sign anything may stand.
/// - "C" is not in "C++", "C#" or "C+"; "R" not in "R&D"; "Node" not in "Node.js", "nn" not in
/// "torch.nn".
/// - Chinese characters never forbid.
bool boundary_ok(std::string_view text, Range hit);

}  // namespace rolecall
