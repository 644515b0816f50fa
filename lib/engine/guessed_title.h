// The title of a posting that came without one, read off its text.
#pragma once

#include <string_view>

namespace rolecall {

/// The first line that says something, if it may be a title: at most 120 bytes, and no sentence
/// where it is longer than most titles are. Lines of an e-mail's head are passed over, but for the
/// subject; so are rules and bare addresses. Without Markdown's marks; empty where there is none.
/// A view into `text`.
std::string_view guess_title(std::string_view text);

}  // namespace rolecall
