// Which signs end a clause: the judgement calls of layout.cpp. No use outside this room.
#pragma once

#include <cstddef>
#include <string_view>

namespace rolecall {

/// Whether the full stop at text[at] ends the clause that began at `begin`.
bool stop_ends(std::string_view text, std::size_t begin, std::size_t at);

/// Whether the semicolon at text[at] ends an HTML entity ("&amp;").
bool ends_entity(std::string_view text, std::size_t at);

/// Whether the three bytes of a character are a bullet: dots, boxes, arrows, ticks, circled
/// numbers and the private-use dot of word processors.
bool is_bullet(std::string_view three);

/// Whether a line begins with a bullet, a dash or a number as items of lists do.
bool begins_item(std::string_view line);

}  // namespace rolecall
