// The comparison as Markdown and HTML: the ranking, what to learn, each posting in short. One
// outline serves both.
#include <functional>
#include <vector>

#include "report/escape.h"
#include "report/gap/formats.h"
#include "report/gap/words.h"
#include "report/html_head.h"
#include "report/wording.h"

namespace rolecall {
namespace {

using Row = std::vector<std::string>;

/// The signs of one format. Text that comes in is raw.
class Markup {
 public:
  virtual ~Markup() = default;
  virtual void heading(int depth, std::string_view text) = 0;
  virtual void paragraph(std::string_view text) = 0;
  virtual void table(const Row& head, const std::vector<Row>& rows) = 0;
  virtual void items(const std::vector<std::pair<std::string, std::string>>& all) = 0;

  std::string out;
};

class MarkdownMarkup final : public Markup {
 public:
  void heading(int depth, std::string_view text) override {
    out += std::string(static_cast<std::size_t>(depth), '#') + " " + markdown_text(text) + "\n\n";
  }
  void paragraph(std::string_view text) override { out += markdown_text(text) + "\n\n"; }
  void table(const Row& head, const std::vector<Row>& rows) override {
    const auto row = [&](const Row& cells) {
      for (const std::string& cell : cells) out += "| " + markdown_text(cell) + " ";
      out += "|\n";
    };
    row(head);
    for (std::size_t i = 0; i < head.size(); ++i) out += "|---";
    out += "|\n";
    for (const Row& cells : rows) row(cells);
    out += "\n";
  }
  void items(const std::vector<std::pair<std::string, std::string>>& all) override {
    for (const auto& [name, text] : all)
      if (!text.empty()) out += "- " + markdown_text(name) + ": " + markdown_text(text) + "\n";
    out += "\n";
  }
};

class HtmlMarkup final : public Markup {
 public:
  HtmlMarkup() { out = html_head(); }
  void heading(int depth, std::string_view text) override {
    const std::string tag = "h" + std::to_string(depth);
    out += "<" + tag + ">" + html_text(text) + "</" + tag + ">\n";
  }
  void paragraph(std::string_view text) override { out += "<p>" + html_text(text) + "</p>\n"; }
  void table(const Row& head, const std::vector<Row>& rows) override {
    const auto row = [&](const Row& cells, const std::string& tag) {
      out += "<tr>";
      for (const std::string& cell : cells)
        out += "<" + tag + ">" + html_text(cell) + "</" + tag + ">";
      out += "</tr>\n";
    };
    out += "<table>\n";
    row(head, "th");
    for (const Row& cells : rows) row(cells, "td");
    out += "</table>\n";
  }
  void items(const std::vector<std::pair<std::string, std::string>>& all) override {
    out += "<ul>\n";
    for (const auto& [name, text] : all)
      if (!text.empty())
        out += "<li><strong>" + html_text(name) + "</strong>: " + html_text(text) + "</li>\n";
    out += "</ul>\n";
  }
};

std::string list(const Catalogue& catalogue, const std::vector<const GapAsk*>& asks) {
  std::string joined;
  for (const GapAsk* ask : asks)
    joined += (joined.empty() ? "" : ", ") + lacked_words(catalogue, *ask);
  return joined;
}

void one(const Catalogue& catalogue, const RankedGap& ranked, std::size_t rank, Markup& to) {
  using State = GapAsk::State;
  const Gap& gap = ranked.gap;
  to.heading(2, std::to_string(rank) + ". " + title_words(ranked.title));
  to.paragraph(ranked.id + ", " + source_words(ranked.source) + ", " +
               role_gap_words(catalogue, ranked));
  std::string out, check;
  for (const KnockOut& k : gap.knock_outs) {
    if (!k.out && k.has >= 0) continue;
    std::string& words = k.out ? out : check;
    words += (words.empty() ? "" : ", ") + knock_out_words(catalogue, k);
  }
  std::string bar = bar_gap_words(catalogue, ranked);
  for (const auto& [name, met] : bar_gap_items(catalogue, ranked))
    if (!bar.empty()) bar += std::string("; ") + std::string(name) + (met ? " ✓" : " –");
  std::vector<std::pair<std::string, std::string>> items{
      {"Met", met_words(gap)},
      {"Knocks out", out},
      {"To check", check},
      {"Lacked", list(catalogue, asks_in(gap, Ask::Required, State::Lacked))},
      {"Lacked of the plus", list(catalogue, asks_in(gap, Ask::Preferred, State::Lacked))},
      {"Had", list(catalogue, asks_in(gap, Ask::Required, State::Had))},
      {"Had of the plus", list(catalogue, asks_in(gap, Ask::Preferred, State::Had))},
      {"Not told", list(catalogue, asks_in(gap, Ask::Required, State::Untold))},
      {"Short layers", short_layer_words(catalogue, gap)},
      {"Entry bar", bar}};
  for (const FactorGap& factors : gap.factors)
    items.emplace_back(catalogue.pack.str(catalogue.pack.taxonomies()[factors.taxonomy].name),
                       factor_gap_words(catalogue, factors, " × "));
  to.items(items);
}

void outline(const Catalogue& catalogue, const GapReport& report, Markup& to) {
  to.heading(1, "What is asked, against what is had");
  to.paragraph("Had: " + profile_words(catalogue, report.profile) + ".");
  to.paragraph(compared_words(report) + ". " + open_words(report) + ".");
  std::vector<Row> rows;
  for (std::size_t i = 0; i < report.ranked.size(); ++i) {
    const RankedGap& ranked = report.ranked[i];
    const Gap& gap = ranked.gap;
    rows.push_back({std::to_string(i + 1), percent(gap.fit),
                    std::to_string(gap.required_had) + " of " + std::to_string(gap.required),
                    ranked.title, ranked.id, role_gap_words(catalogue, ranked),
                    gap.out              ? "knocked out"
                    : gap.asks_nothing() ? "no skill is asked"
                                         : ""});
  }
  if (!rows.empty()) to.table({"", "Fit", "Required", "Title", "Id", "Role", ""}, rows);
  rows.clear();
  for (const LearningStep& step : report.plan.steps)
    rows.push_back({std::string(catalogue.rule_name(step.skill)), "+" + std::to_string(step.opens),
                    std::to_string(step.open), std::to_string(step.lacked_in)});
  if (!rows.empty()) {
    to.heading(2, "To learn, each after the one before it");
    to.table({"Skill", "Opens", "Open then", "Lacked in"}, rows);
  }
  for (std::size_t i = 0; i < report.ranked.size(); ++i)
    one(catalogue, report.ranked[i], i + 1, to);
  for (const Failure& failure : report.failures)
    to.paragraph(source_words(failure.source) + ": could not be read: " + failure.message);
}

}  // namespace

std::string gap_markdown(const Catalogue& catalogue, const GapReport& report) {
  MarkdownMarkup to;
  outline(catalogue, report, to);
  to.out.pop_back();
  return to.out;
}

std::string gap_html(const Catalogue& catalogue, const GapReport& report) {
  HtmlMarkup to;
  outline(catalogue, report, to);
  return to.out + "</main>\n</body>\n</html>\n";
}

}  // namespace rolecall
