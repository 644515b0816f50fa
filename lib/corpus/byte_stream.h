// Bytes of a file, of standard input or of memory, unpacked on the way. Streams chain: a packed or
// UTF-16 stream reads from another one, which it owns.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace rolecall {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Up to `size` bytes into `to`; 0 at the end, or where an error ends the stream.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  /// Whether bytes wait to be read: false where read() would have to wait for them.
  virtual bool ready() const { return true; }
  /// Why the stream ended early, or empty.
  const std::string& error() const { return error_; }
  /// Whether the error comes behind the end of the data, none of which are missing.
  bool is_whole() const { return whole_; }

 protected:
  /// Ends as the stream below did.
  void end_like(const ByteStream& other) {
    error_ = other.error_;
    whole_ = other.whole_;
  }

  std::string error_;
  bool whole_ = false;
};

/// What the streams of a run share: how much was read, and whether to go on.
struct StreamContext {
  std::atomic<std::uint64_t> bytes_read{0};
  std::function<bool()> stop;
  bool stopped() const { return stop && stop(); }
};

/// A file by path, or standard input for "-". When it cannot be opened, or is a folder, error()
/// says so at once. `context` must outlive it.
std::unique_ptr<ByteStream> open_file(const std::string& path, StreamContext& context);

/// A view of memory, which must outlive the stream.
std::unique_ptr<ByteStream> open_memory(std::string_view bytes);

/// gzip with any number of members, and zstd with any number of frames.
std::unique_ptr<ByteStream> unpack_gzip(std::unique_ptr<ByteStream> packed);
std::unique_ptr<ByteStream> unpack_zstd(std::unique_ptr<ByteStream> packed);

/// UTF-16 as UTF-8; a lone surrogate becomes U+FFFD.
std::unique_ptr<ByteStream> decode_utf16(std::unique_ptr<ByteStream> stream, bool big_endian);

/// Text of another encoding as UTF-8, by the name that converter_of() tells.
std::unique_ptr<ByteStream> convert_stream(std::unique_ptr<ByteStream> stream,
                                           const char* converter);

/// `stream` itself, with `bytes` put before it.
std::unique_ptr<ByteStream> prepend(std::string bytes, std::unique_ptr<ByteStream> stream);

/// Unpacks gzip and zstd, known by their first bytes, however they are named. Two layers at most.
std::unique_ptr<ByteStream> unpack(std::unique_ptr<ByteStream> stream);

/// Fills `to` as far as the stream goes: fewer bytes mean its end.
std::size_t read_fully(ByteStream& stream, char* to, std::size_t size);

}  // namespace rolecall
