// Reads back the records that `-f jsonl` wrote.
#pragma once

#include <memory>
#include <string>

#include "model/result.h"

namespace rolecall {

/// One file of results, a record at a time; packed ones too. Records of other types than postings
/// are skipped.
class ResultReader {
 public:
  explicit ResultReader(const std::string& path);
  ResultReader(ResultReader&&) noexcept;
  ~ResultReader();

  /// The next posting; false at the end, or where the file is no file of results: see error().
  bool next(Result& result);

  /// Empty, or what is wrong and in which line.
  const std::string& error() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
