#include "evaluation_page.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "columns.h"
#include "report/terminal_text.h"

namespace rolecall {
namespace {

/// A share of `of` cases; of none it says nothing.
std::string share_of(double value, std::uint64_t of) { return of == 0 ? "–" : fixed(value, 2); }

/// Scores and confusion of a set of judged cases.
std::string class_tables(const std::vector<Judged>& cases,
                         const std::vector<std::string>& classes) {
  const Confusion table = confusion(cases, classes.size());
  const std::vector<ClassScore> scores = class_scores(table);
  std::string out = left("", 14) + right("labelled", 9) + right("precision", 11) +
                    right("recall", 8) + right("F1", 7) + "\n";
  for (std::size_t c = 0; c < classes.size(); ++c) {
    std::uint64_t answers = 0;
    for (const auto& row : table) answers += row[c];
    const std::uint64_t labelled = scores[c].support;
    out += "  " + left(classes[c], 12) + right(labelled, 9) +
           right(share_of(scores[c].precision, answers), 11) +
           right(share_of(scores[c].recall, labelled), 8) +
           right(share_of(scores[c].f1, answers + labelled), 7) + "\n";
  }
  out += "\n  confusion: a row a label, a column an answer\n" + left("", 14);
  for (const auto& name : classes) out += right(name, std::max(7, display_width(name) + 2));
  out += '\n';
  for (std::size_t t = 0; t < classes.size(); ++t) {
    out += "  " + left(classes[t], 12);
    for (std::size_t g = 0; g < classes.size(); ++g)
      out += right(table[t][g], std::max(7, display_width(classes[g]) + 2));
    out += '\n';
  }
  return out;
}

std::string role_part(const Evaluation& e) {
  const Interval interval = bootstrap_macro_f1(e.roles, e.classes.size());
  std::string out = "Role: macro-F1 " + fixed(macro_f1(e.roles, e.classes.size())) + " (95 % " +
                    fixed(interval.low) + " to " + fixed(interval.high) + "), accuracy " +
                    fixed(accuracy(confusion(e.roles, e.classes.size()))) +
                    ", counting the runner-up " + fixed(accuracy_or_second(e.roles)) + "\n" +
                    class_tables(e.roles, e.classes);
  out += "\n";
  for (const int certainty : {3, 2, 1}) {
    std::vector<Judged> some;
    std::copy_if(e.roles.begin(), e.roles.end(), std::back_inserter(some),
                 [&](const Judged& j) { return j.certainty == certainty; });
    if (some.empty()) continue;
    out += "  labels of confidence " + std::to_string(certainty) + right(some.size(), 6) +
           (some.size() == 1 ? " posting, right " : " postings, right ") +
           fixed(accuracy(confusion(some, e.classes.size())), 2) + ", counting the runner-up " +
           fixed(accuracy_or_second(some), 2) + ", macro-F1 " +
           fixed(macro_f1(some, e.classes.size())) + "\n";
  }
  out += "\n  calibration error " + fixed(calibration_error(e.roles)) + "\n";
  for (const ReliabilityBin& bin : reliability(e.roles)) {
    if (bin.cases == 0) continue;
    out += "  confidence " + fixed(bin.low, 1) + " to " + fixed(bin.high, 1) + right(bin.cases, 6) +
           (bin.cases == 1 ? " posting, said " : " postings, said ") + fixed(bin.confidence, 2) +
           ", right " + fixed(bin.right, 2) + "\n";
  }
  out += "\n";
  for (const AbstentionPoint& point : abstention(e.roles, e.classes.size()))
    if (point.set_aside > 0)
      out += "  without the least sure " + fixed(100 * point.set_aside, 0) + " %: macro-F1 " +
             fixed(point.macro_f1) + "\n";
  return out + "\n";
}

std::string share_line(std::string_view name, const Proportion& share) {
  const Interval interval = wilson(share.hits, share.of);
  return "  " + left(name, 22) + right(fixed(share.value(), 2), 6) + "  (" +
         fixed(interval.low, 2) + " to " + fixed(interval.high, 2) + ")  of " +
         std::to_string(share.of) + "\n";
}

std::string share_lines(std::string_view heading, const std::map<std::string, Proportion>& shares) {
  std::string out = "  " + std::string(heading) + "\n";
  for (const auto& [name, share] : shares)
    out += share_line("  " + (name.empty() ? "(none)" : name), share);
  return out;
}

}  // namespace

std::string evaluation_page(const Evaluation& e) {
  std::string out = counted(e.postings, "labelled posting") + "\n\n";
  if (!e.roles.empty()) out += role_part(e);
  if (!e.levels.empty()) {
    out += "Layers          present  exact level\n";
    for (const auto& level : e.levels)
      out += "  " + left(level.leaf, 13) + right(fixed(level.present.value(), 2), 8) +
             right(fixed(level.exact.value(), 2), 13) + "  of " + std::to_string(level.present.of) +
             "\n";
    out += '\n';
  }
  if (!e.facts.empty()) {
    out += "Facts right\n";
    for (const auto& [name, share] : e.facts) out += share_line(name, share);
    out += '\n';
  }
  if (e.precision.of > 0) {
    out += "Mentions\n" + share_line("tools asked, found", e.recall_tools) +
           share_line("skills asked, found", e.recall_asked) +
           share_line("tags on a mention", e.precision) + share_line("ask right", e.ask_right);
    out += share_lines("found, by kind", e.recall_by_kind) +
           share_lines("found, by layer", e.recall_by_layer) +
           share_lines("found, by labelled ask", e.recall_by_ask) +
           share_lines("on a mention, by layer of the tag", e.precision_by_layer) +
           share_lines("on a mention, by ask of the tag", e.precision_by_ask) +
           share_lines("ask right, by labelled ask", e.ask_by_label);
    out += '\n';
  }
  if (!e.clauses.empty()) {
    const std::size_t kinds = e.clause_classes.size();
    const Interval interval = bootstrap_macro_f1(e.clauses, kinds);
    out += "Clauses: macro-F1 " + fixed(macro_f1(e.clauses, kinds)) + " (95 % " +
           fixed(interval.low) + " to " + fixed(interval.high) + "), kind right " +
           fixed(accuracy(confusion(e.clauses, kinds))) + ", duty or not right " +
           fixed(e.clause_duty.value()) + "\n" + class_tables(e.clauses, e.clause_classes) + "\n";
  }
  if (!e.parties.empty())
    out += "For whom the duties are: macro-F1 " +
           fixed(macro_f1(e.parties, e.party_classes.size())) + ", right " +
           fixed(accuracy(confusion(e.parties, e.party_classes.size()))) + "\n" +
           class_tables(e.parties, e.party_classes) + "\n";
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string mistakes_page(const Evaluation& e, std::size_t limit) {
  if (limit == 0) limit = std::max(e.mistakes.size(), e.missed.size());
  std::map<std::string, std::vector<const Mistake*>> by_kind;
  for (const Mistake& mistake : e.mistakes) by_kind[mistake.what].push_back(&mistake);
  std::string out;
  for (auto& [what, mistakes] : by_kind) {
    // What the labels are surest of is what the rules have most to learn from.
    std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake* a, const Mistake* b) {
      return a->certainty > b->certainty;
    });
    out += "\n" + what + ": " + std::to_string(mistakes.size()) + " otherwise than labelled\n";
    for (std::size_t i = 0; i < std::min(limit, mistakes.size()); ++i) {
      const Mistake& m = *mistakes[i];
      out += "  " + left(m.id, 10) + " " + m.gold + ", said " + m.guess + "  " +
             cut(printable(m.title), 60, "...") + "\n";
      if (!m.why.empty()) out += "             " + printable(m.why) + "\n";
    }
  }
  if (!e.missed.empty()) out += "\nmentions not found: " + std::to_string(e.missed.size()) + "\n";
  for (std::size_t i = 0; i < std::min(limit, e.missed.size()); ++i)
    out += "  " + printable(e.missed[i]) + "\n";
  return out;
}

}  // namespace rolecall
