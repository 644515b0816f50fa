// Fills a Batch from its start and reuses the strings of the records that stood there.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader.h"

namespace rolecall {

class BatchFiller {
 public:
  explicit BatchFiller(Batch& batch) : records_(batch.records) {}

  /// A cleared posting behind those already there; valid until the next call.
  Posting& add(std::string_view path, std::uint64_t record) {
    if (used_ == records_.size()) records_.emplace_back();
    auto& slot = records_[used_++];
    if (!std::holds_alternative<Posting>(slot)) slot.emplace<Posting>();
    Posting& posting = std::get<Posting>(slot);
    posting.source.path = path;
    posting.source.record = record;
    posting.id.clear();
    posting.title.clear();
    posting.company.clear();
    if (posting.text.capacity() > kKept) {
      posting.text = {};
    } else {
      posting.text.clear();
    }
    posting.notes.clear();
    return posting;
  }

  void fail(std::string_view path, std::uint64_t record, std::string message) {
    if (used_ == records_.size()) records_.emplace_back();
    records_[used_++] = Failure{{std::string(path), record}, std::move(message)};
  }

  /// Makes a failure of the posting last added.
  void fail_last(std::string message) {
    auto& slot = records_[used_ - 1];
    slot = Failure{std::move(std::get<Posting>(slot).source), std::move(message)};
  }

  std::size_t size() const { return used_; }
  /// Drops what is left of the batch's earlier records.
  void finish() { records_.resize(used_); }

 private:
  static constexpr std::size_t kKept = std::size_t{256} << 10;  ///< capacity worth keeping

  std::vector<std::variant<Posting, Failure>>& records_;
  std::size_t used_ = 0;
};

}  // namespace rolecall
