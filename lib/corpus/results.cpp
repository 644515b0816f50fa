#include "corpus/results.h"

#include <simdjson.h>

#include <utility>

#include "corpus/byte_stream.h"

namespace rolecall {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kBlock = 1 << 16;
constexpr std::size_t kMaxLine = std::size_t{64} << 20;

std::string text(const object& record, std::string_view key) {
  std::string_view value;
  return record[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::uint32_t number(const object& record, std::string_view key) {
  std::uint64_t value = 0;
  return record[key].get(value) == simdjson::SUCCESS ? static_cast<std::uint32_t>(value) : 0;
}

template <class Each>
void each(const object& record, std::string_view key, Each take) {
  array list;
  if (record[key].get(list) != simdjson::SUCCESS) return;
  for (const element& item : list) {
    object entry;
    if (item.get(entry) == simdjson::SUCCESS) take(entry);
  }
}

void read(const object& record, Result& result) {
  result = {};
  result.id = text(record, "id");
  result.title = text(record, "title");
  result.role = text(record, "role");
  bool decided = false;
  if (record["decided"].get(decided) == simdjson::SUCCESS) result.decided = decided;
  each(record, "tags", [&](const object& tag) {
    result.tags.push_back({text(tag, "rule"),
                           text(tag, "ask"),
                           {number(tag, "start"), number(tag, "end")},
                           text(tag, "text")});
  });
  each(record, "reasons", [&](const object& reason) {
    double points = 0;
    if (reason["points"].get(points) != simdjson::SUCCESS) points = 0;
    result.reasons.push_back({text(reason, "role"), text(reason, "feature"), points});
  });
}

}  // namespace

struct ResultReader::Impl {
  explicit Impl(const std::string& path) : stream(unpack(open_file(path, context))) {
    error = stream->error();
  }

  /// The next line without its break; false at the end.
  bool line(std::string_view& out) {
    for (;;) {
      const std::size_t end = buffer.find('\n', at);
      if (end != std::string::npos || (done && at < buffer.size())) {
        out = std::string_view(buffer).substr(at, end - at);
        at = end == std::string::npos ? buffer.size() : end + 1;
        ++lines;
        return true;
      }
      if (done) return false;
      buffer.erase(0, std::exchange(at, 0));
      if (buffer.size() > kMaxLine) {
        error = "line " + std::to_string(lines + 1) + " is too long for a record";
        return false;
      }
      const std::size_t old = buffer.size();
      buffer.resize(old + kBlock);
      const std::size_t got = stream->read(buffer.data() + old, kBlock);
      buffer.resize(old + got);
      done = got == 0;
      if (done && !stream->error().empty()) error = stream->error();
    }
  }

  StreamContext context;
  std::unique_ptr<ByteStream> stream;
  std::string buffer;
  std::size_t at = 0;
  bool done = false;
  std::size_t lines = 0;
  simdjson::dom::parser parser;
  std::string error;
};

ResultReader::ResultReader(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
ResultReader::ResultReader(ResultReader&&) noexcept = default;
ResultReader::~ResultReader() = default;

bool ResultReader::next(Result& result) {
  std::string_view line;
  while (impl_->error.empty() && impl_->line(line)) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    element root;
    object record;
    const auto wrong = impl_->parser.parse(line.data(), line.size()).get(root);
    if (wrong || root.get(record) != simdjson::SUCCESS || text(record, "type").empty()) {
      impl_->error = "line " + std::to_string(impl_->lines) + " is no record of `-f jsonl`";
      return false;
    }
    if (text(record, "type") != "posting") continue;
    read(record, result);
    return true;
  }
  return false;
}

const std::string& ResultReader::error() const { return impl_->error; }

}  // namespace rolecall
