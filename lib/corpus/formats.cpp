#include "corpus/formats.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "corpus/csv_rows.h"
#include "corpus/field_names.h"
#include "corpus/html_text.h"

namespace rolecall {
namespace {

constexpr std::array<std::pair<std::string_view, InputFormat>, 18> kExtensions{{
    {".txt", InputFormat::Text},
    {".text", InputFormat::Text},
    {".md", InputFormat::Markdown},
    {".markdown", InputFormat::Markdown},
    {".mkd", InputFormat::Markdown},
    {".mdown", InputFormat::Markdown},
    {".html", InputFormat::Html},
    {".htm", InputFormat::Html},
    {".xhtml", InputFormat::Html},
    {".json", InputFormat::Json},
    {".jsonld", InputFormat::Json},
    {".geojson", InputFormat::Json},
    {".jsonl", InputFormat::Jsonl},
    {".ndjson", InputFormat::Jsonl},
    {".jsonlines", InputFormat::Jsonl},
    {".csv", InputFormat::Csv},
    {".tsv", InputFormat::Tsv},
    {".tab", InputFormat::Tsv},
}};

/// The file's name without folders and without .gz or .zst.
std::string_view unpacked_name(std::string_view path) {
  auto name = path.substr(path.rfind('/') + 1);
  const std::string folded = ascii_lowered(name);
  for (const std::string_view packing : {".gz", ".zst", ".zstd"}) {
    if (folded.size() > packing.size() && folded.ends_with(packing)) {
      name.remove_suffix(packing.size());
      break;
    }
  }
  return name;
}

/// Whether the JSON object at the start of `text` is closed before `end`.
bool closes_before(std::string_view text, std::size_t end) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < end; ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return true;
    }
  }
  return false;
}

/// Whether a line is the beginning of an object around an array whose postings have a line each.
bool opens_wrapper(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
  return line.ends_with('[') || line.ends_with("},");
}

template <class Names>
bool named_among(const Names& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view other) { return ascii_lowered(other) == name; });
}

/// Whether the first line is a header row: one column for the text, another for the title, the id
/// or the company, and a row below. Prose that begins with just such a list is rare enough.
InputFormat format_of_table(std::string_view begin) {
  const auto separator = separator_line(begin);
  if (separator)
    begin.remove_prefix(std::min(begin.find_first_not_of("\r\n", separator->end), begin.size()));
  const auto line_end = begin.find('\n');
  constexpr std::size_t kMostHeader = 4096;
  if (line_end == std::string_view::npos || line_end > kMostHeader) return InputFormat::Text;
  const auto header = begin.substr(0, line_end);
  const char delimiter = separator ? separator->delimiter : guess_delimiter(header);
  if (begin.substr(line_end).find(delimiter) == std::string_view::npos) return InputFormat::Text;
  std::vector<std::string> fields;
  split_csv_row(header, {delimiter, delimiter == '\t'}, fields);
  bool text = false;
  bool other = false;
  for (const auto& field : fields) {
    const std::string name = ascii_lowered(field);
    text = text || named_among(kTextNames, name);
    other = other || named_among(kTitleNames, name) || named_among(kIdNames, name) ||
            named_among(kCompanyNames, name);
  }
  if (!text || !other) return InputFormat::Text;
  return delimiter == '\t' ? InputFormat::Tsv : InputFormat::Csv;
}

/// Control characters that no text has; packed and compiled bytes are a tenth of them.
std::size_t count_controls(std::string_view bytes) {
  constexpr std::string_view kOfText = "\b\t\n\v\f\r\x1B";
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [&](char c) {
    return static_cast<unsigned char>(c) < 0x20 && kOfText.find(c) == std::string_view::npos;
  }));
}

}  // namespace

InputFormat format_of_name(std::string_view path) {
  const std::string name = ascii_lowered(unpacked_name(path));
  for (const auto& [extension, format] : kExtensions) {
    if (name.ends_with(extension)) return format;
  }
  return InputFormat::Auto;
}

InputFormat format_of_content(std::string_view begin, bool whole) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = begin.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return InputFormat::Text;
  begin.remove_prefix(first);
  const auto next = begin.find_first_not_of(kBlanks, 1);
  const char second = next == std::string_view::npos ? '\0' : begin[next];
  if (begin[0] == '[') {
    return second == '{' ? InputFormat::Json : InputFormat::Text;
  }
  if (begin[0] == '{') {
    if (second != '"' && second != '}') return InputFormat::Text;
    const auto line = begin.find('\n');
    if (line == std::string_view::npos) return InputFormat::Json;
    if (opens_wrapper(begin.substr(0, line))) return InputFormat::Json;
    const bool another = begin.substr(line + 1).starts_with('{');
    // One object on one line is the posting itself.
    const bool alone = whole && begin.find_first_not_of(kBlanks, line) == std::string_view::npos;
    return another || (closes_before(begin, line) && !alone) ? InputFormat::Jsonl
                                                             : InputFormat::Json;
  }
  if (begin[0] == '<') {
    const std::string folded = ascii_lowered(begin.substr(0, 32));
    if (folded.starts_with("<!doctype") || folded.starts_with("<?xml") ||
        folded.starts_with("<!--") || looks_like_html(begin.substr(0, 256)))
      return InputFormat::Html;
  }
  return format_of_table(begin);
}

std::string stem_of(std::string_view path) {
  if (path == "-") return "stdin";
  const auto name = unpacked_name(path);
  const auto dot = name.rfind('.');
  return std::string(dot == 0 || dot == std::string_view::npos ? name : name.substr(0, dot));
}

std::string_view binary_kind(std::string_view begin) {
  using namespace std::string_view_literals;
  if (begin.starts_with("%PDF-")) return "a PDF document";
  if (begin.starts_with("PK\x03\x04")) return "a ZIP archive or office document";
  if (begin.starts_with("\x89PNG") || begin.starts_with("\xFF\xD8\xFF") ||
      begin.starts_with("GIF8"))
    return "an image";
  if (begin.starts_with("\x7F"
                        "ELF"))
    return "a program";
  if (begin.starts_with("\xD0\xCF\x11\xE0")) return "an office document";
  if (begin.starts_with("{\\rtf")) return "an RTF document";
  if (begin.starts_with("BZh") || begin.starts_with("\xFD"
                                                    "7zXZ\0"sv))
    return "a packed file";
  const auto nuls = static_cast<std::size_t>(std::count(begin.begin(), begin.end(), '\0'));
  if (nuls * 10 > begin.size()) return "a binary file";
  // A stray one in a short text is no proof.
  constexpr std::size_t kFewControls = 16;
  const std::size_t controls = count_controls(begin);
  if (controls > kFewControls && controls * 20 > begin.size()) return "a binary file";
  return {};
}

}  // namespace rolecall
