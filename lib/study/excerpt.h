// A place of a posting for people to read: its line, shortened around it.
#pragma once

#include <string>
#include <string_view>

#include "model/range.h"

namespace rolecall {

/// The line of `text` that holds `place`, with the place in [[ ]], and at most about `room` code
/// points on either side of it.
std::string excerpt(std::string_view text, Range place, std::size_t room = 60);

/// At most `room` code points of `text`, with "..." where it was cut.
std::string shortened(std::string_view text, std::size_t room);

}  // namespace rolecall
