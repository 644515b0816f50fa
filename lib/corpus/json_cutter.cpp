// Cuts JSON files of any size into JSON Lines: elements of an array, the one array of postings
// inside an object ({"jobs": [...]}), or objects one after the other.
#include <algorithm>
#include <array>

#include "corpus/cutter.h"

namespace rolecall {
namespace {

constexpr std::array<std::string_view, 9> kWrappers{"jobs",      "postings", "jobPostings",
                                                    "records",   "results",  "vacancies",
                                                    "positions", "items",    "data"};
/// An object with one of these is a posting, whatever arrays it holds.
constexpr std::array<std::string_view, 10> kOwnFields{
    "title", "jobTitle", "job_title",       "description",    "text",
    "body",  "content",  "job_description", "jobDescription", "@type"};

template <class Names>
bool among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

class JsonCutter : public Cutter {
 public:
  using Cutter::Cutter;

  bool cut(StreamBuffer& buffer, Chunk& chunk) override {
    const std::size_t target = chunk.bytes.size() + room(chunk);
    const std::uint64_t first = record_ + 1;
    const std::uint64_t last = record_ + records_left(chunk);
    const std::size_t piece = chunk.pieces.size();
    begin_piece(chunk, first, InputFormat::Jsonl);
    bool going = true;
    do {
      going = step(buffer, chunk);
    } while (going && failure_.empty() && chunk.bytes.size() < target && record_ < last);
    chunk.records += record_ + 1 - first;
    // Whether the first object is alone must not depend on where chunks end.
    if (going && failure_.empty() && record_ == 1 && !in_array_ && !skip_blanks(buffer))
      going = at_end(buffer);
    chunk.pieces[piece].end = chunk.bytes.size();
    if (chunk.bytes.size() == chunk.pieces[piece].begin) chunk.pieces.pop_back();
    // The file is the posting if it holds nothing else.
    else if (!going && failure_.empty() && record_ == 1 && first == 1 && !in_array_)
      chunk.pieces[piece].source.record = 0;
    if (!failure_.empty()) fail(chunk, failed_, std::exchange(failure_, {}));
    return going;
  }

 private:
  enum class State : std::uint8_t { Top, Elements, Rest };

  /// One record, or one step towards it. False at the end of the input.
  bool step(StreamBuffer& buffer, Chunk& chunk) {
    if (!skip_blanks(buffer)) return at_end(buffer);
    const char c = buffer.view()[0];
    if (state_ == State::Rest) {
      return scan(buffer, chunk, 1);
    }
    if (state_ == State::Elements) {
      if (c == ',' || c == ']') {
        buffer.consume(1);
        if (c == ']') state_ = wrapped_ ? State::Rest : State::Top;
        return true;
      }
      if (c == '}' || c == ':') return reject(buffer, "a comma or ]");
      ++record_;
      return scan(buffer, chunk, 0);
    }
    if (c == '[') {
      buffer.consume(1);
      state_ = State::Elements;
      in_array_ = true;
      wrapped_ = false;
      return true;
    }
    if (c != '{') return reject(buffer, "{ or [");
    ++record_;
    return scan(buffer, chunk, 0);
  }

  bool skip_blanks(StreamBuffer& buffer) {
    for (;;) {
      const auto view = buffer.view();
      std::size_t n = 0;
      while (n < view.size() && is_blank(view[n])) ++n;
      buffer.consume(n);
      if (n < view.size()) return true;
      if (!buffer.more()) return false;
    }
  }

  bool at_end(const StreamBuffer& buffer) {
    if (!buffer.error().empty()) {
      set_failure(record_ + 1,
                  buffer.error() + ", after " + std::to_string(buffer.offset()) + " bytes");
    } else if (state_ != State::Top) {
      set_failure(record_ + 1, "the file ends inside an array or object, after record " +
                                   std::to_string(record_) + " and " +
                                   std::to_string(buffer.offset()) + " bytes");
    } else if (record_ == 0 && !in_array_) {
      set_failure(0, "the file is empty, expected { or [");
    }
    return false;
  }

  bool reject(const StreamBuffer& buffer, const char* expected) {
    set_failure(record_ + 1, "broken JSON at byte " + std::to_string(buffer.offset()) +
                                 ": expected " + expected + "; the rest of the file was not read");
    return false;
  }

  void set_failure(std::uint64_t record, std::string message) {
    failed_ = record;
    failure_ = std::move(message);
  }

  /// Walks over a value, or (`depth` 1) over the rest of an object whose array was unwrapped.
  bool scan(StreamBuffer& buffer, Chunk& chunk, std::size_t depth) {
    const bool rest = depth > 0;
    bool keyed = rest || buffer.view()[0] == '{';
    // Only a top-level object is unwrapped.
    const bool unwraps = rest || (state_ == State::Top && keyed);
    bool own_fields = false;
    bool raw_newline = false;
    bool value = false;  // behind the colon of a member of the outer object
    std::string_view::size_type key_begin = 0;
    std::string_view::size_type key_end = 0;
    for (std::size_t at = 0;; ++at) {
      if (!reach(buffer, at)) return cut_off(buffer, chunk);
      if (buffer.size() > limits_.max_record_bytes && at > limits_.max_record_bytes)
        return skip(buffer, rest, at, depth, false);
      const char c = buffer.view()[at];
      switch (c) {
        case '"': {
          const std::size_t begin = at + 1;
          for (at = begin;; ++at) {
            const auto quote = buffer.view().find('"', at);
            if (quote == std::string_view::npos) {
              at = buffer.size();
              if (at > limits_.max_record_bytes) return skip(buffer, rest, at, depth, true);
              if (!reach(buffer, at)) return cut_off(buffer, chunk);
              --at;
              continue;
            }
            at = quote;
            std::size_t backslashes = 0;
            while (at - backslashes > begin && buffer.view()[at - backslashes - 1] == '\\')
              ++backslashes;
            if (backslashes % 2 == 0) break;
          }
          raw_newline = raw_newline || buffer.view().substr(begin, at - begin).find('\n') !=
                                           std::string_view::npos;
          if (depth == 1 && !value) key_begin = begin, key_end = at;
          break;
        }
        case ':':
          if (depth == 1) {
            value = true;
            own_fields =
                own_fields ||
                (!rest && among(kOwnFields, buffer.view().substr(key_begin, key_end - key_begin)));
          }
          break;
        case ',':
          if (depth == 0) return emit(buffer, chunk, at, raw_newline);
          if (depth == 1) value = false;
          break;
        case '[':
          if (unwraps && depth == 1 && value && !own_fields &&
              among(kWrappers, buffer.view().substr(key_begin, key_end - key_begin)) &&
              next_is_object(buffer, at + 1)) {
            buffer.consume(at + 1);
            if (!rest) --record_;
            state_ = State::Elements;
            in_array_ = wrapped_ = true;
            return true;
          }
          ++depth;
          break;
        case '{':
          ++depth;
          break;
        case '}':
        case ']':
          if (depth == 0) return emit(buffer, chunk, at, raw_newline);
          if (--depth > 0) break;
          if (!rest) return emit(buffer, chunk, at + 1, raw_newline);
          buffer.consume(at + 1);
          state_ = State::Top;
          return true;
        default:
          break;
      }
    }
  }

  static bool reach(StreamBuffer& buffer, std::size_t at) {
    while (at >= buffer.size()) {
      if (!buffer.more()) return false;
    }
    return true;
  }

  static bool next_is_object(StreamBuffer& buffer, std::size_t at) {
    while (reach(buffer, at) && is_blank(buffer.view()[at])) ++at;
    return reach(buffer, at) && (buffer.view()[at] == '{' || buffer.view()[at] == ']');
  }

  /// A record becomes a line: line breaks between its tokens become blanks. One inside a string is
  /// an error that must stay one for the decoder.
  bool emit(StreamBuffer& buffer, Chunk& chunk, std::size_t size, bool raw_newline) {
    const std::size_t begin = chunk.bytes.size();
    chunk.bytes += buffer.view().substr(0, size);
    std::replace(chunk.bytes.begin() + static_cast<std::ptrdiff_t>(begin), chunk.bytes.end(), '\n',
                 raw_newline ? '\x01' : ' ');
    chunk.bytes += '\n';
    buffer.consume(size);
    return true;
  }

  bool cut_off(const StreamBuffer& buffer, const Chunk&) {
    std::string message =
        buffer.error().empty() ? "the file ends inside the record" : buffer.error();
    message += ", after " + std::to_string(buffer.offset() + buffer.size()) + " bytes";
    set_failure(std::max<std::uint64_t>(record_, 1), std::move(message));
    --record_;
    return false;
  }

  /// Streams past a value over the limit, of which `at` bytes were walked over.
  bool skip(StreamBuffer& buffer, bool rest, std::size_t at, std::size_t depth, bool in_string) {
    bool escaped = false;
    if (in_string) {
      const auto view = buffer.view().substr(0, at);
      const auto last = view.find_last_not_of('\\');
      escaped = (view.size() - 1 - last) % 2 == 1;
    }
    std::uint64_t size = at;
    buffer.consume(at);
    for (;; buffer.consume(1), ++size) {
      if (buffer.size() == 0 && !buffer.more()) break;
      const char c = buffer.view()[0];
      if (in_string) {
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"') {
          in_string = false;
        }
        continue;
      }
      if (c == '"') in_string = true;
      if (c == '{' || c == '[') ++depth;
      if (depth == 0 && (c == ',' || c == ']' || c == '}')) break;
      if ((c == '}' || c == ']') && --depth == 0) {
        buffer.consume(1);
        ++size;
        break;
      }
    }
    if (rest) {
      state_ = State::Top;
    } else {
      set_failure(record_, too_large(size));
    }
    return true;
  }

  State state_ = State::Top;
  bool in_array_ = false;  ///< records are elements of an array
  bool wrapped_ = false;   ///< of an array inside an object
  std::uint64_t record_ = 0;
  std::uint64_t failed_ = 0;
  std::string failure_;
};

}  // namespace

std::unique_ptr<Cutter> make_json_cutter(std::string path, std::string note, CutLimits limits) {
  return std::make_unique<JsonCutter>(std::move(path), std::move(note), limits);
}

}  // namespace rolecall
