// Lines of a terminal page: wrapped to its width, indented, in colour where wanted. All text goes
// through printable(), so nothing of a posting can steer the terminal.
//
//   page.begin(2, 4);            // first line at column 2, the others at 4
//   page.text("one of ", Style::Dim);
//   page.item("Spark / Flink");  // kept on one line where it fits
//   page.end();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

enum class Style : std::uint8_t { Plain, Bold, Dim, Good, Soft, Warn };

class Page {
 public:
  /// Appends to `out`, which must outlive it. Lines take at most `width` columns.
  Page(std::string& out, int width, bool colour, bool unicode)
      : out_(out), width_(width < 40 ? 40 : width), colour_(colour), unicode_(unicode) {}

  int width() const { return width_; }
  bool unicode() const { return unicode_; }
  std::string_view ellipsis() const { return unicode_ ? "…" : "..."; }
  /// Columns left on the line.
  int left() const { return width_ - column_; }

  void begin(int indent, int hanging);
  /// Words, broken at blanks and between wide characters. Blanks at its ends count.
  void text(std::string_view text, Style style = Style::Plain);
  /// Like text, but broken only if a line of its own could not hold it.
  void item(std::string_view text, Style style = Style::Plain);
  /// Blanks up to `column`; at least two where something stands there already.
  void tab(int column);
  void end();

  /// A whole line cut to the width.
  void line(int indent, std::string_view text, Style style = Style::Plain);
  void blank() { out_ += '\n'; }
  void rule();

 private:
  void put(std::string_view word, int columns, Style style);
  void wrap();
  void word(std::string_view word, Style style);

  std::string& out_;
  int width_;
  bool colour_;
  bool unicode_;
  int column_ = 0;
  int hanging_ = 0;
  bool fresh_ = true;  ///< nothing stands on the line but its indent
  int blanks_ = 0;     ///< owed before the next word, dropped at a break
};

}  // namespace rolecall
