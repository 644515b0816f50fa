// The records of files that a test writes.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../temp_folder.h"
#include "corpus/reader.h"

namespace rolecall {

inline InputOptions inputs(std::vector<std::string> paths) {
  InputOptions options;
  options.paths = std::move(paths);
  return options;
}

using Record = std::variant<Posting, Failure>;

inline std::vector<Record> read_all(InputOptions options) {
  Reader reader(std::move(options));
  std::vector<Record> records;
  Chunk chunk;
  Batch batch;
  std::uint64_t sequence = 0;
  while (reader.next(chunk)) {
    if (chunk.sequence != sequence++) throw std::logic_error("chunks are not numbered in order");
    reader.decode(chunk, batch);
    records.insert(records.end(), batch.records.begin(), batch.records.end());
  }
  return records;
}

/// Records of a file with this name and content.
inline std::vector<Record> read_bytes(const std::string& name, std::string_view bytes,
                                      InputOptions options = {}) {
  const TempFolder folder;
  options.paths = {folder.write(name, bytes)};
  return read_all(std::move(options));
}

inline const Posting* posting(const Record& record) { return std::get_if<Posting>(&record); }

/// The text of a posting, or "!" and the message of a failure.
inline std::string text_of(const Record& record) {
  if (const auto* found = posting(record)) return found->text;
  return "!" + std::get<Failure>(record).message;
}

inline std::uint64_t number_of(const Record& record) {
  return std::visit([](const auto& r) { return r.source.record; }, record);
}

inline bool fails_with(const Record& record, std::string_view part) {
  const auto* failure = std::get_if<Failure>(&record);
  return failure && failure->message.find(part) != std::string::npos;
}

}  // namespace rolecall
