// Roles, taxonomies, models, files: what only the pack as a whole shows.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "check/passes.h"
#include "rule/encoding.h"

namespace rolecall {
namespace {

constexpr std::ptrdiff_t kMaxLines = 1000;

bool is_active(const Rule& rule) { return rule.status.value != "deprecated"; }

void check_leaves(Reporter& report) {
  std::set<std::string> fed;
  const auto feed = [&](const std::vector<TaxonomyRef>& refs) {
    for (const TaxonomyRef& ref : refs)
      for (const Text& leaf : ref.leaves) fed.insert(ref.taxonomy.value + ":" + leaf.value);
  };
  for (const Rule& rule : report.rules().rules)
    if (is_active(rule)) feed(rule.taxonomies);
  for (const Taxonomy& taxonomy : report.rules().taxonomies)
    for (const Leaf& leaf : taxonomy.leaves)
      if (fed.count(taxonomy.id.value + ":" + leaf.path) == 0)
        report.add("leaf-without-rules",
                   "no rule stands under leaf " + quoted(leaf.path) + " of taxonomy " +
                       quoted(taxonomy.id.value),
                   leaf.id.mark, nullptr, "give a group or a rule this place, or drop the leaf");
}

void check_roles(Reporter& report) {
  std::map<std::string, std::vector<const Rule*>> members;
  for (const Rule& rule : report.rules().rules)
    if (is_active(rule)) members[rule.group.value].push_back(&rule);
  for (const Role& role : report.rules().roles) {
    for (const auto& [label, groups] : role.core) {
      std::size_t rules = 0;
      const Rule* only = nullptr;
      std::string names;
      for (const Text& group : groups) {
        const auto& inside = members[group.value];
        rules += inside.size();
        if (!inside.empty()) only = inside.front();
        names += (names.empty() ? "" : ", ") + quoted(group.value);
      }
      if (rules == 0)
        report.add("role-unreachable",
                   "core " + quoted(label.value) + " of role " + role.id.value +
                       " cannot be met: no rule is in group " + names,
                   label.mark);
      else if (rules == 1)
        report.add("single-rule-role",
                   "core " + quoted(label.value) + " of role " + role.id.value +
                       " hangs on one rule: " + only->id.value,
                   label.mark);
    }
  }
}

// Kinds of sections that a posting can have: those with a heading, and what stands before the
// first.
std::set<std::string> kinds_that_open(const RuleSet& rules) {
  std::set<std::string> kinds;
  for (const Rule& rule : rules.rules)
    if (rule.kind == Kind::Section) kinds.insert(rule.section.value);
  const auto first = std::find_if(rules.sections.begin(), rules.sections.end(),
                                  [](const SectionKind& kind) { return !kind.ask; });
  if (first != rules.sections.end())
    kinds.insert(first->id.value);
  else if (!rules.sections.empty())
    kinds.insert(rules.sections.front().id.value);
  return kinds;
}

void check_scopes(Reporter& report) {
  const std::set<std::string> open = kinds_that_open(report.rules());
  for (const Rule& rule : report.rules().rules) {
    // Titles and facts are looked for in the posting's title too, which is in no section.
    if (rule.kind == Kind::Title || rule.kind == Kind::Fact) continue;
    const auto& scope = rule.only_sections;
    if (scope.empty() || std::any_of(scope.begin(), scope.end(),
                                     [&](const Text& kind) { return open.count(kind.value) > 0; }))
      continue;
    report.add(
        "unreachable-scope",
        "no heading opens a section " + quoted(scope.front().value) + ": the rule tags nothing",
        scope.front().mark, &rule, "add a heading rule for it, or mend the scope");
  }
}

// What stands behind a "$" anywhere; a comment that names a list counts too.
std::set<std::string> names_of_lists(const RuleSet& rules) {
  std::set<std::string> names;
  for (const SourceFile& file : rules.files)
    for (std::size_t at = file.text.find('$'); at != std::string::npos;
         at = file.text.find('$', at)) {
      const std::size_t begin = ++at;
      while (at < file.text.size() && (is_alnum(file.text[at]) || file.text[at] == '-')) ++at;
      names.insert(file.text.substr(begin, at - begin));
    }
  return names;
}

void check_lists(Reporter& report) {
  const std::set<std::string> named = names_of_lists(report.rules());
  for (const auto& [name, words] : report.rules().lists)
    if (named.count(name.value) == 0)
      report.add("unused-list", "no rule or list names $" + name.value, name.mark, nullptr,
                 "drop it");
}

void check_deprecated(Reporter& report) {
  std::set<std::string> gone;
  for (const Rule& rule : report.rules().rules)
    if (!is_active(rule)) gone.insert(rule.id.value);
  for (const Rule& rule : report.rules().rules) {
    if (is_active(rule)) continue;
    const std::string& next = rule.replaced_by.value;
    if (next.empty())
      report.add("deprecated-without-replacement", "a deprecated rule needs replaced_by",
                 rule.id.mark, &rule);
    else if (gone.count(next) > 0)
      report.add("deprecated-without-replacement", "rule " + quoted(next) + " is deprecated itself",
                 rule.replaced_by.mark, &rule, "name the rule that is used in the end");
  }
  if (gone.empty()) return;
  for (const Model& model : report.rules().models)
    for (const Model::Row& row : model.rows) {
      std::string_view rest = row.feature.value;
      while (!rest.empty()) {
        const std::string part(rest.substr(0, rest.find(':')));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        if (gone.count(part) == 0) continue;
        report.add("deprecated-still-weighted",
                   "feature " + quoted(row.feature.value) + " weighs deprecated rule " + part,
                   row.feature.mark, nullptr, "fit the models anew");
        break;
      }
    }
}

void check_files(Reporter& report) {
  std::set<std::uint32_t> with_rules;
  for (const Rule& rule : report.rules().rules) with_rules.insert(rule.mark.file);
  for (std::uint32_t f = 0; f < report.rules().files.size(); ++f) {
    const SourceFile& file = report.rules().files[f];
    const bool neat = std::all_of(file.path.begin(), file.path.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/';
    });
    const Mark whole{f, {0, 0}};
    if (!neat)
      report.add("file-naming", quoted(file.path) + " is not small letters, digits and hyphens",
                 whole);
    const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
    if (lines > kMaxLines && with_rules.count(f) > 0)
      report.add("file-too-long", std::to_string(lines) + " lines of rules in one file", whole,
                 nullptr, "one family of rules a file reads best");
  }
}

}  // namespace

void check_pack(Reporter& report) {
  check_leaves(report);
  check_roles(report);
  check_scopes(report);
  check_lists(report);
  check_deprecated(report);
  check_files(report);
}

}  // namespace rolecall
