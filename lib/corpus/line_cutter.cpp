#include <algorithm>

#include "corpus/cutter.h"

namespace rolecall {
namespace {

/// JSON Lines: a record ends with its line.
class LineCutter : public Cutter {
 public:
  using Cutter::Cutter;

  bool cut(StreamBuffer& buffer, Chunk& chunk) override {
    const std::size_t target = room(chunk);
    while (buffer.size() < target) {
      // A slow writer's whole lines are not held back for a full chunk.
      if (!buffer.ready() && buffer.view().rfind('\n') != std::string_view::npos) break;
      if (!buffer.more()) break;
    }
    auto end = lines_end(buffer, target);
    if (end == 0) return skip_line(buffer, chunk);
    const bool broken = buffer.ended() && buffer.broke_off();
    if (broken && buffer.view()[end - 1] != '\n') return fail_stream(buffer, chunk, line_), false;
    begin_piece(chunk, line_, InputFormat::Jsonl);
    const std::size_t lines = first_lines(buffer.view(), end, records_left(chunk));
    const bool last = buffer.view()[end - 1] != '\n';
    line_ += lines + last;
    chunk.records += lines + last;
    chunk.bytes += buffer.view().substr(0, end);
    end_piece(chunk);
    buffer.consume(end);
    if (!buffer.ended() || buffer.size() > 0) return true;
    if (!buffer.error().empty()) fail_stream(buffer, chunk, line_);
    return false;
  }

 private:
  /// Where the last whole line within `target` bytes ends, else the first one; at the end of the
  /// stream the rest. 0: there is none within the limit, or nothing at all.
  std::size_t lines_end(StreamBuffer& buffer, std::size_t target) const {
    const auto last = buffer.view().substr(0, target).rfind('\n');
    if (last != std::string_view::npos) return last + 1;
    for (std::size_t searched = std::min(target, buffer.size());;) {
      const auto first = buffer.view().find('\n', searched);
      if (first != std::string_view::npos) return first + 1;
      searched = buffer.size();
      if (searched > limits_.max_record_bytes) return 0;
      if (!buffer.more()) return searched;
    }
  }

  /// Lowers `end` to where line number `most` ends; the number of line breaks before it.
  static std::size_t first_lines(std::string_view view, std::size_t& end, std::size_t most) {
    std::size_t lines = 0;
    for (std::size_t at = 0; lines < most; ++lines) {
      at = view.find('\n', at);
      if (at == std::string_view::npos || at >= end) return lines;
      if (++at == end || lines + 1 == most) return end = at, lines + 1;
    }
    return lines;
  }

  /// Streams past a line that is over the limit.
  bool skip_line(StreamBuffer& buffer, Chunk& chunk) {
    if (buffer.size() == 0) {
      if (!buffer.error().empty()) fail_stream(buffer, chunk, line_);
      return false;
    }
    std::uint64_t size = 0;
    for (;;) {
      const auto newline = buffer.view().find('\n');
      if (newline != std::string_view::npos) {
        size += newline;
        buffer.consume(newline + 1);
        break;
      }
      size += buffer.size();
      buffer.consume(buffer.size());
      if (!buffer.more()) break;
    }
    fail(chunk, line_++, too_large(size));
    return true;
  }

  std::uint64_t line_ = 1;
};

/// Text, Markdown, HTML: the input is one record.
class WholeCutter : public Cutter {
 public:
  WholeCutter(InputFormat format, std::string path, std::string note, CutLimits limits)
      : Cutter(std::move(path), std::move(note), limits), format_(format) {}

  bool cut(StreamBuffer& buffer, Chunk& chunk) override {
    buffer.want(limits_.max_record_bytes + 1);
    std::uint64_t size = buffer.size();
    if (size > limits_.max_record_bytes) {
      do {
        buffer.consume(buffer.size());
        buffer.more();
        size += buffer.size();
      } while (!buffer.ended());
      fail(chunk, 0, too_large(size));
    } else if (buffer.broke_off()) {
      fail_stream(buffer, chunk, 0);
    } else {
      Piece& piece = begin_piece(chunk, 0, format_);
      if (!buffer.error().empty()) piece.note = "bytes-after-gzip";
      chunk.bytes += buffer.view();
      end_piece(chunk);
    }
    return false;
  }

 private:
  InputFormat format_;
};

}  // namespace

std::unique_ptr<Cutter> make_line_cutter(std::string path, std::string note, CutLimits limits) {
  return std::make_unique<LineCutter>(std::move(path), std::move(note), limits);
}

std::unique_ptr<Cutter> make_whole_cutter(InputFormat format, std::string path, std::string note,
                                          CutLimits limits) {
  return std::make_unique<WholeCutter>(format, std::move(path), std::move(note), limits);
}

}  // namespace rolecall
