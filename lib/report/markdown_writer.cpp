// Markdown: a section a posting, with all of its view. Text of postings is escaped so that it stays
// text.

#include "report/escape.h"
#include "report/formats.h"
#include "report/terminal_text.h"
#include "report/view/posting_view.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr int kUntaggedColumns = 200;

std::string joined(const std::vector<std::string>& items) {
  std::string list;
  for (const std::string& item : items) list += (list.empty() ? "" : ", ") + markdown_text(item);
  return list;
}

std::string joined(const std::vector<BarItem>& items) {
  std::string list;
  for (const BarItem& item : items)
    list += (list.empty() ? "" : ", ") + markdown_text(item.label) + (item.asked ? " ✓" : " –");
  return list;
}

// "Python, SQL; a plus: Go"
std::string asks(const std::vector<std::string>& required,
                 const std::vector<std::string>& preferred) {
  std::string text = joined(required);
  if (!preferred.empty()) text += (text.empty() ? "a plus: " : "; a plus: ") + joined(preferred);
  return text;
}

class MarkdownWriter final : public Writer {
 public:
  explicit MarkdownWriter(const Pack& pack) : maker_(pack) {}

  void begin(std::string&) const override {}
  std::string_view separator() const override { return "\n"; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override {
    out += "## Not read: " + markdown_text(source_words(failure.source)) + "\n\n" +
           markdown_text(failure.message) + "\n";
  }
  void end(const Summary& summary, std::string& out) const override {
    if (summary.postings + summary.errors > 1 || summary.filtered != 0)
      out += "\n---\n\n" + markdown_text(summary_words(maker_.catalogue(), summary)) + "\n";
  }

 private:
  ViewMaker maker_;
};

void roles(const PostingView& view, std::string& out) {
  out += "**" + markdown_text(view.headline) + "**";
  if (!view.description.empty()) out += "\\\n" + markdown_text(view.description);
  out += "\n\n";
  if (!view.title_alone.empty()) out += markdown_text(view.title_alone) + "\n\n";
  for (const RoleView& role : view.roles) {
    out += "- " + markdown_text(role.name) + ", " + percent(role.score) + "\n";
    for (const ReasonView& reason : role.reasons)
      out += "  - " + points_words(reason.points) + " " + markdown_text(reason.text) + "\n";
  }
  if (!view.roles.empty()) out += "\n";
  if (!view.duties.empty()) out += "Duties: " + markdown_text(view.duties) + "\n\n";
}

void facts(const PostingView& view, std::string& out) {
  for (const NamedText& fact : view.facts)
    out += "- " + markdown_text(fact.name) + ": " + markdown_text(fact.text) + "\n";
  if (!view.facts.empty()) out += "\n";
  if (view.knock_outs.empty()) return;
  out += "### Knock-outs\n\n";
  for (const KnockOutView& one : view.knock_outs) {
    out += "- " + markdown_text(one.name);
    if (one.line) out += ", line " + std::to_string(one.line) + ": " + markdown_text(one.quote);
    out += "\n";
  }
  out += "\n";
}

void layers(const PostingView& view, std::string& out) {
  if (!view.layers.empty()) {
    out += "### Layers\n\n| Layer | Level | Required | A plus | Skills |\n|---|---|--:|--:|---|\n";
    for (const LayerView& layer : view.layers)
      out += "| " + (layer.name.empty() ? "elsewhere" : markdown_text(layer.name)) + " | " +
             (layer.name.empty() ? "" : layer.firmness) + " | " +
             std::to_string(layer.required.size()) + " | " +
             std::to_string(layer.preferred.size()) + " | " +
             asks(layer.required, layer.preferred) + " |\n";
    out += "\n";
  }
  if (!view.breadth.empty()) out += markdown_text(view.breadth) + "\n\n";
  const std::size_t before = out.size();
  if (!view.negated.empty()) out += "- Not needed: " + joined(view.negated) + "\n";
  if (!view.company.empty()) out += "- Only in company text: " + joined(view.company) + "\n";
  if (out.size() != before) out += "\n";
}

void bars(const PostingView& view, std::string& out) {
  if (!view.bars.empty()) out += "### Entry bar\n\n";
  for (const BarView& bar : view.bars) {
    out += "- " + markdown_text(bar.headline) + (bar.core.empty() ? "" : ": " + joined(bar.core)) +
           "\n";
    if (!bar.bonus.empty()) out += "  - bonus: " + joined(bar.bonus) + "\n";
  }
  for (const NamedText& match : view.matches)
    out += "- " + markdown_text(match.name) + ": " + markdown_text(match.text) + "\n";
  if (!view.bars.empty() || !view.matches.empty()) out += "\n";
}

void taxonomies(const PostingView& view, std::string& out) {
  for (const ProductView& product : view.products) {
    out += "### " + markdown_text(product.name) + "\n\n";
    for (std::size_t f = 0; f < product.factors.size(); ++f)
      out += (f ? " × " : "") + markdown_text(product.factors[f].name) + " " +
             percent(product.factors[f].share);
    out += " = " + percent(product.product) + "; " + markdown_text(product.verdict) + "\n\n";
  }
  for (const CountsView& counts : view.counts) {
    out += "### " + markdown_text(counts.name) + "\n\n";
    for (const CountsView::Leaf& leaf : counts.leaves) {
      const std::string skills =
          leaf.required.empty() ? joined(leaf.preferred) : asks(leaf.required, leaf.preferred);
      out += "- " + markdown_text(leaf_words(leaf)) + (skills.empty() ? "" : ": " + skills) + "\n";
    }
    if (!counts.not_asked.empty()) out += "- not asked: " + joined(counts.not_asked) + "\n";
    out += "\n";
  }
}

void coverage(const PostingView& view, std::string& out) {
  out += "### Coverage\n\n" + markdown_text(view.coverage) + "\n";
  if (!view.untagged.empty()) out += "\nNo rule saw:\n\n";
  for (const UntaggedView& one : view.untagged)
    out += "- " + line_words(one) + ": " +
           markdown_text(cut(printable(one.text), kUntaggedColumns, "…")) + "\n";
  if (!view.notes.empty()) out += "\nNotes:\n\n";
  for (const std::string& note : view.notes) out += "- " + markdown_text(note) + "\n";
}

void MarkdownWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  const PostingView view = maker_.make(posting, a);
  out += "## " + markdown_text(view.title) + "\n\n" + joined(view.about) + "\n\n";
  roles(view, out);
  facts(view, out);
  layers(view, out);
  bars(view, out);
  taxonomies(view, out);
  coverage(view, out);
}

}  // namespace

std::unique_ptr<Writer> make_markdown_writer(const Pack& pack, const WriterOptions&) {
  return std::make_unique<MarkdownWriter>(pack);
}

}  // namespace rolecall
