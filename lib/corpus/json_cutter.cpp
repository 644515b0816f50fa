// Cuts JSON files of any size into JSON Lines: elements of an array, the one array of postings
// inside an object ({"jobs": [...]}), or objects one after the other.
#include <algorithm>
#include <array>

#include "corpus/cutter.h"
#include "corpus/field_names.h"
#include "corpus/json_walk.h"

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

/// What the keys of an object tell: whether it is a posting, or a wrapper around an array of them.
class TopKeys {
 public:
  /// A sign directly inside the object.
  void take(char sign, const JsonWalk& walk) {
    if (sign == '"' && !in_value_) key_ = walk.string();
    if (sign == '"' && in_value_ && among(kTextNames, key_)) own_text_ = key_;
    if (sign == ',') in_value_ = false;
    if (sign != ':') return;
    in_value_ = true;
    may_wrap_ = among(kWrappers, key_);
    own_fields_ = own_fields_ || among(kOwnFields, key_);
  }
  /// Whether the value at hand is under a name that arrays of postings have.
  bool may_wrap() const { return in_value_ && may_wrap_; }
  bool has_own_fields() const { return own_fields_ || !own_text_.empty(); }
  /// The last key that is a usual name of a posting's text and holds a string, or empty.
  const std::string& own_text() const { return own_text_; }

 private:
  std::string key_;
  std::string own_text_;
  bool in_value_ = false;
  bool may_wrap_ = false;
  bool own_fields_ = false;
};

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
    if (state_ == State::Rest) return scan_rest(buffer);
    if (state_ == State::Elements) {
      if (c == ',' || c == ']') {
        buffer.consume(1);
        if (c == ']') state_ = wrapped_ ? State::Rest : State::Top;
        return true;
      }
      if (c == '}' || c == ':') return reject(buffer, "a comma or ]");
      ++record_;
      return scan_element(buffer, chunk);
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
    return scan_object(buffer, chunk);
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

  /// An element of an array: any value, up to its comma or bracket.
  bool scan_element(StreamBuffer& buffer, Chunk& chunk) {
    JsonWalk walk(buffer, limits_.max_record_bytes);
    for (;;) {
      const char sign = walk.next();
      if (sign == JsonWalk::kCutOff) return cut_off(buffer);
      if (sign == JsonWalk::kTooLarge) return skip(walk);
      if (walk.depth() == 0 && (sign == ',' || sign == ']' || sign == '}'))
        return emit(buffer, chunk, walk.at() - 1, walk.raw_newline());
      if (walk.closes(sign)) return emit(buffer, chunk, walk.at(), walk.raw_newline());
    }
  }

  /// An object that stands alone: a posting, or a wrapper around an array of them. Only what comes
  /// behind an empty array tells which: {"jobs": []} or {"items": [], "text": "..."}.
  bool scan_object(StreamBuffer& buffer, Chunk& chunk) {
    TopKeys keys;
    bool wraps_none = false;
    JsonWalk walk(buffer, limits_.max_record_bytes);
    for (;;) {
      const char sign = walk.next();
      if (sign == JsonWalk::kCutOff) return cut_off(buffer);
      if (sign == JsonWalk::kTooLarge) return skip(walk);
      if (walk.depth() == 1) {
        keys.take(sign, walk);
        const char first = sign == '[' && keys.may_wrap() ? next_sign(buffer, walk.at()) : '\0';
        wraps_none = wraps_none || first == ']';
        if (first == '{' && !keys.has_own_fields()) {
          --record_;
          return unwrap(buffer, walk.at());
        }
      }
      if (!walk.closes(sign)) continue;
      if (!wraps_none || keys.has_own_fields())
        return emit(buffer, chunk, walk.at(), walk.raw_newline());
      --record_;
      in_array_ = true;
      buffer.consume(walk.at());
      return true;
    }
  }

  /// What follows the array inside a wrapper: up to its end, or another array of postings.
  bool scan_rest(StreamBuffer& buffer) {
    TopKeys keys;
    JsonWalk walk(buffer, limits_.max_record_bytes, 1);
    for (;;) {
      const char sign = walk.next();
      if (sign == JsonWalk::kCutOff) return cut_off_rest(buffer);
      if (sign == JsonWalk::kTooLarge) {
        walk.skip();
        state_ = State::Top;
        return true;
      }
      if (walk.depth() == 1) {
        keys.take(sign, walk);
        if (sign == '[' && keys.may_wrap() && next_sign(buffer, walk.at()) == '{') {
          report_own_text(keys);
          return unwrap(buffer, walk.at());
        }
      }
      if (!walk.closes(sign)) continue;
      report_own_text(keys);
      buffer.consume(walk.at());
      state_ = State::Top;
      return true;
    }
  }

  /// Goes on with the elements of the array that opens before `at`.
  bool unwrap(StreamBuffer& buffer, std::size_t at) {
    buffer.consume(at);
    state_ = State::Elements;
    in_array_ = wrapped_ = true;
    return true;
  }

  /// A text behind the array is a posting's own: too late to read the object as one.
  void report_own_text(const TopKeys& keys) {
    if (keys.own_text().empty()) return;
    set_failure(++record_, "the object around the array has a text of its own, \"" +
                               keys.own_text() +
                               "\", which was not read: were it before the array, the object "
                               "would be one posting");
  }

  /// The first byte from `at` on that is no blank; 0 where the input ends.
  static char next_sign(StreamBuffer& buffer, std::size_t at) {
    for (;; ++at) {
      while (at >= buffer.size()) {
        if (!buffer.more()) return '\0';
      }
      const char c = buffer.view()[at];
      if (!is_blank(c)) return c;
    }
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

  bool cut_off(const StreamBuffer& buffer) {
    return cut_off(buffer, record_, "the file ends inside the record");
  }
  bool cut_off_rest(const StreamBuffer& buffer) {
    return cut_off(buffer, record_ + 1, "the file ends inside what follows the array");
  }
  bool cut_off(const StreamBuffer& buffer, std::uint64_t record, const char* reason) {
    set_failure(record, (buffer.error().empty() ? reason : buffer.error()) + ", after " +
                            std::to_string(buffer.offset() + buffer.size()) + " bytes");
    return false;
  }

  bool skip(JsonWalk& walk) {
    set_failure(record_, too_large(walk.skip()));
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
