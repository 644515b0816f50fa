#include "study/compare_files.h"

#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>

#include "corpus/results.h"

namespace rolecall {
namespace {

/// Postings of one file that the other has not come to yet.
class Waiting {
 public:
  std::optional<Result> take(const std::string& id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return std::nullopt;
    std::optional<Result> result = std::move(found->second);
    by_id_.erase(found);
    return result;
  }

  /// Postings given up to make room, or because the id is taken.
  std::uint64_t put(Result result) {
    std::string id = result.id;
    if (!by_id_.emplace(id, std::move(result)).second) return 1;
    order_.push_back(std::move(id));
    std::uint64_t lost = 0;
    while (order_.size() > kMaxWaiting) {
      lost += by_id_.erase(order_.front());
      order_.pop_front();
    }
    return lost;
  }

  std::size_t size() const { return by_id_.size(); }

 private:
  std::unordered_map<std::string, Result> by_id_;
  std::deque<std::string> order_;
};

}  // namespace

Comparison compare_files(const std::string& before, const std::string& after,
                         const CompareLimits& limits, std::string& error) {
  Comparison total;
  ResultReader old_reader(before), new_reader(after);
  Waiting old_waiting, new_waiting;
  bool old_open = true, new_open = true;
  Result result;
  while (old_open || new_open) {
    if (old_open && (old_open = old_reader.next(result))) {
      if (const auto other = new_waiting.take(result.id))
        total.compare(result, *other, limits);
      else
        total.only_old += old_waiting.put(std::move(result));
    }
    if (new_open && (new_open = new_reader.next(result))) {
      if (const auto other = old_waiting.take(result.id))
        total.compare(*other, result, limits);
      else
        total.only_new += new_waiting.put(std::move(result));
    }
  }
  total.only_old += old_waiting.size();
  total.only_new += new_waiting.size();
  if (!old_reader.error().empty())
    error = before + ": " + old_reader.error();
  else if (!new_reader.error().empty())
    error = after + ": " + new_reader.error();
  return total;
}

}  // namespace rolecall
