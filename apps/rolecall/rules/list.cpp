// rolecall rules list: the rules of a pack, or its terms.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>
#include <string_view>

#include "choice.h"
#include "report/terminal_text.h"
#include "rules/kind_names.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

struct ListFlags {
  bool terms = false;
  std::string kind;
  std::string group;
};

void pad(std::string& out, std::string_view text, std::size_t width) {
  out += text;
  const auto taken = static_cast<std::size_t>(display_width(text));
  out.append(taken < width ? width - taken + 2 : 2, ' ');
}

std::string list_rules(const Pack& pack, const std::vector<bool>& wanted) {
  const auto group_of = [&](const RuleEntry& rule) {
    return rule.group == kNone ? std::string_view("-") : pack.str(pack.groups()[rule.group].id);
  };
  std::size_t id_width = 0, group_width = 0;
  for (Index i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    id_width = std::max<std::size_t>(id_width, pack.rules()[i].id.size);
    group_width = std::max(group_width, group_of(pack.rules()[i]).size());
  }
  std::string out;
  for (Index i = 0; i < wanted.size(); ++i) {
    if (!wanted[i]) continue;
    const RuleEntry& rule = pack.rules()[i];
    pad(out, pack.str(rule.id), id_width);
    pad(out, name_of(rule.kind), 10);
    pad(out, group_of(rule), group_width);
    out += printable(pack.str(rule.name));
    while (out.back() == ' ') out.pop_back();
    out += '\n';
  }
  return out;
}

std::string list_terms(const Pack& pack, const std::vector<bool>& wanted) {
  std::set<std::string_view> seen;
  std::string out;
  for (const TermEntry& term : pack.terms()) {
    if (!wanted[term.rule] || !seen.insert(pack.str(term.text)).second) continue;
    out += printable(pack.str(term.text));
    out += '\n';
  }
  return out;
}

int list(const CommonFlags& common, const ListFlags& flags) {
  const LoadedPack loaded = open_pack(common);
  const Pack& pack = loaded.pack;
  if (!flags.group.empty()) {
    std::vector<std::string> groups;
    for (const GroupEntry& group : pack.groups()) groups.emplace_back(pack.str(group.id));
    if (std::find(groups.begin(), groups.end(), flags.group) == groups.end())
      throw UsageError("unknown group '" + flags.group + "'" + hint(flags.group, groups));
  }
  std::vector<bool> wanted;
  for (const RuleEntry& rule : pack.rules()) {
    const bool kind = flags.kind.empty() || name_of(rule.kind) == flags.kind ||
                      (flags.kind == "skill" && is_skill(rule.kind));
    const bool group =
        flags.group.empty() ||
        (rule.group != kNone && pack.str(pack.groups()[rule.group].id) == flags.group);
    wanted.push_back(kind && group);
  }
  print(flags.terms ? list_terms(pack, wanted) : list_rules(pack, wanted));
  return kDone;
}

}  // namespace

void add_rules_list(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<ListFlags>();
  CLI::App& app = add_command(cli, rules, "list", "the rules of the pack: id, kind, group, name",
                              "  rolecall rules list --kind skill | wc -l\n"
                              "  rolecall rules list --group cloud\n"
                              "  rolecall rules list --terms >terms.txt");
  app.add_flag("--terms", flags->terms, "every term instead, one a line");
  Choices<std::string> kinds{{"skill", "skill"}};
  for (const std::string& name : kind_names()) kinds.emplace_back(name, name);
  add_choice(app, "--kind", flags->kind, kinds, "KIND",
             "rules of this kind only; skill is all kinds of skills");
  app.add_option("--group", flags->group, "rules of this group only")->type_name("GROUP");
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return list(cli.common, *flags); }; });
}

}  // namespace rolecall
