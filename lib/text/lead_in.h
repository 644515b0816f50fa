// Lists that a line leads in: "Nice, but not required:" and the items below it. No use outside this
// room.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/analysis.h"

namespace rolecall {

/// Where the list ends that the clause leads in, in bytes: behind its last item. 0: the clause
/// leads in none, or there is no item. Items are the lines below a colon: all with a bullet, or all
/// without one up to an empty line, and none with a colon at its own end.
std::uint32_t end_of_list(std::string_view text, const Layout& layout, const Clause& clause);

}  // namespace rolecall
