// From paths, streams and archives to postings, in two steps: a serial one that only cuts the
// input into chunks at record bounds, and a parallel one that decodes a chunk into records.
//
//   Reader reader(options);               // names that do not exist: reader.missing(), nothing
//   read Chunk chunk; Batch batch; while (reader.next(chunk)) { reader.decode(chunk, batch); ... }
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "model/posting.h"

namespace rolecall {

struct CsvColumns;

enum class InputFormat : std::uint8_t { Auto, Text, Markdown, Html, Json, Jsonl, Csv, Tsv };

struct InputOptions {
  std::vector<std::string> paths;  ///< files, folders, "-" for standard input
  /// Files that are passed over where a folder holds them: what the run itself writes.
  std::vector<std::string> passed_over;
  InputFormat format = InputFormat::Auto;
  std::string text_field;  ///< empty: the usual names and known shapes; "a.b" goes into objects
  std::string title_field;
  std::string id_field;
  std::string company_field;
  std::size_t max_record_bytes = std::size_t{16} << 20;  ///< a larger record is a Failure
  std::size_t chunk_bytes = std::size_t{1} << 20;        ///< about how much a chunk holds
  /// A chunk is full at about so many records as well: what is made of one is far larger than the
  /// smallest record.
  std::size_t chunk_records = 1024;
  /// Asked between reads and when a signal breaks one off; true ends the input there, and half a
  /// record is none.
  std::function<bool()> stop;
};

/// Raw records of one input that lie together in a chunk, or what went wrong at this place.
struct Piece {
  Source source;                           ///< `record` is the number of the first record
  InputFormat format = InputFormat::Text;  ///< never Auto, never Json: its records become Jsonl
  std::size_t begin = 0;                   ///< [begin, end) of Chunk::bytes
  std::size_t end = 0;
  std::shared_ptr<const CsvColumns> columns;  ///< Csv, Tsv: what the header row tells
  char delimiter = ',';                       ///< Csv, Tsv
  bool quoted = true;                         ///< Csv, Tsv: quotes go around fields
  std::string note;                           ///< of each posting: "decoded-from-utf-16le"
  std::string failure;                        ///< not empty: there are no records, this is why
};

/// Some pieces, in input order: a stretch of a large file or many small files. Reused between
/// calls to keep its buffers.
struct Chunk {
  std::string bytes;
  std::vector<Piece> pieces;
  std::size_t records = 0;     ///< about how many
  std::uint64_t sequence = 0;  ///< chunks count from 0 in input order
};

/// Records of a chunk in input order. Reused between calls.
struct Batch {
  std::vector<std::variant<Posting, Failure>> records;
};

/// Reads inputs one after the other. `Source::record` is 0 where the file is the posting, the line
/// in JSONL, the element in a JSON array, the row after the header in CSV.
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
  /// Whether next() has met the end of all inputs: it will give nothing more.
  bool ended() const;

  /// Records of a chunk. Thread-safe.
  void decode(const Chunk& chunk, Batch& batch) const;

  /// Bytes of input (compressed size) read so far and in all, 0 where unknown: for progress.
  /// Thread-safe.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;
  /// Bytes handed out in chunks, after unpacking. Thread-safe.
  std::uint64_t bytes_cut() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
