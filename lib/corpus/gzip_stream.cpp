// The only file that knows zlib.
#include <zlib.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "corpus/byte_stream.h"

namespace rolecall {
namespace {

class GzipStream : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> packed)
      : packed_(std::move(packed)), buffer_(std::size_t{128} << 10) {
    if (inflateInit2(&zlib_, 16 + MAX_WBITS) != Z_OK) error_ = "no memory to unpack gzip";
  }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream() override { inflateEnd(&zlib_); }

  std::size_t read(char* to, std::size_t size) override {
    constexpr std::size_t kMost = std::size_t{1} << 30;  // zlib counts in 32 bits
    zlib_.next_out = reinterpret_cast<Bytef*>(to);
    zlib_.avail_out = static_cast<uInt>(size < kMost ? size : kMost);
    const auto room = zlib_.avail_out;
    while (error_.empty() && !ended_ && zlib_.avail_out == room) step();
    const std::size_t got = room - zlib_.avail_out;
    return got;
  }
  bool ready() const override { return zlib_.avail_in > 0 || packed_->ready(); }

 private:
  bool refill() {
    if (zlib_.avail_in > 0) return true;
    const std::size_t got = packed_->read(buffer_.data(), buffer_.size());
    zlib_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    zlib_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }

  void step() {
    if (!refill()) {
      end_like(*packed_);
      if (error_.empty() && in_member_) fail("the gzip data end too early");
      ended_ = true;
      return;
    }
    if (!in_member_) {
      // Tapes and block devices pad archives with zeros.
      if (*zlib_.next_in == 0) {
        ++zlib_.next_in;
        --zlib_.avail_in;
        return;
      }
      inflateReset(&zlib_);
      in_member_ = true;
    }
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      in_member_ = false;
      ++members_;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      fail(std::string("the gzip data are broken: ") + (zlib_.msg ? zlib_.msg : "unknown error"));
    }
  }

  void fail(const std::string& reason) {
    // Where not even the two bytes that open a member are right, there is none.
    whole_ = members_ > 0 && zlib_.total_in <= 2;
    error_ = whole_ ? "what follows the gzip data is not gzip" : reason;
  }

  std::unique_ptr<ByteStream> packed_;
  std::vector<char> buffer_;
  z_stream zlib_{};
  std::size_t members_ = 0;
  bool in_member_ = true;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> unpack_gzip(std::unique_ptr<ByteStream> packed) {
  return std::make_unique<GzipStream>(std::move(packed));
}

}  // namespace rolecall
