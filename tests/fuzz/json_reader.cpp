// Any bytes, taken for each input format, cut and decoded, and as text of another encoding. What
// comes out must be valid UTF-8, and the size of the chunks must not change it.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "corpus/byte_stream.h"
#include "corpus/cutter.h"
#include "corpus/decoder.h"
#include "corpus/encoding.h"

namespace {

using namespace rolecall;

void require(bool what) {
  if (!what) std::abort();
}

/// What a record says, for comparing: a failure's wording may tell how far reading got.
void add(const std::variant<Posting, Failure>& record, std::vector<std::string>& out) {
  const auto* posting = std::get_if<Posting>(&record);
  if (!posting) {
    out.emplace_back("failure");
    return;
  }
  for (const std::string* field :
       {&posting->text, &posting->title, &posting->company, &posting->id}) {
    require(is_valid_utf8(*field));
    require(field->find('\0') == std::string::npos);
  }
  out.push_back(posting->id + '\n' + posting->title + '\n' + posting->text);
}

std::vector<std::string> read(InputFormat format, std::string_view bytes, CutLimits limits) {
  static const FieldNames names;
  Decoder decoder(names, limits.max_record_bytes);
  StreamBuffer buffer;
  buffer.attach(unpack(open_memory(bytes)));
  buffer.more();
  auto cutter = make_cutter(format, "in", "", limits, names);
  Batch batch;
  std::vector<std::string> out;
  for (bool more = true; more;) {
    Chunk chunk;
    more = cutter->cut(buffer, chunk);
    decoder.decode(chunk, batch);
    for (const auto& record : batch.records) add(record, out);
  }
  return out;
}

std::string converted(std::string_view bytes, const char* encoding, std::size_t step) {
  const auto stream = convert_stream(open_memory(bytes), converter_of(encoding));
  std::string out, part(step, '\0');
  while (const std::size_t got = stream->read(part.data(), step)) out += part.substr(0, got);
  require(is_valid_utf8(out));
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const InputFormat format :
       {InputFormat::Text, InputFormat::Markdown, InputFormat::Html, InputFormat::Json,
        InputFormat::Jsonl, InputFormat::Csv, InputFormat::Tsv}) {
    const auto whole = read(format, bytes, {});
    const auto parts = read(format, bytes, {.chunk_bytes = 1});
    // Rows in a foreign encoding are told from their neighbours in the chunk.
    if (is_valid_utf8(bytes)) require(whole == parts);
    read(format, bytes, {.chunk_bytes = 64, .max_record_bytes = 100});
  }
  for (const char* encoding : {"gb18030", "big5", "shift_jis"})
    require(converted(bytes, encoding, 5) == converted(bytes, encoding, 4096));
  return 0;
}
