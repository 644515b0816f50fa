// The only file that knows zstd.
#include <zstd.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "corpus/byte_stream.h"

namespace rolecall {
namespace {

class ZstdStream : public ByteStream {
 public:
  explicit ZstdStream(std::unique_ptr<ByteStream> packed)
      : packed_(std::move(packed)), zstd_(ZSTD_createDStream()), buffer_(ZSTD_DStreamInSize()) {
    if (!zstd_) error_ = "no memory to unpack zstd";
  }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;
  ~ZstdStream() override { ZSTD_freeDStream(zstd_); }

  std::size_t read(char* to, std::size_t size) override {
    ZSTD_outBuffer out{to, size, 0};
    while (error_.empty() && out.pos == 0) {
      if (in_.pos == in_.size && !flushing_) {
        in_ = {buffer_.data(), packed_->read(buffer_.data(), buffer_.size()), 0};
        if (in_.size == 0) {
          end_like(*packed_);
          if (error_.empty() && in_frame_) error_ = "the zstd data end too early";
          return 0;
        }
      }
      const std::size_t left = ZSTD_decompressStream(zstd_, &out, &in_);
      if (ZSTD_isError(left)) {
        error_ = std::string("the zstd data are broken: ") + ZSTD_getErrorName(left);
        break;
      }
      in_frame_ = left != 0;
      // A full buffer may hide more output that needs no more input.
      flushing_ = out.pos == out.size && in_frame_;
    }
    return out.pos;
  }
  bool ready() const override { return flushing_ || in_.pos < in_.size || packed_->ready(); }

 private:
  std::unique_ptr<ByteStream> packed_;
  ZSTD_DStream* zstd_;
  std::vector<char> buffer_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool in_frame_ = false;
  bool flushing_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> unpack_zstd(std::unique_ptr<ByteStream> packed) {
  return std::make_unique<ZstdStream>(std::move(packed));
}

}  // namespace rolecall
