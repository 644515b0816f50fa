#include "corpus/cutter.h"

namespace rolecall {

Piece& Cutter::begin_piece(Chunk& chunk, std::uint64_t record, InputFormat format) const {
  Piece& piece = chunk.pieces.emplace_back();
  piece.source = {path_, record};
  piece.format = format;
  piece.begin = piece.end = chunk.bytes.size();
  piece.note = note_;
  return piece;
}

void Cutter::fail(Chunk& chunk, std::uint64_t record, std::string message) const {
  begin_piece(chunk, record, InputFormat::Text).failure = std::move(message);
  ++chunk.records;
}

void Cutter::fail_stream(const StreamBuffer& buffer, Chunk& chunk, std::uint64_t record) const {
  std::string message = buffer.error();
  message += ", after ";
  message += std::to_string(buffer.offset() + buffer.size());
  message += " bytes";
  if (record > 0) message += "; all records before number " + std::to_string(record) + " were read";
  fail(chunk, record, std::move(message));
}

std::string Cutter::too_large(std::uint64_t size) const {
  return "the record has " + std::to_string(size) + " bytes, more than the limit of " +
         std::to_string(limits_.max_record_bytes);
}

std::unique_ptr<Cutter> make_cutter(InputFormat format, std::string path, std::string note,
                                    CutLimits limits, const FieldNames& names) {
  switch (format) {
    case InputFormat::Jsonl:
      return make_line_cutter(std::move(path), std::move(note), limits);
    case InputFormat::Json:
      return make_json_cutter(std::move(path), std::move(note), limits);
    case InputFormat::Csv:
    case InputFormat::Tsv:
      return make_csv_cutter(format, std::move(path), std::move(note), limits, names);
    default:
      return make_whole_cutter(format, std::move(path), std::move(note), limits);
  }
}

}  // namespace rolecall
