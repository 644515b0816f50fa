// Which column of a table holds what, by the names in its header row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/csv_rows.h"
#include "corpus/field_names.h"

namespace rolecall {

/// What a header row tells of the rows below it. Columns count from 0; -1: there is none.
struct CsvColumns {
  int text = -1;
  int title = -1;
  int company = -1;
  int id = -1;
  std::size_t width = 0;  ///< fields of a row
};

/// The columns of a header row. `problem` becomes why the table is of no use, or empty: there is no
/// text in it, or a name that the user gave is none of its columns.
CsvColumns find_columns(std::string_view row, CsvStyle style, const FieldNames& names,
                        std::string& problem);

}  // namespace rolecall
