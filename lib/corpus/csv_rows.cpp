#include "corpus/csv_rows.h"

#include <algorithm>

#include "base/ascii.h"

namespace rolecall {
namespace {

/// Behind the physical line at `begin`.
std::size_t line_end(std::string_view bytes, std::size_t begin) {
  const auto newline = bytes.find('\n', begin);
  return newline == std::string_view::npos ? bytes.size() : newline + 1;
}

CsvScan scan_strict(std::string_view bytes, std::size_t begin, char delimiter) {
  std::size_t at = begin;
  for (;;) {
    if (at < bytes.size() && bytes[at] == '"') {
      for (++at;; ++at) {
        at = bytes.find('"', at);
        if (at == std::string_view::npos)
          return {CsvRow::OpenQuote, bytes.size(), bytes.size() - begin};
        ++at;
        if (at == bytes.size() || bytes[at] != '"') break;
      }
      if (at < bytes.size() && bytes[at] == '\r') ++at;
      if (at < bytes.size() && bytes[at] != delimiter && bytes[at] != '\n')
        return {CsvRow::StrayQuote, line_end(bytes, begin), at - begin};
    } else {
      while (at < bytes.size() && bytes[at] != delimiter && bytes[at] != '\n') ++at;
    }
    if (at >= bytes.size()) return {CsvRow::OpenEnd, bytes.size(), at - begin};
    if (bytes[at++] == '\n') return {CsvRow::Whole, at, at - begin};
  }
}

/// The row as a line, whatever its quotes say.
CsvScan scan_line(std::string_view bytes, std::size_t begin, std::size_t walked) {
  const auto end = line_end(bytes, begin);
  const bool whole = end > begin && bytes[end - 1] == '\n';
  return {whole ? CsvRow::Whole : CsvRow::OpenEnd, end, std::max(walked, end - begin)};
}

}  // namespace

CsvScan scan_csv_row(std::string_view bytes, std::size_t begin, CsvStyle style, bool at_end) {
  if (!style.quoted) return scan_line(bytes, begin, 0);
  const auto scan = scan_strict(bytes, begin, style.delimiter);
  const bool wrong =
      scan.state == CsvRow::StrayQuote || (scan.state == CsvRow::OpenQuote && at_end);
  return style.lenient && wrong ? scan_line(bytes, begin, scan.walked) : scan;
}

void split_csv_row(std::string_view row, CsvStyle style, std::vector<std::string>& fields) {
  const auto state = scan_strict(row, 0, style.delimiter).state;
  const bool quotes = style.quoted && (state == CsvRow::Whole || state == CsvRow::OpenEnd);
  if (row.ends_with('\n')) row.remove_suffix(1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  std::size_t count = 0;
  for (std::size_t at = 0;; ++at) {
    if (count == fields.size()) fields.emplace_back();
    std::string& field = fields[count++];
    field.clear();
    if (quotes && at < row.size() && row[at] == '"') {
      for (++at;; at += 2) {
        const auto quote = std::min(row.find('"', at), row.size());
        field += row.substr(at, quote - at);
        at = quote;
        if (at + 1 >= row.size() || row[at + 1] != '"') break;
        field += '"';
      }
      at = std::min(at + 1, row.size());
    } else {
      const auto end = std::min(row.find(style.delimiter, at), row.size());
      field += row.substr(at, end - at);
      at = end;
    }
    if (at >= row.size()) break;
  }
  fields.resize(count);
}

std::optional<SeparatorLine> separator_line(std::string_view table) {
  const auto end = line_end(table, 0);
  auto line = table.substr(0, end);
  if (!line.ends_with('\n')) return std::nullopt;
  line.remove_suffix(line.ends_with("\r\n") ? 2 : 1);
  if (line.size() > 2 && line.front() == '"' && line.back() == '"')
    line = line.substr(1, line.size() - 2);
  constexpr std::string_view kName = "sep=";
  if (line.size() != kName.size() + 1 || ascii_lowered(line.substr(0, kName.size())) != kName)
    return std::nullopt;
  const char delimiter = line.back();
  const bool printable = delimiter >= ' ' && delimiter < '\x7F';
  if ((!printable && delimiter != '\t') || is_alnum(delimiter) || delimiter == '"')
    return std::nullopt;
  return SeparatorLine{delimiter, end};
}

char guess_delimiter(std::string_view header) {
  constexpr std::string_view kDelimiters = ",;\t|";
  std::size_t counts[4] = {};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    const auto which = kDelimiters.find(c);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  return kDelimiters[static_cast<std::size_t>(std::max_element(counts, counts + 4) - counts)];
}

bool is_blank_row(std::string_view row) {
  return row.find_first_not_of("\r\n") == std::string_view::npos;
}

}  // namespace rolecall
