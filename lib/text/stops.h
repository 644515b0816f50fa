// Which signs end a clause: the judgement calls of layout.cpp. No use outside this room.
#pragma once

#include <cstddef>
#include <string_view>

namespace rolecall {

/// Whether the full stop at text[at] ends the clause that began at `begin`.
bool stop_ends(std::string_view text, std::size_t begin, std::size_t at);

/// Whether the semicolon at text[at] ends an HTML entity ("&amp;").
bool ends_entity(std::string_view text, std::size_t at);

}  // namespace rolecall
