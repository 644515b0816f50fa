// The layers on the page: a bar and a count each, and the skills asked under it.
#include <algorithm>
#include <cmath>

#include "report/human_writer.h"
#include "report/terminal_text.h"

namespace rolecall {
namespace {

/// Cells of a bar: what is required, what is a plus, and the rest of the fullest layer.
struct Cells {
  int solid = 0, soft = 0, empty = 0;
};

// What is asked at all has a cell, if there is room.
Cells cells_of(std::size_t required, std::size_t preferred, std::size_t most, int columns) {
  const auto share = [&](std::size_t count) {
    return most == 0 ? 0 : static_cast<int>(std::lround(double(count) * columns / double(most)));
  };
  Cells cells{share(required), share(required + preferred) - share(required), 0};
  if (required && cells.solid == 0) cells.solid = 1, cells.soft = std::max(0, cells.soft - 1);
  if (preferred && cells.soft == 0 && cells.solid < columns) cells.soft = 1;
  cells.empty = columns - cells.solid - cells.soft;
  return cells;
}

}  // namespace

void HumanWriter::bar(const LayerView& layer, std::size_t most, int columns, Page& to) const {
  const auto put = [&](int count, std::string_view unicode, std::string_view ascii, Style style) {
    std::string run;
    for (int i = 0; i < count; ++i) run += options_.unicode ? unicode : ascii;
    if (count > 0) to.item(run, style);
  };
  const std::size_t required = layer.required.size(), preferred = layer.preferred.size();
  const Style weight = layer.level == 2 ? Style::Bold : Style::Plain;
  to.begin(kIndent, kIndent);
  to.item(cut(printable(layer.name), name_columns_, to.ellipsis()), weight);
  to.tab(kIndent + name_columns_ + 2);
  const Cells cells = cells_of(required, preferred, most, columns);
  put(cells.solid, "█", "#", Style::Good);
  put(cells.soft, "▒", "+", Style::Soft);
  put(cells.empty, "░", ".", Style::Dim);
  to.text("  ");
  to.item(layer.firmness, layer.level == 2 ? Style::Bold : Style::Dim);
  if (required + preferred != 0) {
    to.tab(kIndent + name_columns_ + 2 + columns + 2 + 11);
    std::string counts = count_words(required, preferred);
    if (display_width(counts) > to.left())
      counts = std::to_string(required) + " + " + std::to_string(preferred);
    to.item(counts, Style::Dim);
  }
  to.end();
}

void HumanWriter::layer(const LayerView& layer, std::size_t most, int bar_columns, Page& to) const {
  if (layer.name.empty())
    to.line(kIndent, "elsewhere");
  else
    bar(layer, most, bar_columns, to);
  const auto skills = [&](const std::vector<std::string>& all, std::string_view name, Style style) {
    if (all.empty()) return;
    to.begin(2 * kIndent, 3 * kIndent);
    if (!name.empty()) to.text(name, Style::Dim), to.text(" ");
    list(all, style, to);
    to.end();
  };
  skills(layer.required, "", Style::Plain);
  skills(layer.preferred, "a plus:", Style::Soft);
}

void HumanWriter::layers(const PostingView& view, Page& to) const {
  std::size_t most = 0;
  for (const LayerView& one : view.layers)
    most = std::max(most, one.required.size() + one.preferred.size());
  const int bar_columns = to.width() < 72 ? 8 : to.width() < 100 ? 12 : 20;
  for (const LayerView& one : view.layers) layer(one, most, bar_columns, to);
  const auto skills = [&](std::string_view name, const std::vector<std::string>& all) {
    if (all.empty()) return;
    to.begin(kIndent, 2 * kIndent);
    to.text(name, Style::Dim);
    to.text(" ");
    list(all, Style::Dim, to);
    to.end();
  };
  skills("not needed:", view.negated);
  skills("only in company text:", view.company);
  if (view.breadth.empty()) return;
  to.begin(kIndent, kIndent);
  to.text(view.breadth);
  to.end();
}

}  // namespace rolecall
