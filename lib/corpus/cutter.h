// Cutters: the serial half of reading. A cutter takes one input's bytes off a buffer and puts
// whole records into a chunk, without understanding more of them than where they end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/field_names.h"
#include "corpus/reader.h"
#include "corpus/stream_buffer.h"

namespace rolecall {

struct CutLimits {
  std::size_t chunk_bytes = std::size_t{1} << 20;
  std::size_t max_record_bytes = std::size_t{16} << 20;
  std::size_t chunk_records = 1024;
};

class Cutter {
 public:
  Cutter(std::string path, std::string note, CutLimits limits)
      : path_(std::move(path)), note_(std::move(note)), limits_(limits) {}
  virtual ~Cutter() = default;

  /// Appends pieces to `chunk`, about as many as fit it; false once the input is at its end.
  virtual bool cut(StreamBuffer& buffer, Chunk& chunk) = 0;

 protected:
  /// Bytes that still go into the chunk; never so few that cutting is not worth it.
  std::size_t room(const Chunk& chunk) const {
    constexpr std::size_t kLeast = 4096;
    const std::size_t held = chunk.bytes.size();
    return held + kLeast < limits_.chunk_bytes ? limits_.chunk_bytes - held : kLeast;
  }
  /// Records that still go into the chunk, at least one.
  std::size_t records_left(const Chunk& chunk) const {
    return chunk.records < limits_.chunk_records ? limits_.chunk_records - chunk.records : 1;
  }
  /// Starts a piece at the end of the chunk's bytes; end_piece() gives it all that came since.
  Piece& begin_piece(Chunk& chunk, std::uint64_t record, InputFormat format) const;
  void end_piece(Chunk& chunk) const { chunk.pieces.back().end = chunk.bytes.size(); }
  void fail(Chunk& chunk, std::uint64_t record, std::string message) const;
  /// The failure for a stream that ended with an error.
  void fail_stream(const StreamBuffer& buffer, Chunk& chunk, std::uint64_t record) const;
  std::string too_large(std::uint64_t size) const;

  std::string path_;
  std::string note_;
  CutLimits limits_;
};

/// `format` is not Auto. `note` is given to each piece. A table must have the columns that `names`,
/// which must outlive the cutter, ask for.
std::unique_ptr<Cutter> make_cutter(InputFormat format, std::string path, std::string note,
                                    CutLimits limits, const FieldNames& names);

// One for each way records end.
std::unique_ptr<Cutter> make_line_cutter(std::string path, std::string note, CutLimits limits);
std::unique_ptr<Cutter> make_whole_cutter(InputFormat format, std::string path, std::string note,
                                          CutLimits limits);
std::unique_ptr<Cutter> make_json_cutter(std::string path, std::string note, CutLimits limits);
std::unique_ptr<Cutter> make_csv_cutter(InputFormat format, std::string path, std::string note,
                                        CutLimits limits, const FieldNames& names);

}  // namespace rolecall
