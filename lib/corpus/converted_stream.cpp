// Text of another encoding as UTF-8 on the way. Beside encoding.cpp the only file that knows ICU.
#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "corpus/byte_stream.h"

namespace rolecall {
namespace {

class ConvertedStream : public ByteStream {
 public:
  ConvertedStream(std::unique_ptr<ByteStream> stream, const char* converter)
      : stream_(std::move(stream)), raw_(std::size_t{32} << 10) {
    UErrorCode status = U_ZERO_ERROR;
    from_.reset(ucnv_open(converter, &status));
    to_.reset(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) error_ = std::string("cannot be converted: ") + u_errorName(status);
  }

  std::size_t read(char* to, std::size_t size) override {
    char* write = to;
    while (error_.empty() && !done_ && write == to) {
      if (source_ == end_ && !ended_) refill();
      UErrorCode status = U_ZERO_ERROR;
      // What stands for nothing becomes U+FFFD.
      ucnv_convertEx(to_.get(), from_.get(), &write, to + size, &source_, end_, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), first_, ended_,
                     &status);
      first_ = false;
      const bool full = status == U_BUFFER_OVERFLOW_ERROR;
      done_ = ended_ && !full;
      if (U_FAILURE(status) && !full)
        error_ = std::string("cannot be converted: ") + u_errorName(status);
    }
    if (write == to && error_.empty()) end_like(*stream_);
    return static_cast<std::size_t>(write - to);
  }
  bool ready() const override { return source_ != end_ || stream_->ready(); }

 private:
  void refill() {
    const std::size_t got = stream_->read(raw_.data(), raw_.size());
    source_ = raw_.data();
    end_ = source_ + got;
    ended_ = got == 0;
  }

  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };

  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<UConverter, Close> from_;
  std::unique_ptr<UConverter, Close> to_;
  std::vector<char> raw_;
  const char* source_ = nullptr;
  const char* end_ = nullptr;
  std::array<UChar, 1024> pivot_;
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  bool first_ = true;
  bool ended_ = false;  ///< all that the stream has was read
  bool done_ = false;   ///< and handed out
};

}  // namespace

std::unique_ptr<ByteStream> convert_stream(std::unique_ptr<ByteStream> stream,
                                           const char* converter) {
  return std::make_unique<ConvertedStream>(std::move(stream), converter);
}

}  // namespace rolecall
