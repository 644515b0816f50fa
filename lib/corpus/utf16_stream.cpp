#include <memory>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "corpus/byte_stream.h"

namespace rolecall {
namespace {

class Utf16Stream : public ByteStream {
 public:
  Utf16Stream(std::unique_ptr<ByteStream> stream, bool big_endian)
      : stream_(std::move(stream)), big_endian_(big_endian) {}

  std::size_t read(char* to, std::size_t size) override {
    while (at_ == decoded_.size()) {
      decoded_.clear();
      at_ = 0;
      if (!decode_more()) return 0;
    }
    const std::size_t got = decoded_.copy(to, size, at_);
    at_ += got;
    return got;
  }
  bool ready() const override { return at_ < decoded_.size() || stream_->ready(); }

 private:
  bool decode_more() {
    const std::size_t got = stream_->read(raw_ + left_, sizeof raw_ - left_);
    if (got == 0) {
      end_like(*stream_);
      if (ended_) return false;
      ended_ = true;
      if (left_ > 0 || high_ != 0) append_utf8(U'\uFFFD', decoded_);
      left_ = 0;
      high_ = 0;
      return !decoded_.empty();
    }
    const std::size_t size = left_ + got;
    for (std::size_t i = 0; i + 1 < size; i += 2)
      unit(byte(i + !big_endian_) << 8 | byte(i + big_endian_));
    left_ = size % 2;
    if (left_) raw_[0] = raw_[size - 1];
    return true;
  }

  char32_t byte(std::size_t i) const { return static_cast<unsigned char>(raw_[i]); }

  void unit(char32_t value) {
    const bool low = value >= 0xDC00 && value < 0xE000;
    if (high_ != 0) {
      append_utf8(low ? 0x10000 + ((high_ - 0xD800) << 10) + (value - 0xDC00) : U'\uFFFD',
                  decoded_);
      high_ = 0;
      if (low) return;
    }
    if (value >= 0xD800 && value < 0xDC00) {
      high_ = value;
    } else {
      append_utf8(low ? U'\uFFFD' : value, decoded_);
    }
  }

  std::unique_ptr<ByteStream> stream_;
  bool big_endian_;
  char raw_[std::size_t{32} << 10];
  std::size_t left_ = 0;  ///< 1: half a unit waits in raw_[0]
  char32_t high_ = 0;     ///< a high surrogate that waits for its low one
  std::string decoded_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> decode_utf16(std::unique_ptr<ByteStream> stream, bool big_endian) {
  return std::make_unique<Utf16Stream>(std::move(stream), big_endian);
}

}  // namespace rolecall
