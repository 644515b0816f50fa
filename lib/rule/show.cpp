#include "rule/show.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"

namespace rolecall {
namespace {

constexpr std::string_view kIndent = "    ";
constexpr std::uint32_t kLineWindow = 1500;  // bytes around the caret; longer lines are no text
constexpr int kTab = 8;

struct Cell {
  std::uint32_t begin = 0;  ///< offset in the file
  std::string text;
  int width = 1;
};

// Invisible, or able to reorder what stands around it on a terminal.
bool unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

std::vector<Cell> cut_into_cells(std::string_view text, Range line) {
  std::vector<Cell> cells;
  int column = 0;
  for (std::uint32_t i = line.begin; i < line.end;) {
    const std::uint32_t size = utf8_sequence(text, i);
    std::size_t next = i;
    const char32_t c = size == 0 ? U'\uFFFD' : decode(text, next);
    Cell cell{i, "\xEF\xBF\xBD", 1};
    if (c == '\t') {
      cell.width = kTab - column % kTab;
      cell.text = std::string(static_cast<std::size_t>(cell.width), ' ');
    } else if (size != 0 && !unprintable(c)) {
      cell.text = text.substr(i, size);
      cell.width = column_width(c);
    }
    column += cell.width;
    cells.push_back(std::move(cell));
    i += std::max<std::uint32_t>(size, 1);
  }
  return cells;
}

int width_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
  int width = 0;
  for (std::size_t i = begin; i < end; ++i) width += cells[i].width;
  return width;
}

// The line of the file that `bytes` begin in, without its line break and blanks at its end.
Range line_of(std::string_view text, Range bytes) {
  const std::uint32_t size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t at = std::min(std::max(bytes.begin, byte_order_mark(text)), size);
  std::uint32_t begin = at;
  std::uint32_t end = at;
  while (begin > 0 && text[begin - 1] != '\n' && at - begin < kLineWindow) --begin;
  while (begin < at && utf8_sequence(text, begin) == 0) ++begin;
  if (begin == 0) begin = byte_order_mark(text);
  while (end < size && text[end] != '\n' && end - at < kLineWindow) ++end;
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\r' || text[end - 1] == '\t'))
    --end;
  return {begin, std::max(begin, end)};
}

class Painter {
 public:
  Painter(std::string& out, const ShowOptions& options) : out_(out), options_(options) {}

  void paint(std::string_view style, std::string_view text) {
    if (options_.colour) out_.append("\x1b[").append(style).append("m");
    out_ += text;
    if (options_.colour) out_ += "\x1b[0m";
  }

  void place(const Location& at) {
    std::string text = printable(options_.folder + at.file);
    for (const std::uint32_t n : {at.line, at.column})
      if (at.line > 0) text.append(":").append(std::to_string(n));
    paint("1", text + ":");
    out_ += ' ';
  }

  void excerpt(const Location& at, const std::vector<SourceFile>& files) {
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const SourceFile& f) { return f.path == at.file; });
    if (at.line == 0 || file == files.end()) return;
    const std::vector<Cell> cells = cut_into_cells(file->text, line_of(file->text, at.bytes));
    const auto cell_at = [&](std::uint32_t offset) {
      const auto after =
          std::lower_bound(cells.begin(), cells.end(), offset,
                           [](const Cell& c, std::uint32_t o) { return c.begin < o; });
      return static_cast<std::size_t>(after - cells.begin());
    };
    const std::size_t caret = cell_at(at.bytes.begin);
    const std::size_t caret_end =
        std::max(caret + 1, cell_at(std::max(at.bytes.end, at.bytes.begin)));
    const auto [first, last] = stretch_around(cells, caret, caret_end);
    draw(cells, first, last, caret, caret_end);
  }

  /// No control characters in what was not written here.
  static std::string printable(std::string_view text) {
    std::string out;
    for (const Cell& cell : cut_into_cells(text, {0, static_cast<std::uint32_t>(text.size())}))
      out += cell.text;
    return out;
  }

 private:
  // The cells that fit into a line: what does not is cut so that the caret stands in the first
  // third.
  std::pair<std::size_t, std::size_t> stretch_around(const std::vector<Cell>& cells,
                                                     std::size_t caret,
                                                     std::size_t caret_end) const {
    const int room = std::max(options_.width, 40) - static_cast<int>(kIndent.size());
    std::size_t first = 0, last = cells.size();
    int width = width_of(cells, first, last);
    if (width <= room) return {first, last};
    int before = width_of(cells, 0, std::min(caret, last));
    if (width_of(cells, 0, std::min(caret_end, last)) > room - 2)
      for (; before > room / 3; ++first) before -= cells[first].width, width -= cells[first].width;
    while (last > first && width > room - 2) width -= cells[--last].width;
    return {first, last};
  }

  void draw(const std::vector<Cell>& cells, std::size_t first, std::size_t last, std::size_t caret,
            std::size_t caret_end) {
    out_ += kIndent;
    if (first > 0) out_ += "…";
    for (std::size_t i = first; i < last; ++i) out_ += cells[i].text;
    if (last < cells.size()) out_ += "…";
    out_ += '\n';
    const std::size_t end = std::min(caret_end, last);
    const int before = (first > 0 ? 1 : 0) + width_of(cells, first, std::min(caret, last));
    const int under = std::max(1, caret < end ? width_of(cells, caret, end) : 1);
    out_ += kIndent;
    out_.append(static_cast<std::size_t>(before), ' ');
    std::string caret_line(static_cast<std::size_t>(under), '~');
    caret_line[0] = '^';
    paint("1;32", caret_line);
    out_ += '\n';
  }

  std::string& out_;
  const ShowOptions& options_;
};

std::string_view severity_style(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "1;31";
    case Severity::Warning:
      return "1;33";
    case Severity::Info:
      break;
  }
  return "1;36";
}

}  // namespace

int column_width(char32_t c) {
  struct Block {
    char32_t first, last;
  };
  static constexpr Block kCombining[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},
                                         {0x610, 0x61A},   {0x64B, 0x65F},   {0x1AB0, 0x1AFF},
                                         {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0x302A, 0x302D},
                                         {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
  static constexpr Block kWide[] = {
      {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
      {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
      {0x26C4, 0x26C5},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
      {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2B1B, 0x2B1C},
      {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},
      {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
      {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF},
      {0x1AFF0, 0x1B2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
      {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};
  const auto in = [c](const auto& blocks) {
    return std::any_of(std::begin(blocks), std::end(blocks),
                       [c](Block b) { return b.first <= c && c <= b.last; });
  };
  if (c < 0x300) return 1;
  return in(kCombining) ? 0 : in(kWide) ? 2 : 1;
}

std::string show(const Diagnostic& diagnostic, const std::vector<SourceFile>& files,
                 const ShowOptions& options) {
  return show_as(severity_name(diagnostic.severity), severity_style(diagnostic.severity),
                 diagnostic, files, options);
}

std::string show_as(std::string_view word, std::string_view style, const Diagnostic& diagnostic,
                    const std::vector<SourceFile>& files, const ShowOptions& options) {
  std::string out;
  Painter painter(out, options);
  painter.place(diagnostic.at);
  painter.paint(style, std::string(word) + ":");
  out += ' ' + Painter::printable(diagnostic.message) + ' ';
  painter.paint("2", "[" + diagnostic.check + "]");
  out += '\n';
  if (options.concise) return out;
  painter.excerpt(diagnostic.at, files);
  for (const Note& note : diagnostic.notes) {
    painter.place(note.at);
    painter.paint("1;36", "note:");
    out += ' ' + Painter::printable(note.message) + '\n';
    painter.excerpt(note.at, files);
  }
  if (!diagnostic.help.empty()) {
    out += "  ";
    painter.paint("1;36", "help:");
    out += ' ' + Painter::printable(diagnostic.help) + '\n';
  }
  return out;
}

std::string show(const Diagnostics& diagnostics, const std::vector<SourceFile>& files,
                 const ShowOptions& options) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& d : diagnostics.all()) sorted.push_back(&d);
  const auto key = [](const Diagnostic* d) {
    return std::tie(d->at.file, d->at.line, d->at.column, d->check, d->message);
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Diagnostic* a, const Diagnostic* b) { return key(a) < key(b); });
  std::string out;
  for (const Diagnostic* d : sorted) out += show(*d, files, options);
  return out;
}

}  // namespace rolecall
