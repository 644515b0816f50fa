#include "corpus/csv_columns.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "corpus/encoding.h"
#include "corpus/json_shapes.h"

namespace rolecall {
namespace {

/// Column names are compared in small letters, with blanks, hyphens and underscores alike.
std::string folded_name(std::string_view name) {
  constexpr std::string_view kBlanks = " \t\r\n";
  name.remove_prefix(byte_order_mark(name));
  const auto first = std::min(name.find_first_not_of(kBlanks), name.size());
  name.remove_prefix(first);
  while (!name.empty() && kBlanks.find(name.back()) != std::string_view::npos)
    name.remove_suffix(1);
  std::string out = ascii_lowered(name);
  for (char& c : out)
    if (c == ' ' || c == '-') c = '_';
  return out;
}

template <class Names>
int find_column(const std::vector<std::string>& header, const std::string& given,
                const Names& usual) {
  const auto find = [&](std::string_view name) {
    const auto at = std::find(header.begin(), header.end(), folded_name(name));
    return at == header.end() ? -1 : static_cast<int>(at - header.begin());
  };
  if (!given.empty()) return find(given);
  for (const auto name : usual) {
    const int column = find(name);
    if (column >= 0) return column;
  }
  return -1;
}

/// "no KIND field "NAME"", with the name that was meant.
std::string missing_field(const char* kind, const std::string& name,
                          const std::vector<std::string>& header) {
  std::string message = std::string("no ") + kind + " field \"" + name + '"';
  const std::vector<std::string_view> known(header.begin(), header.end());
  const auto meant = nearest(folded_name(name), known);
  if (!meant.empty()) message += "; did you mean \"" + std::string(meant) + "\"?";
  return message;
}

std::string problem_of(const CsvColumns& columns, const FieldNames& names,
                       const std::vector<std::string>& header) {
  std::string message;
  if (columns.text < 0 && names.text.empty()) {
    message = missing_text(names);
  } else if (columns.text < 0) {
    message = missing_field("text", names.text, header);
  } else if (columns.title < 0 && !names.title.empty()) {
    message = missing_field("title", names.title, header);
  } else if (columns.company < 0 && !names.company.empty()) {
    message = missing_field("company", names.company, header);
  } else if (columns.id < 0 && !names.id.empty()) {
    message = missing_field("id", names.id, header);
  } else {
    return {};
  }
  message += "; the header row names ";
  for (std::size_t i = 0; i < header.size() && i < 12; ++i)
    message += (i > 0 ? ", " : "") + header[i];
  return message;
}

}  // namespace

CsvColumns find_columns(std::string_view row, CsvStyle style, const FieldNames& names,
                        std::string& problem) {
  std::string decoded;
  std::string note;
  decode_text(row, decoded, note);
  std::vector<std::string> header;
  split_csv_row(decoded, style, header);
  for (auto& name : header) name = folded_name(name);
  const CsvColumns columns{find_column(header, names.text, kTextNames),
                           find_column(header, names.title, kTitleNames),
                           find_column(header, names.company, kCompanyNames),
                           find_column(header, names.id, kIdNames), header.size()};
  problem = problem_of(columns, names, header);
  return columns;
}

}  // namespace rolecall
