// HTML: one page of postings that loads nothing and runs nothing.

#include <algorithm>

#include "report/formats.h"
#include "report/escape.h"
#include "report/html_head.h"
#include "report/terminal_text.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kUntaggedLines = 50;
constexpr int kUntaggedColumns = 200;

class HtmlWriter final : public Writer {
 public:
  explicit HtmlWriter(const Pack& pack) : catalogue_(pack) {}

  void begin(std::string& out) const override { out += html_head(); }
  std::string_view separator() const override { return {}; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override {
    out += "<p class=\"error\">" + html_text(source_words(failure.source)) +
           ": could not be read: " + html_text(failure.message) + "</p>\n";
  }
  void end(const Summary& summary, std::string& out) const override {
    out += "</main>\n<footer><p>" + html_text(summary_words(catalogue_, summary)) + "</p>\n<p>Pack " +
           html_text(catalogue_.pack.name()) + " " + html_text(catalogue_.pack.version()) +
           "</p></footer>\n</body>\n</html>\n";
  }

 private:
  void layers(const Digest& digest, std::string& out) const;
  std::string choices(const LayerDigest& layer) const;
  void names(std::string_view label, const std::vector<const SkillAsk*>& all,
             std::string& out) const;
  void untagged(const Posting& posting, const Analysis& a, std::string& out) const;

  Catalogue catalogue_;
};

std::string HtmlWriter::choices(const LayerDigest& layer) const {
  std::string out;
  const auto add = [&](const std::vector<Choice>& all, std::string_view style) {
    for (const Choice& choice : all) {
      if (!out.empty()) out += ", ";
      out += "<span class=\"" + std::string(style) + "\">" +
             html_text(choice_words(catalogue_, choice)) + "</span>";
    }
  };
  add(layer.required, "required");
  add(layer.preferred, "preferred");
  return out;
}

void HtmlWriter::layers(const Digest& digest, std::string& out) const {
  const auto leaves = catalogue_.layer_leaves();
  if (digest.layers.empty()) return;
  out +=
      "<table>\n<tr><th>Layer</th><th>Level</th><th>Required</th><th>Preferred</th><th>Skills</"
      "th></tr>\n";
  for (const LayerDigest& layer : digest.layers) {
    const bool known = layer.leaf < leaves.size();
    const auto number = [&](std::uint32_t n) {
      return "<td class=\"n\">" + (known ? std::to_string(n) : std::string()) + "</td>";
    };
    out += "<tr><td>" +
           (known ? html_text(catalogue_.pack.str(leaves[layer.leaf].name)) : "elsewhere") +
           "</td><td>" + (known ? std::string(level_words(layer.ask)) : std::string()) + "</td>" +
           number(layer.ask.required) + number(layer.ask.preferred) + "<td>" + choices(layer) +
           "</td></tr>\n";
  }
  out += "</table>\n";
  if (const std::string words = breadth_words(digest); !words.empty())
    out += "<p>" + words + "</p>\n";
}

void HtmlWriter::names(std::string_view label, const std::vector<const SkillAsk*>& all,
                       std::string& out) const {
  if (all.empty()) return;
  out += "<p class=\"company\">" + std::string(label) + ": ";
  for (std::size_t i = 0; i < all.size(); ++i)
    out += (i ? ", " : "") + html_text(catalogue_.rule_name(all[i]->rule));
  out += "</p>\n";
}

void HtmlWriter::untagged(const Posting& posting, const Analysis& a, std::string& out) const {
  out += "<p>" + std::to_string(a.coverage.tagged_lines) + " of " +
         std::to_string(a.coverage.ask_lines) + " asking lines tagged.</p>\n";
  const auto& lines = a.coverage.untagged;
  if (lines.empty()) return;
  out += "<ul class=\"untagged\">\n";
  for (std::size_t i = 0; i < std::min(lines.size(), kUntaggedLines); ++i) {
    const std::string text = printable(untagged_text(posting, a, lines[i]).substr(0, 4096));
    out += "<li>line " + std::to_string(lines[i].line + 1) + ": " +
           html_text(cut(text, kUntaggedColumns, "…")) + "</li>\n";
  }
  out += "</ul>\n";
}

void HtmlWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  const Digest digest = make_digest(catalogue_, a);
  const RoleVerdict verdict = verdict_of(catalogue_, a);
  out += "<article>\n<h2>" + (a.title.empty() ? "(no title)" : html_text(a.title)) + "</h2>\n";
  out += "<p class=\"source\">" + html_text(posting.id) + " · " +
         html_text(source_words(posting.source)) + " · " + html_text(a.lang) + "</p>\n";
  out += "<p><strong>" + html_text(verdict.headline) + "</strong>";
  if (!verdict.description.empty()) out += ": " + html_text(verdict.description);
  out += "</p>\n";
  const auto reasons = reasons_for(a, a.role, 4);
  if (!reasons.empty()) {
    out += "<ul>\n";
    for (const Reason* reason : reasons)
      out += "<li>" + html_text(reason_words(catalogue_, *reason)) + "</li>\n";
    out += "</ul>\n";
  }
  layers(digest, out);
  names("Not needed", digest.negated, out);
  names("Only in company text", digest.company, out);
  std::string facts;
  for (const FactWords& fact : fact_words(catalogue_, a))
    facts += (facts.empty() ? "" : " · ") + html_text(fact.name) +
             (fact.flag ? "" : ": " + html_text(fact.value));
  if (!facts.empty()) out += "<p>" + facts + "</p>\n";
  untagged(posting, a, out);
  std::string notes;
  for (const std::string_view note : notes_of(posting, a))
    notes += (notes.empty() ? "" : ", ") + html_text(note);
  if (!notes.empty()) out += "<p class=\"source\">Notes: " + notes + "</p>\n";
  out += "</article>\n";
}

}  // namespace

std::unique_ptr<Writer> make_html_writer(const Pack& pack, const WriterOptions&) {
  return std::make_unique<HtmlWriter>(pack);
}

}  // namespace rolecall
