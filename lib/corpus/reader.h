// From paths, streams and archives to postings, in two steps: a serial one that only cuts the
// input into chunks at record bounds, and a parallel one that decodes a chunk into records.
//
//   Reader reader(options);               // names that do not exist: reader.problems(), nothing read
//   Chunk chunk; Batch batch;
//   while (reader.next(chunk)) { reader.decode(chunk, batch); ... }
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "model/posting.h"

namespace rolecall {

enum class InputFormat : std::uint8_t { Auto, Text, Markdown, Html, Json, Jsonl, Csv, Tsv };

struct InputOptions {
  std::vector<std::string> paths;   ///< files, folders, "-" for standard input
  InputFormat format = InputFormat::Auto;
  std::string text_field;           ///< empty: the usual names and known shapes
  std::string title_field;
  std::string id_field;
  std::string company_field;
  std::size_t max_record_bytes = std::size_t{64} << 20;  ///< a larger record is a Failure
  std::size_t chunk_bytes = std::size_t{1} << 20;        ///< about how much a chunk holds
};

/// A run of raw records of one input. Reused between calls to keep its buffers.
struct Chunk {
  std::string bytes;
  Source source;                 ///< `record` is the number of the first record
  InputFormat format = InputFormat::Auto;  ///< never Auto once filled
  std::vector<Failure> failures; ///< inputs that could not be opened or read here
  std::uint64_t sequence = 0;    ///< chunks count from 0 in input order
};

/// Records of a chunk in input order. Reused between calls.
struct Batch {
  std::vector<std::variant<Posting, Failure>> records;
};

class Reader {
 public:
  explicit Reader(InputOptions options);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// Named inputs that do not exist: to be reported before any work, exit status 2.
  const std::vector<std::string>& missing() const;

  /// Fills `chunk` with the next records; false at the end of all inputs. Not thread-safe.
  bool next(Chunk& chunk);

  /// Records of a chunk. Thread-safe.
  void decode(const Chunk& chunk, Batch& batch) const;

  /// Bytes of input (compressed size) read so far and in all, 0 where unknown: for progress.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
