// rolecall rules explain: what a check means.
#include <CLI/CLI.hpp>
#include <memory>

#include "check/catalogue.h"
#include "choice.h"
#include "report/terminal_text.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

void indent(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out.append("      ").append(line).append("\n");
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
}

std::string one(const CheckInfo& check) {
  std::string out(check.name);
  out.append(" (").append(severity_name(check.level)).append(check.fixable ? ", --fix)" : ")");
  out.append("\n    ").append(check.message).append("\n\n    ").append(check.why).append("\n");
  if (!check.bad.empty()) {
    out += "\n    Found in:\n";
    indent(out, check.bad);
  }
  if (!check.good.empty()) {
    out += "\n    Better:\n";
    indent(out, check.good);
  }
  if (!check.mend.empty()) out.append("\n    ").append(check.mend).append("\n");
  return out.append("\n    To allow it, on the line above:  # rolecall: allow[")
      .append(check.name)
      .append("] the reason\n");
}

std::string all() {
  std::size_t width = 0;
  for (const CheckInfo& check : all_checks()) width = std::max(width, check.name.size());
  std::string out;
  const CheckInfo* before = nullptr;
  for (const CheckInfo& check : all_checks()) {
    if (before == nullptr || before->tier != check.tier)
      out.append(before == nullptr ? "" : "\n").append(tier_name(check.tier)).append("\n");
    before = &check;
    out.append("  ").append(check.name).append(width - check.name.size() + 2, ' ');
    const std::string_view level = severity_name(check.level);
    out.append(level).append(9 - level.size(), ' ').append(check.message).append("\n");
  }
  return out;
}

int explain(const std::vector<std::string>& names, bool page) {
  if (page) {
    print(checks_page());
    return kDone;
  }
  std::string out;
  for (const std::string& name : names) {
    const CheckInfo* check = find_check(name);
    if (check == nullptr) {
      std::vector<std::string> known;
      for (const CheckInfo& info : all_checks()) known.emplace_back(info.name);
      throw UsageError("there is no check '" + name + "'" + hint(name, known));
    }
    out += (out.empty() ? "" : "\n") + one(*check);
  }
  print(names.empty() ? all() : out);
  return kDone;
}

}  // namespace

void add_rules_explain(Cli& cli, CLI::App& rules) {
  struct Flags {
    std::vector<std::string> names;
    bool page = false;
  };
  const auto flags = std::make_shared<Flags>();
  CLI::App& app =
      add_command(cli, rules, "explain", "what a check of `rules check` means and how to mend it",
                  "  rolecall rules explain                   all checks\n"
                  "  rolecall rules explain term-conflict");
  app.add_option("check", flags->names, "names of checks")->type_name("CHECK");
  app.add_flag("--markdown", flags->page, "all of them, as a page");
  app.callback([&cli, flags] { cli.run = [flags] { return explain(flags->names, flags->page); }; });
}

}  // namespace rolecall
