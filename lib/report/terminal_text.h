// Text for terminals: what may be shown, how many columns it takes, and where it can be cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rolecall {

/// `bytes` made safe to show on one line. Tabs and line breaks become blanks; other control
/// characters (C0 with ESC, DEL, C1) and invalid UTF-8 become U+FFFD; marks that turn the direction
/// of writing, and the byte order mark, are dropped.
std::string printable(std::string_view bytes);

/// Columns that printable text takes: 2 for wide East Asian characters and emoji, 0 for marks that
/// combine, 1 for all else.
int display_width(std::string_view text);

/// Bytes of the longest prefix that fits into `columns`; never between a letter and its marks.
std::size_t fit(std::string_view text, int columns);

/// `text`, or its beginning and `ellipsis`, within `columns`.
std::string cut(std::string_view text, int columns, std::string_view ellipsis);

/// Bytes of the first character with the marks that belong to it; `wide` says if it takes 2
/// columns.
std::size_t first_character(std::string_view text, bool& wide);

}  // namespace rolecall
