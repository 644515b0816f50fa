// HTML: one page of postings that loads nothing and runs nothing.

#include "report/escape.h"
#include "report/formats.h"
#include "report/html_head.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "report/view/posting_view.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr int kUntaggedColumns = 200;

std::string element(std::string_view tag, std::string_view style, std::string_view text) {
  std::string out = "<" + std::string(tag);
  if (!style.empty()) out += " class=\"" + std::string(style) + "\"";
  return out + ">" + html_text(text) + "</" + std::string(tag) + ">";
}

// A bar for those who see it; the figure stands beside it.
std::string meter(double share, std::string_view style = {}) {
  std::string width = percent(share);
  width.erase(width.find(' '), 1);
  std::string out = "<span class=\"bar";
  if (!style.empty()) out += " " + std::string(style);
  return out + "\" aria-hidden=\"true\"><span style=\"width:" + width + "\"></span></span>";
}

void heading(std::string_view text, std::string& out) { out += element("h3", "", text) + "\n"; }

void chips(const std::vector<std::string>& items, std::string_view style, std::string_view label,
           std::string& out) {
  if (items.empty()) return;
  out += "<ul class=\"chips\">";
  if (!label.empty()) out += element("li", "label", label);
  for (const std::string& item : items) out += element("li", style, item);
  out += "</ul>\n";
}

class HtmlWriter final : public Writer {
 public:
  explicit HtmlWriter(const Pack& pack) : maker_(pack) {}

  void begin(std::string& out) const override { out += html_head(); }
  std::string_view separator() const override { return {}; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override {
    out += "<p class=\"error\">" + html_text(source_words(failure.source)) +
           ": could not be read: " + html_text(failure.message) + "</p>\n";
  }
  void end(const Summary& summary, std::string& out) const override {
    const Pack& pack = maker_.catalogue().pack;
    out += "</main>\n<footer><p>" + html_text(summary_words(maker_.catalogue(), summary)) +
           "</p>\n<p>Pack " + html_text(pack.name()) + " " + html_text(pack.version()) +
           "</p></footer>\n</body>\n</html>\n";
  }

 private:
  ViewMaker maker_;
};

void roles(const PostingView& view, std::string& out) {
  out += element("p", view.decided ? "verdict" : "verdict open", view.headline) + "\n";
  if (!view.description.empty()) out += element("p", "", view.description) + "\n";
  if (!view.title_alone.empty()) out += element("p", "warn", view.title_alone) + "\n";
  if (!view.duties.empty())
    out += "<p>" + element("span", "label", "Duties") + " " + html_text(view.duties) + "</p>\n";
  for (const RoleView& role : view.roles) {
    out += std::string("<details") + (role.in_short ? " open" : "") + "><summary>" +
           element("span", role.best ? "name best" : "name", role.name) + " " + meter(role.score) +
           " " + percent(role.score) + "</summary>\n";
    if (!role.reasons.empty()) {
      out += "<ul class=\"reasons\">\n";
      for (const ReasonView& reason : role.reasons)
        out += "<li>" +
               element("span", reason.points < 0 ? "points against" : "points",
                       points_words(reason.points)) +
               " " + html_text(reason.text) + "</li>\n";
      out += "</ul>\n";
    }
    out += "</details>\n";
  }
}

void facts(const PostingView& view, std::string& out) {
  if (!view.facts.empty()) {
    heading("Facts", out);
    out += "<ul>\n";
    for (const NamedText& fact : view.facts)
      out += "<li>" + element("span", "label", fact.name) + " " + html_text(fact.text) + "</li>\n";
    out += "</ul>\n";
  }
  if (view.knock_outs.empty()) return;
  out += "<section class=\"knock-outs\">\n";
  heading("Knock-outs", out);
  out += "<ul>\n";
  for (const KnockOutView& one : view.knock_outs) {
    out += "<li>" + element("strong", "", one.name);
    if (one.line) out += ", line " + std::to_string(one.line) + ": " + element("q", "", one.quote);
    out += "</li>\n";
  }
  out += "</ul>\n</section>\n";
}

void layers(const PostingView& view, std::string& out) {
  if (!view.layers.empty()) heading("Layers", out);
  std::size_t most = 1;
  for (const LayerView& layer : view.layers)
    most = std::max(most, layer.required.size() + layer.preferred.size());
  for (const LayerView& layer : view.layers) {
    const std::size_t required = layer.required.size(), preferred = layer.preferred.size();
    out += "<div class=\"layer level-" + std::to_string(layer.level) + "\">\n<h4>" +
           element("span", "name", layer.name.empty() ? "elsewhere" : layer.name) + " ";
    if (!layer.name.empty()) {
      out += meter(static_cast<double>(required + preferred) / static_cast<double>(most)) + " " +
             element("span", "level", layer.firmness);
      if (required + preferred)
        out += " · " + element("span", "count", count_words(required, preferred));
    }
    out += "</h4>\n";
    chips(layer.required, "skill", "", out);
    chips(layer.preferred, "skill plus", "a plus", out);
    out += "</div>\n";
  }
  if (!view.breadth.empty()) out += element("p", "", view.breadth) + "\n";
  chips(view.negated, "skill quiet", "not needed", out);
  chips(view.company, "skill quiet", "only in company text", out);
}

void items(const std::vector<BarItem>& all, std::string_view label, std::string& out) {
  if (all.empty()) return;
  out += "<ul class=\"chips\">";
  if (!label.empty()) out += element("li", "label", label);
  for (const BarItem& item : all)
    out += element("li", item.asked ? "skill met" : "skill quiet",
                   item.label + (item.asked ? " ✓ asked" : " – not asked"));
  out += "</ul>\n";
}

void bars(const PostingView& view, std::string& out) {
  if (!view.bars.empty()) heading("Entry bar", out);
  for (const BarView& bar : view.bars) {
    out += element("p", "", bar.headline) + "\n";
    items(bar.core, "", out);
    items(bar.bonus, "bonus", out);
  }
  for (const NamedText& match : view.matches) {
    heading(match.name, out);
    out += element("p", "", match.text) + "\n";
  }
}

void taxonomies(const PostingView& view, std::string& out) {
  for (const ProductView& product : view.products) {
    heading(product.name, out);
    out += "<ul class=\"factors\">\n";
    for (const ProductView::Factor& factor : product.factors)
      out += "<li>" + element("span", "name", factor.name) + " " +
             meter(factor.share, factor.weakest ? "weak" : "") + " " + percent(factor.share) +
             "</li>\n";
    out += "</ul>\n<p>The factors multiply to " + percent(product.product) + "; " +
           html_text(product.verdict) + ".</p>\n";
  }
  for (const CountsView& counts : view.counts) {
    heading(counts.name, out);
    out += "<ul class=\"leaves\">\n";
    for (const CountsView::Leaf& leaf : counts.leaves) {
      out += "<li>" + element("span", "label", leaf_words(leaf));
      chips(leaf.required, "skill", "", out);
      chips(leaf.preferred, "skill plus", "", out);
      out += "</li>\n";
    }
    out += "</ul>\n";
    chips(counts.not_asked, "skill quiet", "not asked", out);
  }
}

void coverage(const PostingView& view, std::string& out) {
  heading("What no rule saw", out);
  out += element("p", "", view.coverage) + "\n";
  if (!view.untagged.empty()) {
    out += "<ul class=\"untagged\">\n";
    for (const UntaggedView& one : view.untagged)
      out += "<li>" + element("span", "label", line_words(one)) + " " +
             html_text(cut(printable(one.text), kUntaggedColumns, "…")) + "</li>\n";
    out += "</ul>\n";
  }
  if (view.notes.empty()) return;
  heading("Notes", out);
  out += "<ul>\n";
  for (const std::string& note : view.notes) out += element("li", "", note) + "\n";
  out += "</ul>\n";
}

void HtmlWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  const PostingView view = maker_.make(posting, a);
  out += "<article>\n" + element("h2", "", view.title) + "\n<p class=\"source\">";
  for (std::size_t i = 0; i < view.about.size(); ++i)
    out += (i ? " · " : "") + html_text(view.about[i]);
  out += "</p>\n";
  roles(view, out);
  facts(view, out);
  layers(view, out);
  bars(view, out);
  taxonomies(view, out);
  coverage(view, out);
  out += "</article>\n";
}

}  // namespace

std::unique_ptr<Writer> make_html_writer(const Pack& pack, const WriterOptions&) {
  return std::make_unique<HtmlWriter>(pack);
}

}  // namespace rolecall
