// The parallel half of reading: from the pieces of a chunk to postings and failures.
#pragma once

#include <string>
#include <vector>

#include "corpus/batch_filler.h"
#include "corpus/field_names.h"
#include "corpus/json_record.h"
#include "corpus/json_shapes.h"
#include "corpus/reader.h"

namespace rolecall {

/// Decodes chunks one at a time and keeps its buffers between them: one for each thread at work.
class Decoder {
 public:
  /// `names` must outlive it.
  Decoder(const FieldNames& names, std::size_t max_record_bytes);

  void decode(const Chunk& chunk, Batch& batch);

 private:
  /// Where a piece's bytes lie and how far behind them may be read.
  struct Bytes {
    std::string_view view;
    std::size_t readable = 0;  ///< bytes behind the end that belong to the same buffer
  };

  void decode_lines(const Piece& piece, Bytes bytes, BatchFiller& filler);
  void decode_line(const Piece& piece, std::uint64_t line, Bytes json, BatchFiller& filler);
  void decode_record(const Piece& piece, std::uint64_t number, const JsonRecord& record,
                     BatchFiller& filler, const std::string& note);
  void decode_rows(const Piece& piece, std::string_view bytes, BatchFiller& filler);
  void decode_whole(const Piece& piece, std::string_view bytes, BatchFiller& filler);
  /// The JobPostings that a page carries for search engines; whether there were any.
  bool decode_embedded(const Piece& piece, const std::vector<std::string_view>& scripts,
                       BatchFiller& filler, const std::string& note);
  /// What each posting gets at last: no NUL bytes, and an id.
  static void finish(Posting& posting, std::uint64_t record);
  std::string too_large(std::size_t size) const;
  std::string parse(Bytes json, JsonRecord& record);

  const FieldNames& names_;
  std::size_t max_record_bytes_;
  JsonParser parser_;
  PostingShaper shaper_;
  JsonRecord record_;
  std::string padded_;   ///< a copy of JSON behind which nothing may be read
  std::string decoded_;  ///< a record of another encoding
  std::string scratch_;
  std::vector<std::string> fields_;
};

}  // namespace rolecall
