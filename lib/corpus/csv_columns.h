// Which column of a table holds what, by the names in its header row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/csv_rows.h"
#include "corpus/field_names.h"

namespace rolecall {

/// Columns count from 0; -1: there is none.
struct CsvColumns {
  int text = -1;
  int title = -1;
  int company = -1;
  int id = -1;
};

/// The columns of a header row; `header` becomes its names, in small letters.
CsvColumns find_columns(std::string_view row, CsvStyle style, const FieldNames& names,
                        std::vector<std::string>& header);

/// Why a table with this header row is of no use, or empty: there is no text in it, or a name that
/// the user gave is none of its columns.
std::string header_problem(std::string_view row, CsvStyle style, const FieldNames& names);

}  // namespace rolecall
