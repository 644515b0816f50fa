// What the rules do in a corpus, as a table; and sheets of hits to be judged by hand.
#pragma once

#include <string>
#include <vector>

#include "study/census.h"

namespace rolecall {

/// A table for people: `top` rules by hits, then rules that never fired. With `time`, a column of
/// it.
std::string stats_page(const Pack& pack, const Census& census, std::size_t top, bool time);
std::string stats_json(const Pack& pack, const Census& census, bool time);
std::string stats_csv(const Pack& pack, const Census& census, bool time);

/// Tab-separated: rule, posting, place and line of each hit of the sample, and an empty column
/// `right` for y or n. No cell is a formula to a spreadsheet.
std::string sample_sheet(const Pack& pack, const Census& census);

/// What a judged sheet says: right of judged by rule, in the sheet's order.
struct SheetRow {
  std::string rule;
  std::uint64_t right = 0, judged = 0, open = 0;
};

/// `bytes` of a sheet, separated by tabs, commas or semicolons. Throws CommandError that names the
/// line and what is wrong with it.
std::vector<SheetRow> read_sheet(const std::string& bytes, const std::string& path);

std::string sheet_page(const std::vector<SheetRow>& rows);
std::string sheet_json(const std::vector<SheetRow>& rows);

}  // namespace rolecall
