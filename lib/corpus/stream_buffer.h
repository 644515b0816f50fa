// A growing window onto a ByteStream: what was read and not yet consumed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/byte_stream.h"

namespace rolecall {

class StreamBuffer {
 public:
  /// Starts on a new stream and keeps the memory.
  void attach(std::unique_ptr<ByteStream> stream) {
    stream_ = std::move(stream);
    begin_ = end_ = 0;
    offset_ = 0;
    ended_ = false;
    if (capacity_ > kKept) {
      data_.reset();
      capacity_ = 0;
    }
  }

  /// Takes the stream away with all that was read and not consumed put back before it.
  std::unique_ptr<ByteStream> detach() {
    auto stream = prepend(std::string(view()), std::move(stream_));
    begin_ = end_ = 0;
    return stream;
  }

  std::string_view view() const { return {data_.get() + begin_, end_ - begin_}; }
  std::size_t size() const { return end_ - begin_; }
  bool ended() const { return ended_; }
  bool ready() const { return stream_->ready(); }
  const std::string& error() const { return stream_->error(); }
  /// Whether data are missing behind those read: what comes last may be half a record. Else an
  /// error, if there is one, is of what follows the data.
  bool broke_off() const { return !error().empty() && !stream_->is_whole(); }
  /// Where in the unpacked stream view() begins.
  std::uint64_t offset() const { return offset_; }

  void consume(std::size_t size) {
    begin_ += size;
    offset_ += size;
  }

  /// Reads more behind view(), whose address may change. False at the end of the stream.
  bool more() {
    if (ended_) return false;
    if (capacity_ - end_ < kRead) make_room();
    const std::size_t got = stream_->read(data_.get() + end_, capacity_ - end_);
    end_ += got;
    ended_ = got == 0;
    return !ended_;
  }

  /// Reads until view() holds `size` bytes or the stream ends.
  void want(std::size_t size) {
    while (this->size() < size && more()) {
    }
  }

 private:
  static constexpr std::size_t kRead = std::size_t{64} << 10;
  static constexpr std::size_t kKept = std::size_t{8}
                                       << 20;  ///< more is given back between streams

  void make_room() {
    const std::size_t held = size();
    if (begin_ >= held && capacity_ - held >= kRead) {
      std::memcpy(data_.get(), data_.get() + begin_, held);
    } else {
      // Not a std::vector: it would clear what read() overwrites.
      const std::size_t capacity = std::max(2 * held, 4 * kRead);
      std::unique_ptr<char[]> data(new char[capacity]);
      if (held > 0) std::memcpy(data.get(), data_.get() + begin_, held);
      data_ = std::move(data);
      capacity_ = capacity;
    }
    begin_ = 0;
    end_ = held;
  }

  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<char[]> data_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace rolecall
