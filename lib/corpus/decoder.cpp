#include "corpus/decoder.h"

#include <utility>

#include "corpus/encoding.h"
#include "corpus/formats.h"
#include "corpus/html_text.h"
#include "corpus/markdown.h"

namespace rolecall {

Decoder::Decoder(const FieldNames& names, std::size_t max_record_bytes)
    : names_(names), max_record_bytes_(max_record_bytes), parser_(names), shaper_(names) {}

void Decoder::decode(const Chunk& chunk, Batch& batch) {
  BatchFiller filler(batch);
  const std::string_view all = chunk.bytes;
  for (const Piece& piece : chunk.pieces) {
    if (!piece.failure.empty()) {
      filler.fail(piece.source.path, piece.source.record, piece.failure);
      continue;
    }
    const auto bytes = all.substr(piece.begin, piece.end - piece.begin);
    switch (piece.format) {
      case InputFormat::Json:
      case InputFormat::Jsonl:
        decode_lines(piece, {bytes, chunk.bytes.capacity() - piece.end}, filler);
        break;
      case InputFormat::Csv:
      case InputFormat::Tsv:
        decode_rows(piece, bytes, filler);
        break;
      default:
        decode_whole(piece, bytes, filler);
    }
  }
  filler.finish();
}

/// Text, Markdown, HTML: the piece is one posting.
void Decoder::decode_whole(const Piece& piece, std::string_view bytes, BatchFiller& filler) {
  constexpr std::size_t kBeginning = 4096;
  if (const auto kind = binary_kind(bytes.substr(0, kBeginning)); !kind.empty()) {
    return filler.fail(piece.source.path, 0,
                       "not text but " + std::string(kind) + ": convert it to text first");
  }
  std::string note;
  decode_text(bytes, decoded_, note);
  if (piece.format == InputFormat::Html) {
    HtmlParts parts;
    scratch_.clear();
    html_to_text(decoded_, scratch_, &parts);
    if (decode_embedded(piece, parts.json_ld, filler, note)) return;
    Posting& posting = filler.add(piece.source.path, 0);
    posting.text.swap(scratch_);
    posting.title = std::move(parts.title);
    posting.notes.emplace_back("text-from-html");
    if (!note.empty()) posting.notes.push_back(note);
    if (!piece.note.empty()) posting.notes.push_back(piece.note);
    return finish(posting, 0);
  }
  Posting& posting = filler.add(piece.source.path, 0);
  if (!piece.note.empty()) posting.notes.push_back(piece.note);
  if (!note.empty()) posting.notes.push_back(note);
  std::size_t begin = 0;
  if (piece.format == InputFormat::Markdown) {
    const auto front = read_front_matter(decoded_);
    begin = front.size;
    posting.title = front.title;
    posting.company = front.company;
    posting.id = front.id;
  }
  posting.text.assign(decoded_, begin);
  finish(posting, 0);
}

bool Decoder::decode_embedded(const Piece& piece, const std::vector<std::string_view>& scripts,
                              BatchFiller& filler, const std::string& note) {
  bool found = false;
  for (const auto script : scripts) {
    padded_.reserve(script.size() + JsonParser::kPadding);
    padded_ = script;
    padded_.append(JsonParser::kPadding, ' ');
    std::vector<JsonRecord> records;
    // A page whose embedded data are broken still has its text.
    if (!parser_.parse_job_postings(std::string_view(padded_).substr(0, script.size()), records)
             .empty())
      continue;
    for (const JsonRecord& record : records) {
      Posting posting;
      if (!shaper_.shape(record, posting).empty() || posting.text.empty()) continue;
      Posting& slot = filler.add(piece.source.path, 0);
      posting.source = std::move(slot.source);
      if (!note.empty()) posting.notes.push_back(note);
      if (!piece.note.empty()) posting.notes.push_back(piece.note);
      slot = std::move(posting);
      finish(slot, 0);
      found = true;
    }
  }
  return found;
}

void Decoder::finish(Posting& posting, std::uint64_t record) {
  bool nuls = false;
  for (std::string* field : {&posting.text, &posting.title, &posting.company, &posting.id})
    nuls = blank_nuls(*field) || nuls;
  if (nuls) posting.notes.emplace_back("nul-bytes");
  if (!posting.id.empty()) return;
  const std::string& path = posting.source.path;
  posting.id = record == 0 ? stem_of(path) : path + ':' + std::to_string(record);
}

std::string Decoder::too_large(std::size_t size) const {
  return "the record has " + std::to_string(size) + " bytes, more than the limit of " +
         std::to_string(max_record_bytes_);
}

}  // namespace rolecall
