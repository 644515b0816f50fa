#include <algorithm>

#include "corpus/csv_columns.h"
#include "corpus/csv_rows.h"
#include "corpus/cutter.h"

namespace rolecall {
namespace {

class CsvCutter : public Cutter {
 public:
  CsvCutter(InputFormat format, std::string path, std::string note, CutLimits limits,
            const FieldNames& names)
      : Cutter(std::move(path), std::move(note), limits), names_(names), format_(format) {
    if (format_ == InputFormat::Tsv) style_ = {'\t', true};
  }

  bool cut(StreamBuffer& buffer, Chunk& chunk) override {
    if (!columns_ && !read_header(buffer, chunk)) return false;
    if (quotes_lead_astray()) style_.quoted = false;
    const std::size_t target = room(chunk);
    buffer.want(target);
    std::uint64_t rows = 0;
    const std::size_t end = whole_rows(buffer, target, records_left(chunk), rows);
    if (end == 0) return single_row(buffer, chunk);
    take(buffer, chunk, end, rows);
    return true;
  }

 private:
  bool read_header(StreamBuffer& buffer, Chunk& chunk) {
    std::size_t begin = 0;
    std::size_t size = std::size_t{64} << 10;
    for (;;) {
      buffer.want(size);
      const auto view = buffer.view();
      begin = std::min(view.find_first_not_of("\r\n"), view.size());
      if (const auto separator = separator_line(view.substr(begin))) {
        style_.delimiter = separator->delimiter;
        begin = std::min(view.find_first_not_of("\r\n", begin + separator->end), view.size());
      } else if (format_ == InputFormat::Csv) {
        const auto line = view.substr(begin, view.find('\n', begin) - begin);
        style_.delimiter = guess_delimiter(line);
      }
      const auto scan = scan_csv_row(view, begin, style_, buffer.ended());
      if (scan.state == CsvRow::Whole || (scan.state == CsvRow::OpenEnd && buffer.ended())) {
        if (begin == scan.end) break;
        const bool taken = take_header(view.substr(begin, scan.end - begin), chunk);
        line_ += lines(view.substr(0, scan.end));
        buffer.consume(scan.end);
        return taken;
      }
      if (scan.state == CsvRow::StrayQuote || buffer.ended() || size > kMostHeader) break;
      size *= 2;
    }
    if (!buffer.error().empty()) {
      fail_stream(buffer, chunk, 0);
    } else if (begin == buffer.size()) {
      fail(chunk, 0, "the file is empty, expected a header row");
    } else {
      fail(chunk, 0, "the header row has a quote that is not closed, or is too long");
    }
    return false;
  }

  bool take_header(std::string_view row, Chunk& chunk) {
    std::string problem;
    const CsvColumns columns = find_columns(row, style_, names_, problem);
    if (!problem.empty()) return fail(chunk, 0, std::move(problem)), false;
    columns_ = std::make_shared<const CsvColumns>(columns);
    return true;
  }

  /// Where the whole rows within `target` bytes end, or `most` of them.
  std::size_t whole_rows(const StreamBuffer& buffer, std::size_t target, std::size_t most,
                         std::uint64_t& rows) {
    const auto view = buffer.view();
    std::size_t end = 0;
    while (end < view.size() && end < target && rows < most && !quotes_lead_astray()) {
      const auto scan = scan_csv_row(view, end, style_, ended_well(buffer));
      if (scan.state != CsvRow::Whole) break;
      count_walk(scan, end);
      rows += !is_blank_row(view.substr(end, scan.end - end));
      end = scan.end;
    }
    return end;
  }

  /// The row at the front of the buffer: large, the last one, or broken.
  bool single_row(StreamBuffer& buffer, Chunk& chunk) {
    for (;;) {
      const bool full = buffer.size() > limits_.max_record_bytes;
      const auto scan = scan_csv_row(buffer.view(), 0, style_, ended_well(buffer) || full);
      if (scan.state == CsvRow::Whole) {
        count_walk(scan, 0);
        return take(buffer, chunk, scan.end, 1), true;
      }
      if (scan.state == CsvRow::StrayQuote)
        return reject(buffer, chunk, scan.walked, "text follows a closing quote");
      if (buffer.ended()) {
        if (buffer.broke_off()) return fail_stream(buffer, chunk, row_), false;
        if (scan.state == CsvRow::OpenQuote)
          return reject(buffer, chunk, scan.walked, "a quote is opened and never closed");
        if (buffer.size() > 0) take(buffer, chunk, scan.end, !is_blank_row(buffer.view()));
        if (!buffer.error().empty()) fail_stream(buffer, chunk, row_);
        return false;
      }
      if (full && scan.state == CsvRow::OpenQuote && rows_follow(buffer.view()))
        return reject(buffer, chunk, scan.walked,
                      "a quote is opened and not closed within the size of a record");
      if (full) return skip_row(buffer, chunk, scan.state == CsvRow::OpenQuote);
      // Twice as much each time: the row is walked again from its start.
      buffer.want(2 * buffer.size());
    }
  }

  /// Whether the lines behind the first are rows of their own. Then its quote is wrong; else they
  /// are the inside of a large field.
  bool rows_follow(std::string_view view) {
    constexpr int kEnough = 3;
    std::size_t at = view.find('\n') + 1;
    for (int i = 0; i < kEnough; ++i) {
      const auto scan = scan_csv_row(view, at, style_, false);
      if (scan.state != CsvRow::Whole) return false;
      split_csv_row(view.substr(at, scan.end - at), style_, fields_);
      if (fields_.size() != columns_->width) return false;
      at = scan.end;
    }
    return columns_->width > 1;
  }

  /// A walk that went on behind the row was in vain.
  void count_walk(const CsvScan& scan, std::size_t begin) {
    if (scan.walked > scan.end - begin) walked_ += scan.walked;
  }
  /// A file in which so much was walked in vain has quotes that go around nothing.
  bool quotes_lead_astray() const {
    return style_.lenient && style_.quoted && walked_ > kMostWalked;
  }
  /// Whether the buffer ends where the table does.
  static bool ended_well(const StreamBuffer& buffer) {
    return buffer.ended() && !buffer.broke_off();
  }

  void take(StreamBuffer& buffer, Chunk& chunk, std::size_t end, std::uint64_t rows) {
    const auto bytes = buffer.view().substr(0, end);
    if (rows > 0) {
      Piece& piece = begin_piece(chunk, row_, format_);
      piece.columns = columns_;
      piece.delimiter = style_.delimiter;
      piece.quoted = style_.quoted;
      chunk.bytes += bytes;
      chunk.records += rows;
      end_piece(chunk);
    }
    row_ += rows;
    line_ += lines(bytes);
    buffer.consume(end);
  }

  /// A row whose quotes are wrong: reading goes on behind its first line.
  bool reject(StreamBuffer& buffer, Chunk& chunk, std::size_t walked, const char* reason) {
    std::string message = reason;
    message += " (line " + std::to_string(line_) + ')';
    const auto newline = buffer.view().find('\n');
    const auto end = newline == std::string_view::npos ? buffer.size() : newline + 1;
    // Each such row may walk the rest of the buffer in vain: not for ever.
    walked_ += walked;
    const bool give_up = walked_ > kMostWalked;
    if (give_up) message += "; too many such rows, the rest of the file was not read";
    fail(chunk, row_++, std::move(message));
    ++line_;
    buffer.consume(end);
    return !give_up;
  }

  /// Streams past a row over the limit.
  bool skip_row(StreamBuffer& buffer, Chunk& chunk, bool quoted) {
    // An even number of quotes so far leaves them closed: what is inside does not matter here.
    const auto seen = buffer.view();
    if (quoted) quoted = std::count(seen.begin(), seen.end(), '"') % 2 == 1;
    std::uint64_t size = seen.size();
    std::uint64_t skipped_lines = lines(seen);
    buffer.consume(seen.size());
    for (bool ended = false; !ended && buffer.more();) {
      const auto view = buffer.view();
      std::size_t at = 0;
      for (; at < view.size() && !ended; ++at) {
        if (view[at] == '"') quoted = !quoted;
        ended = view[at] == '\n' && !quoted;
      }
      size += at;
      skipped_lines += lines(view.substr(0, at));
      buffer.consume(at);
    }
    std::string message = too_large(size);
    if (quoted)
      message += "; a quote opened in it (line " + std::to_string(line_) + ") is never closed";
    fail(chunk, row_++, std::move(message));
    line_ += skipped_lines;
    return true;
  }

  static std::uint64_t lines(std::string_view bytes) {
    return static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  }

  static constexpr std::size_t kMostHeader = std::size_t{1} << 20;
  static constexpr std::uint64_t kMostWalked = std::uint64_t{256} << 20;

  const FieldNames& names_;
  InputFormat format_;
  CsvStyle style_;
  std::shared_ptr<const CsvColumns> columns_;  ///< of the header row; null: it is not read yet
  std::vector<std::string> fields_;
  std::uint64_t row_ = 1;
  std::uint64_t line_ = 1;
  std::uint64_t walked_ = 0;  ///< bytes, in search of the ends of rows, in vain
};

}  // namespace

std::unique_ptr<Cutter> make_csv_cutter(InputFormat format, std::string path, std::string note,
                                        CutLimits limits, const FieldNames& names) {
  return std::make_unique<CsvCutter>(format, std::move(path), std::move(note), limits, names);
}

}  // namespace rolecall
