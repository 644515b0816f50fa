// Rows of delimited text to postings.
#include "corpus/csv_columns.h"
#include "corpus/csv_rows.h"
#include "corpus/decoder.h"
#include "corpus/encoding.h"
#include "corpus/html_text.h"

namespace rolecall {
namespace {

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

void Decoder::decode_rows(const Piece& piece, std::string_view bytes, BatchFiller& filler) {
  const CsvStyle style{piece.delimiter, piece.format == InputFormat::Tsv, piece.quoted};
  const CsvColumns& columns = *piece.columns;
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
    if (fields_.size() != columns.width) {
      filler.fail(piece.source.path, record,
                  "the row has " + std::to_string(fields_.size()) + " fields, the header has " +
                      std::to_string(columns.width));
      continue;
    }
    Posting& posting = filler.add(piece.source.path, record);
    if (!piece.note.empty()) posting.notes.push_back(piece.note);
    if (!note.empty()) posting.notes.push_back(note);
    // The cutter passes no table on that has no text. Two columns may be one: the text, which is
    // moved, comes last.
    if (columns.title >= 0) posting.title = fields_[static_cast<std::size_t>(columns.title)];
    if (columns.company >= 0) posting.company = fields_[static_cast<std::size_t>(columns.company)];
    if (columns.id >= 0) posting.id = fields_[static_cast<std::size_t>(columns.id)];
    posting.text.swap(fields_[static_cast<std::size_t>(columns.text)]);
    if (unwrap_html(posting.text, scratch_)) posting.notes.emplace_back("text-from-html");
    finish(posting, record);
  }
}

}  // namespace rolecall
