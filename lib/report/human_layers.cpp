#include <algorithm>
#include <cmath>

#include "report/human_writer.h"
#include "report/wording.h"

namespace rolecall {

void HumanWriter::choices(const std::vector<Choice>& all, std::string_view label, Style style,
                          Page& to) const {
  if (all.empty()) return;
  to.begin(2 * kIndent, 3 * kIndent);
  if (!label.empty()) to.text(label, Style::Dim), to.text(" ");
  for (std::size_t i = 0; i < all.size(); ++i) {
    to.item(choice_words(catalogue_, all[i]) + (i + 1 < all.size() ? "," : ""), style);
    to.text(" ");
  }
  to.end();
}

void HumanWriter::layer(const LayerDigest& layer, std::uint32_t most, int bar_columns,
                        Page& to) const {
  const auto leaves = catalogue_.layer_leaves();
  if (layer.leaf < leaves.size()) {
    const auto cells = [&](std::uint32_t count) {
      return most == 0 ? 0 : static_cast<int>(std::lround(double(count) * bar_columns / most));
    };
    const auto repeat = [&](int n, std::string_view unicode, std::string_view ascii) {
      std::string run;
      for (int i = 0; i < n; ++i) run += options_.unicode ? unicode : ascii;
      return run;
    };
    to.begin(kIndent, kIndent);
    to.item(
        cut(printable(catalogue_.pack.str(leaves[layer.leaf].name)), name_columns_, to.ellipsis()),
        layer.ask.level == 2 ? Style::Bold : Style::Plain);
    to.tab(kIndent + name_columns_ + 2);
    int solid = cells(layer.ask.required),
        soft = cells(layer.ask.required + layer.ask.preferred) - solid;
    if (layer.ask.required && solid == 0) solid = 1, soft = std::max(0, soft - 1);
    if (layer.ask.preferred && soft == 0 && solid < bar_columns) soft = 1;
    if (solid) to.item(repeat(solid, "█", "#"), Style::Good);
    if (soft) to.item(repeat(soft, "▒", "+"), Style::Soft);
    const int empty = bar_columns - solid - soft;
    if (empty > 0) to.item(repeat(empty, "░", "."), Style::Dim);
    to.text("  ");
    to.item(level_words(layer.ask), layer.ask.level == 2 ? Style::Bold : Style::Dim);
    if (layer.ask.required + layer.ask.preferred != 0) {
      to.tab(kIndent + name_columns_ + 2 + bar_columns + 2 + 11);
      std::string counts = count_words(layer.ask);
      if (display_width(counts) > to.left())
        counts = std::to_string(layer.ask.required) + " + " + std::to_string(layer.ask.preferred);
      to.item(counts, Style::Dim);
    }
    to.end();
  } else {
    to.line(kIndent, "elsewhere");
  }
  choices(layer.required, "", Style::Plain, to);
  choices(layer.preferred, "a plus:", Style::Soft, to);
}

void HumanWriter::skills(const std::vector<const SkillAsk*>& all, std::string_view text,
                         Page& to) const {
  if (all.empty()) return;
  to.begin(kIndent, kIndent + 2);
  to.text(text, Style::Dim);
  for (std::size_t i = 0; i < all.size(); ++i) {
    to.text(" ");
    to.item(std::string(catalogue_.rule_name(all[i]->rule)) + (i + 1 < all.size() ? "," : ""),
            Style::Dim);
  }
  to.end();
}

void HumanWriter::layers(const Digest& digest, Page& to) const {
  std::uint32_t most = 0;
  for (const LayerDigest& layer : digest.layers)
    most = std::max(most, layer.ask.required + layer.ask.preferred);
  const int bar_columns = to.width() < 72 ? 8 : to.width() < 100 ? 12 : 20;
  to.blank();
  for (const LayerDigest& one : digest.layers) layer(one, most, bar_columns, to);
  skills(digest.negated, "not needed:", to);
  skills(digest.company, "only in company text:", to);
  const std::string breadth = breadth_words(digest);
  if (breadth.empty()) return;
  to.begin(kIndent, kIndent);
  to.text(breadth);
  to.end();
}

}  // namespace rolecall
