#include "report/human_writer.h"

#include <algorithm>
#include <cmath>

#include "report/formats.h"
#include "report/json_sink.h"
#include "report/wording.h"

namespace rolecall {
namespace {

constexpr std::size_t kReasonsShown = 4;
constexpr std::size_t kUntaggedShown = 8;

bool no_share(const TaxonomyView& view) {
  return std::none_of(view.branches.begin(), view.branches.end(), [](double b) { return b > 0; });
}

}  // namespace

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
  const RoleVerdict verdict = verdict_of(catalogue_, a);
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
  if (const std::string duties = duty_words(catalogue_, a); !duties.empty()) {
    label("duties", to);
    to.text(duties);
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

void HumanWriter::facts(const Analysis& a, Page& to) const {
  const auto facts = fact_words(catalogue_, a);
  const auto list = [&](std::string_view name, bool flags) {
    const auto wanted = [&](const FactWords& fact) { return fact.flag == flags; };
    if (std::none_of(facts.begin(), facts.end(), wanted)) return;
    label(name, to);
    bool first = true;
    for (const FactWords& fact : facts) {
      if (!wanted(fact)) continue;
      if (!first) to.text(words(" ·", ";"), Style::Dim), to.text(" ");
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
  if (summary.postings + summary.errors < 2 && summary.filtered == 0) return;
  Page to = page(out);
  to.blank();
  to.begin(0, kIndent);
  to.text(summary_words(catalogue_, summary), Style::Bold);
  to.end();
}

std::unique_ptr<Writer> make_human_writer(const Pack& pack, const WriterOptions& options) {
  return std::make_unique<HumanWriter>(pack, options);
}

}  // namespace rolecall
