#include "corpus/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace rolecall {
namespace {

class FileStream : public ByteStream {
 public:
  FileStream(const std::string& path, StreamContext& context)
      : context_(context), owned_(path != "-") {
    fd_ = owned_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    struct stat info {};
    if (fd_ < 0 || ::fstat(fd_, &info) != 0) {
      error_ = std::string("cannot be opened: ") + std::strerror(errno);
      return;
    }
    if (S_ISDIR(info.st_mode)) error_ = "is a folder, not a file";
    regular_ = S_ISREG(info.st_mode);
  }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (owned_ && fd_ >= 0) ::close(fd_);
  }

  std::size_t read(char* to, std::size_t size) override {
    while (error_.empty()) {
      // Not an end like any other: what was read so far may be half a record.
      if (context_.stopped()) {
        error_ = "interrupted";
        break;
      }
      const auto got = ::read(fd_, to, size);
      if (got >= 0) {
        context_.bytes_read.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        return static_cast<std::size_t>(got);
      }
      if (errno == EINTR) continue;
      error_ = std::string("cannot be read: ") + std::strerror(errno);
    }
    return 0;
  }

  bool ready() const override {
    if (regular_) return true;
    struct pollfd query {
      fd_, POLLIN, 0
    };
    return ::poll(&query, 1, 0) != 0;
  }

 private:
  StreamContext& context_;
  bool owned_;
  bool regular_ = false;
  int fd_ = -1;
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = bytes_.copy(to, size);
    bytes_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view bytes_;
};

class PrependedStream : public ByteStream {
 public:
  PrependedStream(std::string bytes, std::unique_ptr<ByteStream> stream)
      : bytes_(std::move(bytes)), stream_(std::move(stream)) {}
  std::size_t read(char* to, std::size_t size) override {
    if (at_ < bytes_.size()) {
      const std::size_t got = bytes_.copy(to, size, at_);
      at_ += got;
      return got;
    }
    const std::size_t got = stream_->read(to, size);
    if (got == 0) end_like(*stream_);
    return got;
  }
  bool ready() const override { return at_ < bytes_.size() || stream_->ready(); }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteStream> stream_;
};

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path, StreamContext& context) {
  return std::make_unique<FileStream>(path, context);
}

std::unique_ptr<ByteStream> open_memory(std::string_view bytes) {
  return std::make_unique<MemoryStream>(bytes);
}

std::unique_ptr<ByteStream> prepend(std::string bytes, std::unique_ptr<ByteStream> stream) {
  return std::make_unique<PrependedStream>(std::move(bytes), std::move(stream));
}

std::unique_ptr<ByteStream> unpack(std::unique_ptr<ByteStream> stream) {
  constexpr std::string_view kGzip = "\x1f\x8b";
  constexpr std::string_view kZstd = "\x28\xb5\x2f\xfd";
  for (int layer = 0; layer < 2 && stream->error().empty(); ++layer) {
    std::string magic(kZstd.size(), '\0');
    magic.resize(read_fully(*stream, magic.data(), magic.size()));
    const bool gzip = magic.starts_with(kGzip);
    const bool zstd = magic.starts_with(kZstd);
    stream = prepend(std::move(magic), std::move(stream));
    if (gzip) {
      stream = unpack_gzip(std::move(stream));
    } else if (zstd) {
      stream = unpack_zstd(std::move(stream));
    } else {
      break;
    }
  }
  return stream;
}

std::size_t read_fully(ByteStream& stream, char* to, std::size_t size) {
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t got = stream.read(to + filled, size - filled);
    if (got == 0) break;
    filled += got;
  }
  return filled;
}

}  // namespace rolecall
