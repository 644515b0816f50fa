// Rows and fields of delimited text after RFC 4180. The cutter and the decoder walk rows with the
// same code, so they agree on where each one ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

struct CsvStyle {
  char delimiter = ',';
  bool lenient = false;  ///< TSV: a field with a stray quote is taken as it stands
  bool quoted = true;    ///< false: quotes are signs like any other, a row is a line
};

enum class CsvRow : unsigned char {
  Whole,       ///< ends at a line break or at the end of the bytes
  OpenQuote,   ///< the bytes end inside quotes
  OpenEnd,     ///< the bytes end in a row without a line break
  StrayQuote,  ///< something follows a closing quote
};

struct CsvScan {
  CsvRow state = CsvRow::Whole;
  std::size_t end = 0;     ///< behind the row's line break
  std::size_t walked = 0;  ///< bytes looked at: more than the row has where its quotes are wrong
};

/// The row at `begin`. `at_end`: no bytes will follow these.
CsvScan scan_csv_row(std::string_view bytes, std::size_t begin, CsvStyle style, bool at_end);

/// Fields of a whole row (its line break may be there), unquoted. Keeps `fields`' memory.
void split_csv_row(std::string_view row, CsvStyle style, std::vector<std::string>& fields);

/// Excel's line before the header row, "sep=;": it names the delimiter and is no row.
struct SeparatorLine {
  char delimiter;
  std::size_t end;  ///< behind its line break
};
/// The one at the start of a table, if it is there.
std::optional<SeparatorLine> separator_line(std::string_view table);

/// The delimiter of a header row: the most frequent of , ; tab and | outside quotes.
char guess_delimiter(std::string_view header);

/// Whether a row holds nothing but its line break.
bool is_blank_row(std::string_view row);

}  // namespace rolecall
