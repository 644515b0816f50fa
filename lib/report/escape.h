// Text of postings made into text of a format: nothing in it formats, links, runs or counts as a
// formula. Control characters are U+FFFD, marks that turn the direction of writing are dropped.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

/// For elements and quoted attributes.
std::string html_text(std::string_view raw);

/// Text that Markdown (CommonMark and GitHub's) shows as it is, on one line.
std::string markdown_text(std::string_view raw);

/// Appends a cell of RFC 4180, quoted where it must be. Cells that a spreadsheet would take for a
/// formula get a leading apostrophe. Tabs and line breaks stay; overrides of direction are U+FFFD.
void append_csv_cell(std::string_view text, std::string& out);

}  // namespace rolecall
