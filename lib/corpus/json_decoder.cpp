// JSON Lines to postings.
#include <algorithm>

#include "corpus/decoder.h"
#include "corpus/encoding.h"

namespace rolecall {

/// Parses JSON with the padding that the parser wants; copies it only where there is none.
std::string Decoder::parse(Bytes json, JsonRecord& record) {
  if (json.readable >= JsonParser::kPadding) return parser_.parse(json.view, record);
  padded_.reserve(json.view.size() + JsonParser::kPadding);
  padded_ = json.view;
  padded_.append(JsonParser::kPadding, ' ');
  return parser_.parse(std::string_view(padded_).substr(0, json.view.size()), record);
}

void Decoder::decode_lines(const Piece& piece, Bytes bytes, BatchFiller& filler) {
  constexpr std::string_view kBlanks = " \t\r";
  std::uint64_t line = piece.source.record;
  for (std::size_t at = 0; at < bytes.view.size(); ++line) {
    const auto end = std::min(bytes.view.find('\n', at), bytes.view.size());
    auto json = bytes.view.substr(at, end - at);
    at = end + 1;
    if (json.find_first_not_of(kBlanks) == std::string_view::npos) continue;
    if (json.size() > max_record_bytes_) {
      filler.fail(piece.source.path, line, too_large(json.size()));
      continue;
    }
    decode_line(piece, line, {json, bytes.readable + bytes.view.size() - end}, filler);
  }
}

void Decoder::decode_line(const Piece& piece, std::uint64_t line, Bytes json, BatchFiller& filler) {
  std::string wrong = parse(json, record_);
  std::string note;
  // Bytes of another encoding may look like anything to the parser, a backslash among them.
  if (!wrong.empty() && !is_valid_utf8(json.view)) {
    decode_text(json.view, decoded_, note);
    wrong = parse({decoded_, 0}, record_);
    if (!wrong.empty())
      wrong = "the record is not valid UTF-8, and read in another encoding: " + wrong;
  }
  if (!wrong.empty()) return filler.fail(piece.source.path, line, std::move(wrong));
  if (!record_.has_graph || record_.graph.empty())
    return decode_record(piece, line, record_, filler, note);
  for (const JsonRecord& node : record_.graph) decode_record(piece, line, node, filler, note);
}

void Decoder::decode_record(const Piece& piece, std::uint64_t number, const JsonRecord& record,
                            BatchFiller& filler, const std::string& note) {
  Posting& posting = filler.add(piece.source.path, number);
  if (!piece.note.empty()) posting.notes.push_back(piece.note);
  if (!note.empty()) posting.notes.push_back(note);
  std::string wrong = shaper_.shape(record, posting);
  if (!wrong.empty()) return filler.fail_last(std::move(wrong));
  finish(posting, number);
}

}  // namespace rolecall
