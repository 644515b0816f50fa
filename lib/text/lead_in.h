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

/// Whether the clause begins with a number, as items of lists do ("2、", "(2)").
bool begins_numbered(std::string_view text, const Clause& clause);

/// Where the numbered item ends that holds `clause`: before the next clause that begins with a
/// number. 0: no clause near does, or its number is 1, which opens a list within the item.
std::uint32_t end_of_item(std::string_view text, const Layout& layout, std::size_t clause);

}  // namespace rolecall
