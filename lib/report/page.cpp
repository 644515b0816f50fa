#include "report/page.h"

#include "report/terminal_text.h"

namespace rolecall {
namespace {

std::string_view code(Style style) {
  switch (style) {
    case Style::Plain:
      return {};
    case Style::Bold:
      return "\x1b[1m";
    case Style::Dim:
      return "\x1b[2m";
    case Style::Good:
      return "\x1b[32m";
    case Style::Soft:
      return "\x1b[36m";
    case Style::Warn:
      return "\x1b[33m";
  }
  return {};
}

}  // namespace

void Page::begin(int indent, int hanging) {
  out_.append(static_cast<std::size_t>(indent), ' ');
  column_ = indent;
  hanging_ = hanging;
  fresh_ = true;
  blanks_ = 0;
}

void Page::end() {
  out_ += '\n';
  column_ = 0;
}

void Page::put(std::string_view word, int columns, Style style) {
  if (!fresh_) {
    out_.append(static_cast<std::size_t>(blanks_), ' ');
    column_ += blanks_;
  }
  blanks_ = 0;
  fresh_ = false;
  const std::string_view start = colour_ ? code(style) : std::string_view{};
  out_ += start;
  out_ += word;
  if (!start.empty()) out_ += "\x1b[0m";
  column_ += columns;
}

void Page::wrap() {
  out_ += '\n';
  out_.append(static_cast<std::size_t>(hanging_), ' ');
  column_ = hanging_;
  fresh_ = true;
  blanks_ = 0;
}

// Of a word no more is measured at a time than a line could hold: it may be megabytes long.
void Page::word(std::string_view word, Style style) {
  const int owed = fresh_ ? 0 : blanks_;
  if (!fresh_ && fit(word, left() - owed) < word.size()) wrap();
  while (!word.empty()) {
    std::size_t size = fit(word, left());
    if (size == 0) {
      bool wide = false;
      size = first_character(word, wide);
    }
    const std::string_view head = word.substr(0, size);
    put(head, display_width(head), style);
    word.remove_prefix(size);
    if (!word.empty()) wrap();
  }
}

void Page::text(std::string_view raw, Style style) {
  const std::string shown = printable(raw);
  std::string_view rest = shown;
  while (!rest.empty()) {
    if (rest[0] == ' ') {
      ++blanks_;
      rest.remove_prefix(1);
      continue;
    }
    // A word ends at a blank or before or after a wide character.
    bool wide = false;
    std::size_t size = first_character(rest, wide);
    while (!wide && size < rest.size() && rest[size] != ' ') {
      bool next_wide = false;
      const std::size_t next = first_character(rest.substr(size), next_wide);
      if (next_wide) break;
      size += next;
    }
    word(rest.substr(0, size), style);
    rest.remove_prefix(size);
  }
}

void Page::item(std::string_view raw, Style style) {
  const std::string shown = printable(raw);
  const int columns = display_width(shown);
  if (columns > width_ - hanging_) return text(shown, style);
  if (!fresh_ && column_ + blanks_ + columns > width_) wrap();
  put(shown, columns, style);
}

void Page::tab(int column) {
  const int wanted = column - column_;
  blanks_ = 0;
  if (wanted <= 0) {
    blanks_ = fresh_ ? 0 : 2;
    return;
  }
  out_.append(static_cast<std::size_t>(wanted), ' ');
  column_ = column;
}

void Page::line(int indent, std::string_view text, Style style) {
  begin(indent, indent);
  const std::string shown = cut(printable(text), width_ - indent, ellipsis());
  put(shown, display_width(shown), style);
  end();
}

void Page::rule() {
  std::string line;
  for (int i = 0; i < width_; ++i) line += unicode_ ? "─" : "-";
  begin(0, 0);
  put(line, width_, Style::Dim);
  end();
}

}  // namespace rolecall
