#include "rules/diff_report.h"

#include <algorithm>
#include <cstdio>

#include "columns.h"
#include "report/json_sink.h"
#include "report/terminal_text.h"
#include "study/excerpt.h"

namespace rolecall {
namespace {

constexpr std::size_t kMarkdownBytes = 60000;  // GitHub takes 65,536 characters
constexpr std::array<const char*, kChanges> kSigns{"+", "-", "~", "?"};
constexpr std::array<const char*, kChanges> kWords{"gained", "lost", "moved", "asked otherwise"};

using RulePtr = const std::pair<const std::string, RuleChanges>*;

/// Most changes first.
std::vector<RulePtr> ranked(const Comparison& comparison) {
  std::vector<RulePtr> rules;
  for (const auto& rule : comparison.rules) rules.push_back(&rule);
  std::stable_sort(rules.begin(), rules.end(),
                   [](RulePtr a, RulePtr b) { return a->second.total() > b->second.total(); });
  return rules;
}

std::string counts_in_words(const std::array<std::uint64_t, kChanges>& counts) {
  std::string out;
  for (std::size_t i = 0; i < kChanges; ++i)
    if (counts[i] > 0)
      ((out += out.empty() ? "" : ", ") += std::to_string(counts[i]) + " ") += kWords[i];
  return out.empty() ? "no change" : out;
}

std::string signed_points(double points) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%+.2f", points);
  return buffer;
}

std::string role_name(const std::string& role) { return role.empty() ? "no role" : role; }

std::string why(const RoleFlip& flip) {
  std::string out;
  for (const ResultReason& reason : flip.reasons)
    out += (out.empty() ? "" : "; ") + reason.role + " " + signed_points(reason.points) + " " +
           reason.feature;
  return out.empty() ? "the models differ, the features do not" : out;
}

std::string summary(const Comparison& c) {
  std::string out = counted(c.postings, "posting") + " compared, " + std::to_string(c.changed) +
                    " changed; tags " + counts_in_words(c.totals()) + "; " +
                    std::to_string(c.flips) + (c.flips == 1 ? " role flips" : " roles flip");
  if (c.newly_decided + c.newly_undecided > 0)
    out += ", " + std::to_string(c.newly_decided) + " newly decided, " +
           std::to_string(c.newly_undecided) + " newly undecided";
  if (c.only_old + c.only_new > 0)
    out += "; " + counted(c.only_old, "posting") + " only before, " + std::to_string(c.only_new) +
           " only after";
  return out;
}

std::string human(const Comparison& c, const DiffNames& names) {
  std::string out =
      printable(names.before) + " -> " + printable(names.after) + "\n" + summary(c) + "\n";
  for (const RulePtr rule : ranked(c)) {
    (out += '\n') += printable(rule->first) + ": " + counts_in_words(rule->second.count) + "\n";
    for (std::size_t i = 0; i < kChanges; ++i)
      for (const ChangeExample& example : rule->second.examples[i]) {
        out += std::string("  ") + kSigns[i] + " " + printable(example.posting) + "  " +
               printable(example.excerpt);
        if (!example.detail.empty()) out += "   (" + printable(example.detail) + ")";
        out += '\n';
      }
  }
  if (!c.shown_flips.empty()) out += "\nRole flips\n";
  for (const RoleFlip& flip : c.shown_flips)
    out += "  " + printable(flip.posting) + "  " + role_name(flip.before) + " -> " +
           role_name(flip.after) + "  " + cut(printable(flip.title), 60, "...") + "\n      " +
           printable(why(flip)) + "\n";
  if (c.flips > c.shown_flips.size())
    out += "  and " + std::to_string(c.flips - c.shown_flips.size()) + " more\n";
  return out;
}

/// Text of postings as code: nothing in it is markup, and no name is called.
std::string code(std::string_view raw) {
  std::string text = shortened(printable(raw), 160);
  std::replace(text.begin(), text.end(), '`', '\'');
  std::string out(1, '`');
  out += text;
  out += '`';
  return out;
}

std::string markdown(const Comparison& c, const DiffNames& names) {
  std::string out = "### rolecall: " + code(names.before) + " → " + code(names.after) + "\n\n" +
                    summary(c) + ".\n";
  const std::vector<RulePtr> rules = ranked(c);
  std::size_t shown = 0;
  if (!rules.empty())
    out += "\n| rule | gained | lost | moved | asked otherwise |\n|---|---:|---:|---:|---:|\n";
  for (; shown < rules.size() && out.size() < kMarkdownBytes / 4; ++shown) {
    out += "| `" + rules[shown]->first + "` |";
    for (const std::uint64_t count : rules[shown]->second.count)
      ((out += ' ') += std::to_string(count)) += " |";
    out += '\n';
  }
  if (shown < rules.size()) out += "\nand " + counted(rules.size() - shown, "rule") + " more.\n";

  const auto fold = [&](const std::string& title, const std::vector<std::string>& lines,
                        std::uint64_t unlisted, std::size_t limit) {
    if (lines.empty()) return;
    out += "\n<details><summary>" + title + "</summary>\n\n";
    std::size_t listed = 0;
    for (; listed < lines.size() && out.size() + lines[listed].size() < limit; ++listed)
      out += "- " + lines[listed] + "\n";
    unlisted += lines.size() - listed;
    if (unlisted > 0) out += "- and " + std::to_string(unlisted) + " more\n";
    out += "\n</details>\n";
  };
  std::vector<std::string> flips;
  for (const RoleFlip& flip : c.shown_flips)
    flips.push_back(code(flip.posting) + " " + role_name(flip.before) + " → " +
                    role_name(flip.after) + ": " + code(flip.title) + " (" + code(why(flip)) + ")");
  fold("Role flips: " + std::to_string(c.flips), flips, c.flips - flips.size(), kMarkdownBytes / 2);
  std::vector<std::string> examples;
  for (const RulePtr rule : rules)
    for (std::size_t i = 0; i < kChanges; ++i)
      for (const ChangeExample& example : rule->second.examples[i])
        examples.push_back("`" + rule->first + "` " + kWords[i] + ": " + code(example.excerpt) +
                           (example.detail.empty() ? "" : ", " + code(example.detail)) + " in " +
                           code(example.posting));
  fold("Examples", examples, 0, kMarkdownBytes);
  return out;
}

std::string json_text(const Comparison& c, const DiffNames& names) {
  std::string out;
  {
    JsonSink json(out);
    json.put("{\"type\":\"diff\",\"schema\":\"rolecall.diff/1\",\"before\":");
    json.any_string(names.before);
    json.put(",\"after\":");
    json.any_string(names.after);
    const auto count = [&](const std::string& key, std::uint64_t value) {
      json.put(',');
      json.string(key);
      json.put(':');
      json.number(value);
    };
    count("postings", c.postings);
    count("changed", c.changed);
    count("only_before", c.only_old);
    count("only_after", c.only_new);
    const auto totals = c.totals();
    for (std::size_t i = 0; i < kChanges; ++i)
      count(std::string(change_name(static_cast<Change>(i))), totals[i]);
    count("flips", c.flips);
    count("newly_decided", c.newly_decided);
    count("newly_undecided", c.newly_undecided);
    json.put(",\"rules\":[");
    for (const RulePtr rule : ranked(c)) {
      json.put("{\"rule\":");
      json.string(rule->first);
      for (std::size_t i = 0; i < kChanges; ++i)
        count(std::string(change_name(static_cast<Change>(i))), rule->second.count[i]);
      json.put(",\"examples\":[");
      for (std::size_t i = 0; i < kChanges; ++i)
        for (const ChangeExample& example : rule->second.examples[i]) {
          json.put("{\"change\":");
          json.string(change_name(static_cast<Change>(i)));
          json.put(",\"posting\":");
          json.any_string(example.posting);
          json.put(",\"text\":");
          json.string(example.excerpt);
          json.put(",\"detail\":");
          json.string(example.detail);
          json.put("},");
        }
      json.drop_comma();
      json.put("]},");
    }
    json.drop_comma();
    json.put("],\"role_flips\":[");
    for (const RoleFlip& flip : c.shown_flips) {
      json.put("{\"posting\":");
      json.any_string(flip.posting);
      json.put(",\"title\":");
      json.string(flip.title);
      json.put(",\"before\":");
      json.string(flip.before);
      json.put(",\"after\":");
      json.string(flip.after);
      json.put(",\"reasons\":[");
      for (const ResultReason& reason : flip.reasons) {
        json.put("{\"role\":");
        json.string(reason.role);
        json.put(",\"feature\":");
        json.string(reason.feature);
        json.put(",\"points\":");
        json.decimal(reason.points, 2);
        json.put("},");
      }
      json.drop_comma();
      json.put("]},");
    }
    json.drop_comma();
    json.put("]}\n");
  }
  return out;
}

}  // namespace

std::string render_diff(const Comparison& comparison, const DiffNames& names, DiffFormat format) {
  switch (format) {
    case DiffFormat::Json:
      return json_text(comparison, names);
    case DiffFormat::Markdown:
      return markdown(comparison, names);
    case DiffFormat::Human:
      break;
  }
  return human(comparison, names);
}

}  // namespace rolecall
