// The page a job seeker reads in a terminal.

#include <algorithm>
#include <cmath>

#include "report/formats.h"
#include "report/json_sink.h"
#include "report/page.h"
#include "report/terminal_text.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kReasonsShown = 4;
constexpr std::size_t kUntaggedShown = 8;
constexpr int kIndent = 2;

class HumanWriter final : public Writer {
 public:
  HumanWriter(const Pack& pack, const WriterOptions& options)
      : catalogue_(pack), options_(options) {
    for (const LeafEntry& leaf : catalogue_.layer_leaves())
      name_columns_ =
          std::max(name_columns_, display_width(printable(catalogue_.pack.str(leaf.name))));
    name_columns_ = std::min(name_columns_, 20);
    for (const TaxonomyEntry& taxonomy : pack.taxonomies())
      if (taxonomy.combine == Combine::Product)
        label_end_ =
            std::max(label_end_, kIndent + 2 + display_width(printable(pack.str(taxonomy.name))));
    label_end_ = std::min(label_end_, 22);
  }

  void begin(std::string&) const override {}
  std::string_view separator() const override { return "\n"; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override;
  void end(const Summary& summary, std::string& out) const override;

 private:
  Page page(std::string& out) const {
    return {out, options_.width, options_.colour, options_.unicode};
  }
  std::string words(std::string_view unicode, std::string_view ascii) const {
    return std::string(options_.unicode ? unicode : ascii);
  }
  /// A label in a column of its own; what follows hangs beside it.
  void label(std::string_view text, Page& to) const;
  void head(const Posting& posting, const Analysis& a, Page& to) const;
  void verdict(const Analysis& a, Page& to) const;
  void layers(const Digest& digest, Page& to) const;
  void layer(const LayerDigest& layer, std::uint32_t most, int bar_columns, Page& to) const;
  void choices(const std::vector<Choice>& all, std::string_view label, Style style, Page& to) const;
  void skills(const std::vector<const SkillAsk*>& all, std::string_view label, Page& to) const;
  void facts(const Analysis& a, Page& to) const;
  void bar(const Analysis& a, const Digest& digest, Page& to) const;
  void items(const std::vector<BarItem>& all, Page& to) const;
  void factors(const Analysis& a, Page& to) const;
  void untagged(const Posting& posting, const Analysis& a, Page& to) const;

  Catalogue catalogue_;
  WriterOptions options_;
  int name_columns_ = 0;  // of the longest layer
  int label_end_ = 14;
};

void HumanWriter::label(std::string_view text, Page& to) const {
  to.begin(kIndent, label_end_);
  to.text(text, Style::Bold);
  to.tab(label_end_);
}

void HumanWriter::head(const Posting& posting, const Analysis& a, Page& to) const {
  to.begin(0, 0);
  to.text(a.title.empty() ? "(no title)" : a.title, Style::Bold);
  to.end();
  to.begin(0, 0);
  const std::string separator = words(" · ", " - ");
  to.item(posting.id, Style::Dim);
  const std::string source = source_words(posting.source);
  if (source != posting.id) to.text(separator, Style::Dim), to.item(source, Style::Dim);
  if (!a.lang.empty()) to.text(separator, Style::Dim), to.item(a.lang, Style::Dim);
  to.end();
  to.rule();
}

void HumanWriter::verdict(const Analysis& a, Page& to) const {
  const Verdict verdict = verdict_of(catalogue_, a);
  to.begin(0, kIndent);
  to.text(verdict.headline, a.decided ? Style::Good : Style::Warn);
  if (!verdict.description.empty()) to.text(": " + verdict.description);
  to.end();
  const auto reasons = reasons_for(a, a.role, kReasonsShown);
  for (const Reason* reason : reasons) {
    to.begin(kIndent, kIndent + 6);
    const bool against = reason->points < 0;
    std::string points = against ? words("−", "-") : "+";
    points += decimal_string(std::fabs(reason->points), 1);
    to.text(points, against ? Style::Warn : Style::Good);
    to.tab(kIndent + 6);
    to.text(reason_words(catalogue_, *reason));
    to.end();
  }
  if (a.scores.size() < 2) return;
  std::vector<Index> order(std::min(a.scores.size(), catalogue_.classes.size()));
  for (Index i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](Index x, Index y) { return a.scores[x] > a.scores[y]; });
  label("scores", to);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Index at = order[i];
    to.item(std::string(catalogue_.class_id(at)) + " " + percent(a.scores[at]),
            at == a.role ? Style::Plain : Style::Dim);
    to.text("  ");
  }
  to.end();
}

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
    to.item(level_words(layer.ask.level), layer.ask.level == 2 ? Style::Bold : Style::Dim);
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

void HumanWriter::facts(const Analysis& a, Page& to) const {
  const auto facts = fact_words(catalogue_, a);
  const auto list = [&](std::string_view name, bool flags) {
    const auto wanted = [&](const FactWords& fact) { return fact.flag == flags; };
    if (std::none_of(facts.begin(), facts.end(), wanted)) return;
    label(name, to);
    bool first = true;
    for (const FactWords& fact : facts) {
      if (!wanted(fact)) continue;
      if (!first) to.text(words(" · ", "; "), Style::Dim);
      to.item(flags ? fact.name : fact.name + ": " + fact.value,
              flags ? Style::Warn : Style::Plain);
      first = false;
    }
    to.end();
  };
  list("facts", false);
  list("knock-outs", true);
}

void HumanWriter::items(const std::vector<BarItem>& all, Page& to) const {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string sign = all[i].met ? words("✓", "yes") : words("–", "-");
    to.item(std::string(all[i].label) + " " + sign + (i + 1 < all.size() ? "," : ""),
            all[i].met ? Style::Good : Style::Dim);
    to.text(" ");
  }
}

void HumanWriter::bar(const Analysis& a, const Digest& digest, Page& to) const {
  if (!digest.bar.core.empty()) {
    label("entry bar", to);
    to.text(std::to_string(digest.bar.met) + " of " + std::to_string(digest.bar.core.size()) +
            " asked");
    if (digest.bar.needed)
      to.text(" (" + std::to_string(digest.bar.needed) + " make the bar of " +
              std::string(catalogue_.class_id(a.role)) + ")");
    to.text(": ");
    items(digest.bar.core, to);
    to.end();
  }
  if (!digest.bar.bonus.empty()) {
    label("bonus", to);
    items(digest.bar.bonus, to);
    to.end();
  }
}

bool no_share(const TaxonomyView& view) {
  return std::none_of(view.branches.begin(), view.branches.end(), [](double b) { return b > 0; });
}

void HumanWriter::factors(const Analysis& a, Page& to) const {
  const Pack& pack = catalogue_.pack;
  const auto all = pack.taxonomies();
  for (Index t = 0; t < all.size(); ++t) {
    const TaxonomyView& view = view_of(a, t);
    if (all[t].combine != Combine::Product || no_share(view)) continue;
    const auto branches = pack.array(all[t].branches);
    std::string name(pack.str(all[t].name.size ? all[t].name : all[t].id));
    label(name, to);
    for (std::size_t b = 0; b < branches.size() && b < view.branches.size(); ++b) {
      if (b) to.text(words(" × ", " x "));
      to.item(std::string(pack.str(branches[b].id)) + " " + percent(view.branches[b]),
              b == view.weakest ? Style::Warn : Style::Plain);
    }
    to.text(" = " + percent(view.product));
    if (view.weakest < branches.size())
      to.text("; weakest: " + std::string(pack.str(branches[view.weakest].name)));
    to.end();
  }
}

void HumanWriter::untagged(const Posting& posting, const Analysis& a, Page& to) const {
  const auto& lines = a.coverage.untagged;
  to.blank();
  to.begin(kIndent, kIndent + 2);
  to.text(std::to_string(a.coverage.tagged_lines) + " of " + std::to_string(a.coverage.ask_lines) +
          " asking lines tagged");
  to.text(lines.empty() ? "" : "; no rule saw:");
  to.end();
  const std::size_t shown = std::min(lines.size(), kUntaggedShown);
  for (std::size_t i = 0; i < shown; ++i) {
    std::string number = std::to_string(lines[i].line + 1);
    if (number.size() < 4) number.insert(0, 4 - number.size(), ' ');
    // No more of the text than could be shown is looked at: a line may be megabytes long.
    const std::string_view text = untagged_text(posting, a, lines[i]).substr(0, 4096);
    to.line(kIndent, number + "  " + std::string(text), Style::Dim);
  }
  if (lines.size() > shown)
    to.line(kIndent + 6, "... " + std::to_string(lines.size() - shown) + " more", Style::Dim);
}

void HumanWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  Page to = page(out);
  const Digest digest = make_digest(catalogue_, a);
  head(posting, a, to);
  verdict(a, to);
  layers(digest, to);
  to.blank();
  facts(a, to);
  bar(a, digest, to);
  factors(a, to);
  untagged(posting, a, to);
  const auto notes = notes_of(posting, a);
  if (notes.empty()) return;
  label("notes", to);
  for (std::size_t i = 0; i < notes.size(); ++i)
    to.item(std::string(notes[i]) + (i + 1 < notes.size() ? "," : "")), to.text(" ");
  to.end();
}

void HumanWriter::render(const Failure& failure, std::string& out) const {
  Page to = page(out);
  to.begin(0, kIndent);
  to.text(source_words(failure.source) + ": could not be read: ", Style::Warn);
  to.text(failure.message);
  to.end();
}

void HumanWriter::end(const Summary& summary, std::string& out) const {
  if (summary.postings + summary.errors < 2) return;
  Page to = page(out);
  to.blank();
  to.begin(0, kIndent);
  to.text(summary_words(catalogue_, summary), Style::Bold);
  to.end();
}

}  // namespace

std::unique_ptr<Writer> make_human_writer(const Pack& pack, const WriterOptions& options) {
  return std::make_unique<HumanWriter>(pack, options);
}

}  // namespace rolecall
