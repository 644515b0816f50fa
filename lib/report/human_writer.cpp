#include "report/human_writer.h"

#include <algorithm>

#include "report/formats.h"
#include "report/terminal_text.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kUntaggedShown = 8;

}  // namespace

HumanWriter::HumanWriter(const Pack& pack, const WriterOptions& options)
    : maker_(pack), options_(options) {
  const auto widest = [](int& columns, std::string_view text, int most) {
    columns = std::min(most, std::max(columns, display_width(printable(text))));
  };
  for (const LeafEntry& leaf : maker_.catalogue().layer_leaves())
    widest(name_columns_, pack.str(leaf.name), 20);
  int name = label_end_ - kIndent - 2;
  for (const TaxonomyEntry& taxonomy : pack.taxonomies())
    if (taxonomy.combine != Combine::Levels) widest(name, pack.str(taxonomy.name), 18);
  label_end_ = kIndent + name + 2;
}

std::string HumanWriter::signs(std::string text) const {
  if (options_.unicode) return text;
  constexpr std::pair<std::string_view, std::string_view> kAscii[] = {
      {"“", "\""}, {"”", "\""}, {"…", "..."}};
  for (const auto& [sign, ascii] : kAscii)
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos; at += ascii.size())
      text.replace(at, sign.size(), ascii);
  return text;
}

void HumanWriter::label(std::string_view text, Page& to) const {
  to.begin(kIndent, label_end_);
  to.text(text, Style::Bold);
  to.tab(label_end_);
}

void HumanWriter::named(std::string_view name, std::string_view text, Page& to) const {
  label(name, to);
  to.text(text);
  to.end();
}

void HumanWriter::list(const std::vector<std::string>& items, Style style, Page& to) const {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i) to.text(" ");
    to.item(items[i] + (i + 1 < items.size() ? "," : ""), style);
  }
}

void HumanWriter::head(const PostingView& view, Page& to) const {
  to.begin(0, 0);
  to.text(view.title, Style::Bold);
  to.end();
  to.begin(0, 0);
  for (std::size_t i = 0; i < view.about.size(); ++i) {
    if (i) to.text(words(" · ", " - "), Style::Dim);
    to.item(view.about[i], Style::Dim);
  }
  to.end();
  to.rule();
  to.begin(0, kIndent);
  to.text(view.headline, view.decided ? Style::Good : Style::Warn);
  to.end();
  const auto line = [&](const std::string& text, Style style) {
    if (text.empty()) return;
    to.begin(kIndent, kIndent);
    to.text(text, style);
    to.end();
  };
  line(view.description, Style::Plain);
  line(view.title_alone, Style::Warn);
}

void HumanWriter::reasons(const RoleView& role, Page& to) const {
  for (const ReasonView& reason : role.reasons) {
    to.begin(kIndent, kIndent + 6);
    to.text(points_words(reason.points, !options_.unicode),
            reason.points < 0 ? Style::Warn : Style::Good);
    to.tab(kIndent + 6);
    to.text(signs(reason.text));
    to.end();
  }
}

void HumanWriter::roles(const PostingView& view, Page& to) const {
  for (const RoleView& role : view.roles) {
    if (!role.in_short && !options_.verbose) continue;
    if (role.reasons.empty()) continue;
    if (!role.best || !view.decided) {  // else the headline says it
      to.begin(kIndent, kIndent);
      to.text(role.name + ", " + percent(role.score), Style::Bold);
      to.end();
    }
    reasons(role, to);
  }
  if (!view.duties.empty()) named("duties", view.duties, to);
  if (view.roles.size() < 2) return;
  label("scores", to);
  for (const RoleView& role : view.roles) {
    to.item(role.id + " " + percent(role.score), role.best ? Style::Plain : Style::Dim);
    to.text("  ");
  }
  to.end();
}

void HumanWriter::facts(const PostingView& view, Page& to) const {
  if (!view.facts.empty()) {
    label("facts", to);
    for (std::size_t i = 0; i < view.facts.size(); ++i) {
      if (i) to.text(words(" ·", ";"), Style::Dim), to.text(" ");
      to.item(view.facts[i].name + ": " + view.facts[i].text);
    }
    to.end();
  }
  for (std::size_t i = 0; i < view.knock_outs.size(); ++i) {
    const KnockOutView& one = view.knock_outs[i];
    label(i == 0 ? "knock-outs" : "", to);
    to.text(one.name, Style::Warn);
    if (one.line)
      to.text(" (line " + std::to_string(one.line) + ": " + signs(one.quote) + ")", Style::Dim);
    to.end();
  }
}

void HumanWriter::items(const std::vector<BarItem>& all, Page& to) const {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string sign = all[i].asked ? words("✓", "yes") : words("–", "no");
    to.item(all[i].label + " " + sign + (i + 1 < all.size() ? "," : ""),
            all[i].asked ? Style::Good : Style::Dim);
    to.text(" ");
  }
}

void HumanWriter::bars(const PostingView& view, Page& to) const {
  for (const BarView& bar : view.bars) {
    if (!bar.in_short && !options_.verbose) continue;
    label("entry bar", to);
    to.text(bar.headline);
    if (!bar.core.empty()) to.text(": ");
    items(bar.core, to);
    to.end();
    if (bar.bonus.empty()) continue;
    label("bonus", to);
    items(bar.bonus, to);
    to.end();
  }
  for (const NamedText& match : view.matches) named(match.name, match.text, to);
}

void HumanWriter::products(const PostingView& view, Page& to) const {
  for (const ProductView& product : view.products) {
    label(product.name, to);
    for (std::size_t f = 0; f < product.factors.size(); ++f) {
      const ProductView::Factor& factor = product.factors[f];
      if (f) to.text(words(" × ", " x "));
      to.item(factor.name + " " + percent(factor.share),
              factor.weakest ? Style::Warn : Style::Plain);
    }
    to.text(" = " + percent(product.product) + "; " + product.verdict);
    to.end();
  }
}

void HumanWriter::leaf(const CountsView::Leaf& leaf, Page& to) const {
  to.begin(2 * kIndent, 3 * kIndent);
  to.text(leaf_words(leaf));
  if (!leaf.required.empty() || !leaf.preferred.empty()) to.text(": ");
  list(leaf.required, Style::Plain, to);
  if (!leaf.required.empty() && !leaf.preferred.empty()) to.text("; a plus: ", Style::Dim);
  list(leaf.preferred, Style::Soft, to);
  to.end();
}

void HumanWriter::counts(const PostingView& view, Page& to) const {
  for (const CountsView& counts : view.counts) {
    if (options_.verbose) {
      to.blank();
      to.line(kIndent, counts.name, Style::Bold);
      for (const CountsView::Leaf& one : counts.leaves) leaf(one, to);
      if (counts.not_asked.empty()) continue;
      to.begin(2 * kIndent, 3 * kIndent);
      to.text("not asked: ", Style::Dim);
      list(counts.not_asked, Style::Dim, to);
      to.end();
      continue;
    }
    label(counts.name, to);
    for (std::size_t i = 0; i < counts.leaves.size(); ++i) {
      const CountsView::Leaf& one = counts.leaves[i];
      std::string amount;
      if (const std::size_t skills = one.required.size() + one.preferred.size())
        amount = " " + std::to_string(skills);
      if (!one.fact.empty()) amount += (amount.empty() ? ": " : ", ") + one.fact;
      if (i) to.text(" ");
      to.item(one.name + amount + (i + 1 < counts.leaves.size() ? words(" ·", ";") : ""));
    }
    to.end();
  }
}

void HumanWriter::untagged(const PostingView& view, Page& to) const {
  to.blank();
  to.begin(kIndent, kIndent + 2);
  to.text(view.coverage);
  to.text(view.untagged.empty() ? "" : "; no rule saw:");
  to.end();
  const std::size_t shown =
      options_.verbose ? view.untagged.size() : std::min(view.untagged.size(), kUntaggedShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const UntaggedView& one = view.untagged[i];
    std::string number = std::to_string(one.lines[0]);
    for (std::size_t l = 1; l < one.lines.size() && one.lines.size() <= 3; ++l)
      number += ", " + std::to_string(one.lines[l]);
    if (one.lines.size() > 3) number += " (" + std::to_string(one.lines.size()) + " times)";
    if (number.size() < 4) number.insert(0, 4 - number.size(), ' ');
    to.line(kIndent, number + "  " + one.text, Style::Dim);
  }
  if (view.untagged.size() > shown)
    to.line(kIndent + 6,
            "... " + std::to_string(view.untagged.size() - shown) + " more; -v shows them",
            Style::Dim);
}

void HumanWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  const PostingView view = maker_.make(posting, a);
  Page to = page(out);
  head(view, to);
  roles(view, to);
  facts(view, to);
  to.blank();
  layers(view, to);
  const std::size_t before = out.size();
  to.blank();
  const std::size_t empty = out.size();
  bars(view, to);
  products(view, to);
  counts(view, to);
  if (out.size() == empty) out.resize(before);
  untagged(view, to);
  for (std::size_t i = 0; i < view.notes.size(); ++i)
    named(i == 0 ? "notes" : "", view.notes[i], to);
}

void HumanWriter::render(const Failure& failure, std::string& out) const {
  Page to = page(out);
  to.begin(0, kIndent);
  to.text(source_words(failure.source) + ": could not be read: ", Style::Warn);
  to.text(failure.message);
  to.end();
}

void HumanWriter::end(const Summary& summary, std::string& out) const {
  if (summary.postings + summary.errors < 2 && summary.filtered == 0) return;
  Page to = page(out);
  to.blank();
  to.begin(0, kIndent);
  to.text(summary_words(maker_.catalogue(), summary), Style::Bold);
  to.end();
}

std::unique_ptr<Writer> make_human_writer(const Pack& pack, const WriterOptions& options) {
  return std::make_unique<HumanWriter>(pack, options);
}

}  // namespace rolecall
