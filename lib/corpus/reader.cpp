#include "corpus/reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <utility>

#include "base/utf8.h"
#include "corpus/byte_stream.h"
#include "corpus/cutter.h"
#include "corpus/decoder.h"
#include "corpus/encoding.h"
#include "corpus/formats.h"
#include "corpus/input_walk.h"
#include "corpus/stream_buffer.h"

namespace rolecall {
namespace {

/// Many small files share a chunk, but not so many that threads wait for it.
constexpr std::size_t kMostPieces = 256;
/// So much of an input tells its encoding and its format.
constexpr std::size_t kBeginning = std::size_t{64} << 10;
/// A text's offsets have 32 bits.
constexpr std::size_t kLargestRecord = std::size_t{1} << 31;

/// What merely cannot be reached is there: opening it will say why.
bool exists(const std::string& path) {
  struct stat info {};
  return path == "-" || ::stat(path.c_str(), &info) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

/// Bytes of all inputs, 0 if one of them is a folder or no file.
std::uint64_t total_size(const std::vector<std::string>& paths) {
  std::uint64_t total = 0;
  for (const auto& path : paths) {
    struct stat info {};
    const int status = path == "-" ? ::fstat(0, &info) : ::stat(path.c_str(), &info);
    if (status != 0 || !S_ISREG(info.st_mode)) return 0;
    total += static_cast<std::uint64_t>(info.st_size);
  }
  return total;
}

void add_failure(Chunk& chunk, const std::string& path, std::string message) {
  Piece& piece = chunk.pieces.emplace_back();
  piece.source.path = path;
  piece.begin = piece.end = chunk.bytes.size();
  piece.failure = std::move(message);
}

}  // namespace

struct Reader::Impl {
  explicit Impl(InputOptions given)
      : options(std::move(given)),
        names{options.text_field, options.title_field, options.company_field, options.id_field},
        walk(options.paths, options.passed_over),
        total(total_size(options.paths)) {
    options.max_record_bytes = std::min(options.max_record_bytes, kLargestRecord);
    context.stop = options.stop;
    for (const auto& path : options.paths) {
      if (!exists(path)) missing.push_back(path);
    }
  }

  bool next(Chunk& chunk);
  bool step(Chunk& chunk);
  bool open(const Input& input, Chunk& chunk);
  void read_beginning();
  std::string convert_beginning();
  InputFormat choose_format(const std::string& path);

  InputOptions options;
  FieldNames names;
  StreamContext context;
  InputWalk walk;
  std::uint64_t total;
  std::vector<std::string> missing;
  std::uint64_t sequence = 0;
  bool ended = false;
  std::atomic<std::uint64_t> bytes_cut{0};
  StreamBuffer buffer;
  std::unique_ptr<Cutter> cutter;  ///< of the input that is open, or null

  /// Decoders at rest; as many are made as threads decode at a time.
  std::mutex decoders_mutex;
  std::vector<std::unique_ptr<Decoder>> decoders;
};

/// Reads what tells encoding and format; a slow writer's first line is enough.
void Reader::Impl::read_beginning() {
  const auto has_line = [&] { return buffer.view().find('\n') != std::string_view::npos; };
  while (buffer.size() < kBeginning && buffer.more()) {
    if (!buffer.ready() && has_line()) break;
  }
  // One object or the first of many: what is behind its line must tell, not how much was read.
  const auto first = buffer.view().find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || buffer.view()[first] != '{') return;
  for (std::size_t searched = first; buffer.size() <= options.max_record_bytes;) {
    if (buffer.view().find('\n', searched) != std::string_view::npos) break;
    searched = buffer.size();
    if (!buffer.more()) break;
  }
}

/// Puts a converter before JSON in whose encoding half a character may be a backslash or a bracket,
/// as cutting goes by those; a note if it did.
std::string Reader::Impl::convert_beginning() {
  const auto sample = buffer.view().substr(0, kBeginning);
  // A quote is never half a character.
  const auto encoding = guess_encoding(sample.substr(0, sample.rfind('"') + 1));
  if (!hides_ascii(encoding)) return {};
  auto converted = convert_stream(buffer.detach(), converter_of(encoding));
  buffer.attach(std::move(converted));
  read_beginning();
  return "decoded-from-" + encoding;
}

/// Opens an input and chooses its cutter; false, with a failure in the chunk, if it cannot be read.
bool Reader::Impl::open(const Input& input, Chunk& chunk) {
  if (!input.failure.empty()) return add_failure(chunk, input.path, input.failure), false;
  auto stream = open_file(input.path, context);
  if (!stream->error().empty()) return add_failure(chunk, input.path, stream->error()), false;
  buffer.attach(unpack(std::move(stream)));
  read_beginning();
  std::string note;
  const Utf16 utf16 = guess_utf16(buffer.view());
  if (utf16 != Utf16::No) {
    note = utf16 == Utf16::Big ? "decoded-from-utf-16be" : "decoded-from-utf-16le";
    auto decoded = decode_utf16(buffer.detach(), utf16 == Utf16::Big);
    buffer.attach(std::move(decoded));
    read_beginning();
  }
  buffer.consume(byte_order_mark(buffer.view()));
  InputFormat format = choose_format(input.path);
  if (format == InputFormat::Json && note.empty()) {
    note = convert_beginning();
    if (!note.empty()) format = choose_format(input.path);
  }
  cutter =
      make_cutter(format, input.path, std::move(note),
                  {options.chunk_bytes, options.max_record_bytes, options.chunk_records}, names);
  return true;
}

InputFormat Reader::Impl::choose_format(const std::string& path) {
  if (options.format != InputFormat::Auto) return options.format;
  const InputFormat named = path == "-" ? InputFormat::Auto : format_of_name(path);
  if (named != InputFormat::Auto && named != InputFormat::Json) return named;
  const InputFormat found = format_of_content(buffer.view(), buffer.ended());
  // Many a .json file holds JSON Lines; they survive a broken record.
  return named == InputFormat::Json && found != InputFormat::Jsonl ? named : found;
}

/// Opens the next input or cuts some records off the open one; false where the chunk ends here.
bool Reader::Impl::step(Chunk& chunk) {
  if (!cutter) {
    Input input;
    ended = !walk.next(input);
    if (!ended) open(input, chunk);
    return !ended;
  }
  const bool more = cutter->cut(buffer, chunk);
  if (!more) cutter.reset();
  // What a slow writer wrote so far is not held back.
  return !more || chunk.pieces.empty() || buffer.ready();
}

bool Reader::Impl::next(Chunk& chunk) {
  chunk.bytes.clear();
  chunk.pieces.clear();
  chunk.records = 0;
  if (chunk.bytes.capacity() > 8 * options.chunk_bytes) chunk.bytes = std::string();
  chunk.bytes.reserve(options.chunk_bytes + JsonParser::kPadding);
  while (chunk.bytes.size() < options.chunk_bytes && chunk.pieces.size() < kMostPieces &&
         chunk.records < options.chunk_records && !context.stopped()) {
    const std::size_t pieces = chunk.pieces.size();
    const bool more = step(chunk);
    // The last failure may be only that of a record, or of opening, that a signal broke off.
    if (context.stopped() && chunk.pieces.size() > pieces && !chunk.pieces.back().failure.empty())
      chunk.pieces.pop_back();
    if (!more) break;
  }
  // The JSON decoder reads a little past the end.
  if (chunk.bytes.capacity() - chunk.bytes.size() < JsonParser::kPadding)
    chunk.bytes.reserve(chunk.bytes.size() + JsonParser::kPadding);
  chunk.sequence = sequence;
  if (chunk.pieces.empty()) return false;
  ++sequence;
  bytes_cut.fetch_add(chunk.bytes.size(), std::memory_order_relaxed);
  return true;
}

Reader::Reader(InputOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

const std::vector<std::string>& Reader::missing() const { return impl_->missing; }

bool Reader::next(Chunk& chunk) { return impl_->next(chunk); }

void Reader::decode(const Chunk& chunk, Batch& batch) const {
  Impl& impl = *impl_;
  std::unique_ptr<Decoder> decoder;
  {
    const std::scoped_lock lock(impl.decoders_mutex);
    if (!impl.decoders.empty()) {
      decoder = std::move(impl.decoders.back());
      impl.decoders.pop_back();
    }
  }
  if (!decoder) decoder = std::make_unique<Decoder>(impl.names, impl.options.max_record_bytes);
  decoder->decode(chunk, batch);
  const std::scoped_lock lock(impl.decoders_mutex);
  impl.decoders.push_back(std::move(decoder));
}

std::uint64_t Reader::bytes_read() const {
  return impl_->context.bytes_read.load(std::memory_order_relaxed);
}

bool Reader::ended() const { return impl_->ended; }
std::uint64_t Reader::bytes_total() const { return impl_->total; }

std::uint64_t Reader::bytes_cut() const { return impl_->bytes_cut.load(std::memory_order_relaxed); }

}  // namespace rolecall
