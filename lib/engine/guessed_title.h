// The title of a posting that came without one, read off its text.
#pragma once

#include <string_view>

namespace rolecall {

/// The first line that says something, if it may be a title: at most 120 bytes, no sentence, and
/// not `heading`, the first heading of the text (empty: it has none). Lines of an e-mail's head are
/// passed over, but for the subject; so are rules, bare addresses and "Job description". What
/// stands behind "Position:" is taken alone. Without Markdown's marks; empty where there is none. A
/// view into `text`.
std::string_view guess_title(std::string_view text, std::string_view heading = {});

}  // namespace rolecall
