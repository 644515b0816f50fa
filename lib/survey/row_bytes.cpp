// Rows as bytes and back. They never leave the process: sizes and numbers are the machine's own.
#include <cassert>
#include <cstring>
#include <type_traits>

#include "survey/row.h"

namespace rolecall {
namespace {

class Appender {
 public:
  explicit Appender(std::string& bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_same_v<T, RowFact>) {
      (*this)(value.key), (*this)(value.text);
    } else if constexpr (std::is_trivially_copyable_v<T>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      (*this)(value.size());
      for (const auto& item : value) (*this)(item);
    }
  }
  void operator()(const std::string& text) {
    (*this)(text.size());
    bytes_ += text;
  }

 private:
  std::string& bytes_;
};

class Taker {
 public:
  explicit Taker(std::string_view& bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, RowFact>) {
      (*this)(value.key), (*this)(value.text);
    } else if constexpr (std::is_trivially_copyable_v<T>) {
      std::memcpy(&value, piece(sizeof value).data(), sizeof value);
    } else {
      value.resize(size());
      for (auto& item : value) (*this)(item);
    }
  }
  void operator()(std::string& text) { text = piece(size()); }

 private:
  std::size_t size() {
    std::size_t size = 0;
    (*this)(size);
    return size;
  }
  std::string_view piece(std::size_t size) {
    assert(size <= bytes_.size());
    const std::string_view piece = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return piece;
  }

  std::string_view& bytes_;
};

template <class Archive, class R>
void each_field(Archive archive, R& row) {
  archive(row.id), archive(row.path), archive(row.record);
  archive(row.title), archive(row.lang);
  archive(row.role), archive(row.decided), archive(row.too_little);
  archive(row.confidence);
  archive(row.levels), archive(row.skills), archive(row.facts), archive(row.notes);
  archive(row.tags), archive(row.ask_lines), archive(row.tagged_lines);
  archive(row.untagged), archive(row.phrases);
  archive(row.fingerprint), archive(row.lot), archive(row.whole), archive(row.text);
}

}  // namespace

void append_row(const Row& row, std::string& bytes) { each_field(Appender(bytes), row); }

Row take_row(std::string_view& bytes) {
  Row row;
  each_field(Taker(bytes), row);
  return row;
}

}  // namespace rolecall
