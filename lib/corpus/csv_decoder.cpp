// Rows of delimited text to postings.
#include <algorithm>

#include "base/ascii.h"
#include "corpus/csv_rows.h"
#include "corpus/decoder.h"
#include "corpus/encoding.h"
#include "corpus/html_text.h"

namespace rolecall {
namespace {

/// Column names are compared in small letters, with blanks, hyphens and underscores alike.
std::string folded_name(std::string_view name) {
  constexpr std::string_view kBlanks = " \t\r\n";
  if (name.starts_with("\xEF\xBB\xBF")) name.remove_prefix(3);
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

struct Columns {
  int text = -1;
  int title = -1;
  int company = -1;
  int id = -1;
};

/// Columns by the names in a header row, which becomes `fields`.
Columns read_header(std::string_view header, CsvStyle style, const FieldNames& names,
                    std::vector<std::string>& fields) {
  std::string decoded;
  std::string note;
  decode_text(header, decoded, note);
  split_csv_row(decoded, style, fields);
  for (auto& name : fields) name = folded_name(name);
  return {
      find_column(fields, names.text, kTextNames), find_column(fields, names.title, kTitleNames),
      find_column(fields, names.company, kCompanyNames), find_column(fields, names.id, kIdNames)};
}

/// The rows that are not UTF-8, as many as tell their encoding.
std::string foreign_rows(std::string_view bytes, CsvStyle style) {
  constexpr std::size_t kEnough = std::size_t{64} << 10;
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kEnough;) {
    const auto end = scan_csv_row(bytes, at, style, true).end;
    const auto row = bytes.substr(at, end - at);
    if (!is_valid_utf8(row)) sample += row;
    at = end;
  }
  return sample;
}

}  // namespace

std::string header_problem(const Piece& piece, const FieldNames& names) {
  std::vector<std::string> header;
  const CsvStyle style{piece.delimiter, piece.format == InputFormat::Tsv};
  if (read_header(piece.header, style, names, header).text >= 0) return {};
  std::string message = missing_text(names) + "; the header row names ";
  for (std::size_t i = 0; i < header.size() && i < 12; ++i)
    message += (i > 0 ? ", " : "") + header[i];
  return message;
}

void Decoder::decode_rows(const Piece& piece, std::string_view bytes, BatchFiller& filler) {
  const CsvStyle style{piece.delimiter, piece.format == InputFormat::Tsv};
  const Columns columns = read_header(piece.header, style, names_, fields_);
  const std::size_t width = fields_.size();
  const bool valid = is_valid_utf8(bytes);
  const std::string encoding = valid ? "" : guess_encoding(foreign_rows(bytes, style));
  std::string note;
  std::uint64_t number = piece.source.record;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto scan = scan_csv_row(bytes, at, style, true);
    auto row = bytes.substr(at, scan.end - at);
    at = scan.end;
    if (is_blank_row(row)) continue;
    const std::uint64_t record = number++;
    if (row.size() > max_record_bytes_) {
      filler.fail(piece.source.path, record, too_large(row.size()));
      continue;
    }
    note.clear();
    if (!valid && !is_valid_utf8(row)) {
      decode_as(row, encoding, decoded_, note);
      row = decoded_;
    }
    split_csv_row(row, style, fields_);
    if (fields_.size() != width) {
      filler.fail(piece.source.path, record,
                  "the row has " + std::to_string(fields_.size()) + " fields, the header has " +
                      std::to_string(width));
      continue;
    }
    if (columns.text < 0) {
      filler.fail(piece.source.path, record, missing_text(names_));
      continue;
    }
    Posting& posting = filler.add(piece.source.path, record);
    if (!piece.note.empty()) posting.notes.push_back(piece.note);
    if (!note.empty()) posting.notes.push_back(note);
    // Two columns may be one: the text, which is moved, comes last.
    if (columns.title >= 0) posting.title = fields_[static_cast<std::size_t>(columns.title)];
    if (columns.company >= 0) posting.company = fields_[static_cast<std::size_t>(columns.company)];
    if (columns.id >= 0) posting.id = fields_[static_cast<std::size_t>(columns.id)];
    posting.text.swap(fields_[static_cast<std::size_t>(columns.text)]);
    if (unwrap_html(posting.text, scratch_)) posting.notes.emplace_back("text-from-html");
    finish(posting, record);
  }
}

}  // namespace rolecall
