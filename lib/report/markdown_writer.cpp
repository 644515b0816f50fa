// Markdown: a section a posting. Text of postings is escaped so that it stays text.

#include <algorithm>

#include "report/fields.h"
#include "report/formats.h"
#include "report/escape.h"
#include "report/terminal_text.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kUntaggedLines = 50;
constexpr int kUntaggedColumns = 200;

class MarkdownWriter final : public Writer {
 public:
  explicit MarkdownWriter(const Pack& pack) : catalogue_(pack) {}

  void begin(std::string&) const override {}
  std::string_view separator() const override { return "\n"; }
  void render(const Posting& posting, const Analysis& analysis, std::string& out) const override;
  void render(const Failure& failure, std::string& out) const override {
    out += "## Not read: " + markdown_text(source_words(failure.source)) + "\n\n" +
           markdown_text(failure.message) + "\n";
  }
  void end(const Summary& summary, std::string& out) const override {
    if (summary.postings + summary.errors > 1 || summary.filtered != 0)
      out += "\n---\n\n" + markdown_text(summary_words(catalogue_, summary)) + "\n";
  }

 private:
  void verdict(const Analysis& a, const Digest& digest, std::string& out) const;
  void layers(const Analysis& a, const Digest& digest, std::string& out) const;
  void skills(const Digest& digest, std::string& out) const;
  void facts(const Analysis& a, std::string& out) const;
  std::string names(const std::vector<const SkillAsk*>& all) const;

  Catalogue catalogue_;
};

std::string MarkdownWriter::names(const std::vector<const SkillAsk*>& all) const {
  std::string list;
  for (const SkillAsk* skill : all) {
    if (!list.empty()) list += ", ";
    list += markdown_text(catalogue_.rule_name(skill->rule));
  }
  return list;
}

std::string bar_words(const std::vector<BarItem>& items) {
  std::string list;
  for (const BarItem& item : items) {
    if (!list.empty()) list += ", ";
    list += markdown_text(item.label) + (item.met ? " ✓" : " –");
  }
  return list;
}

void MarkdownWriter::verdict(const Analysis& a, const Digest& digest, std::string& out) const {
  const RoleVerdict verdict = verdict_of(catalogue_, a);
  out += "**" + markdown_text(verdict.headline) + "**";
  if (!verdict.description.empty()) out += ": " + markdown_text(verdict.description);
  out += "\n\n";
  for (const Reason* reason : reasons_for(a, a.role, 4))
    out += "- " + markdown_text(reason_words(catalogue_, *reason)) + "\n";
  if (!digest.bar.core.empty())
    out += "- Entry bar: " + std::to_string(digest.bar.met) + " of " +
           std::to_string(digest.bar.core.size()) + " asked (" + std::to_string(digest.bar.needed) +
           " needed): " + bar_words(digest.bar.core) + "\n";
  if (!digest.bar.bonus.empty()) out += "- Bonus: " + bar_words(digest.bar.bonus) + "\n";
  if (!out.ends_with("\n\n")) out += "\n";
}

void MarkdownWriter::layers(const Analysis& a, const Digest& digest, std::string& out) const {
  const auto leaves = catalogue_.layer_leaves();
  if (!leaves.empty()) {
    out += "| Layer | Level | Required | Preferred | In company text |\n|---|---|--:|--:|--:|\n";
    for (const LayerDigest& layer : digest.layers) {
      if (layer.leaf >= leaves.size()) continue;
      out += "| " + markdown_text(catalogue_.pack.str(leaves[layer.leaf].name)) + " | " +
             std::string(level_words(layer.ask)) + " | " + std::to_string(layer.ask.required) +
             " | " + std::to_string(layer.ask.preferred) + " | " +
             std::to_string(layer.ask.company) + " |\n";
    }
    out += "\n";
    if (const std::string words = breadth_words(digest); !words.empty()) out += words + "\n\n";
  }
  const auto all = catalogue_.pack.taxonomies();
  for (Index t = 0; t < all.size(); ++t) {
    const TaxonomyView& view = view_of(a, t);
    if (all[t].combine != Combine::Product || view.branches.empty()) continue;
    const auto branches = catalogue_.pack.array(all[t].branches);
    std::string factors;
    for (std::size_t b = 0; b < branches.size() && b < view.branches.size(); ++b)
      factors += (b ? " × " : "") + markdown_text(catalogue_.pack.str(branches[b].name)) + " " +
                 percent(view.branches[b]);
    out += markdown_text(catalogue_.pack.str(all[t].name)) + ": " + factors + " = " +
           percent(view.product);
    if (view.weakest < branches.size())
      out += "; weakest: " + markdown_text(catalogue_.pack.str(branches[view.weakest].name));
    out += "\n\n";
  }
}

void MarkdownWriter::skills(const Digest& digest, std::string& out) const {
  const std::size_t before = out.size();
  const auto list = [&](std::string_view name, std::vector<Choice> LayerDigest::*choices) {
    std::string items;
    for (const LayerDigest& layer : digest.layers)
      for (const Choice& choice : layer.*choices)
        items += (items.empty() ? "" : ", ") + markdown_text(choice_words(catalogue_, choice));
    if (!items.empty()) out += "- " + std::string(name) + ": " + items + "\n";
  };
  list("Required", &LayerDigest::required);
  list("Preferred", &LayerDigest::preferred);
  if (!digest.negated.empty()) out += "- Not needed: " + names(digest.negated) + "\n";
  if (!digest.company.empty()) out += "- Only in company text: " + names(digest.company) + "\n";
  if (out.size() != before) out += "\n";
}

void MarkdownWriter::facts(const Analysis& a, std::string& out) const {
  for (const FactWords& fact : fact_words(catalogue_, a))
    out += "- " + markdown_text(fact.name) +
           (fact.flag ? "" : ": " + markdown_text(fact.value)) + "\n";
  if (!a.facts.empty()) out += "\n";
}

void MarkdownWriter::render(const Posting& posting, const Analysis& a, std::string& out) const {
  const Digest digest = make_digest(catalogue_, a);
  out += "## " + (a.title.empty() ? "(no title)" : markdown_text(a.title)) + "\n\n";
  out += markdown_text(posting.id) + ", " + markdown_text(source_words(posting.source)) + ", " +
         markdown_text(a.lang) + "\n\n";
  verdict(a, digest, out);
  layers(a, digest, out);
  skills(digest, out);
  facts(a, out);
  out += std::to_string(a.coverage.tagged_lines) + " of " + std::to_string(a.coverage.ask_lines) +
         " asking lines tagged.\n";
  const auto& lines = a.coverage.untagged;
  if (!lines.empty()) out += "No rule saw:\n\n";
  for (std::size_t i = 0; i < std::min(lines.size(), kUntaggedLines); ++i) {
    const std::string text = printable(untagged_text(posting, a, lines[i]).substr(0, 4096));
    out += "- line " + std::to_string(lines[i].line + 1) + ": " +
           markdown_text(cut(text, kUntaggedColumns, "…")) + "\n";
  }
  if (lines.size() > kUntaggedLines)
    out += "- ... " + std::to_string(lines.size() - kUntaggedLines) + " more\n";
  const auto notes = notes_of(posting, a);
  std::string joined;
  for (const std::string_view note : notes)
    joined += (joined.empty() ? "" : ", ") + markdown_text(note);
  if (!joined.empty()) out += "\nNotes: " + joined + "\n";
}

}  // namespace

std::unique_ptr<Writer> make_markdown_writer(const Pack& pack, const WriterOptions&) {
  return std::make_unique<MarkdownWriter>(pack);
}

}  // namespace rolecall
