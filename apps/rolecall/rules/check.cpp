// rolecall rules check: every finding about a pack's files.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "choice.h"
#include "engine/packs.h"
#include "rule/load.h"
#include "rules/rules.h"
#include "session.h"

namespace rolecall {
namespace {

/// A skill must show what it finds, and an ambiguous term what it leaves alone.
void check_examples(const RuleSet& set, Diagnostics& findings) {
  for (const Rule& rule : set.rules) {
    if (!is_skill(rule.kind)) continue;
    bool match = false, no_match = false;
    for (const Example& example : rule.tests) (example.match ? match : no_match) = true;
    const auto report = [&](const char* check, std::string message, const Mark& mark,
                            const char* help) {
      Diagnostic& finding = findings.error(check, std::move(message), locate(set, mark));
      finding.rule = rule.id.value;
      finding.help = help;
    };
    if (!match)
      report("missing-match-test", "rule \"" + rule.id.value + "\" has no match test", rule.id.mark,
             "add a sentence with the part to be tagged in [[ ]]");
    for (const Term& term : rule.terms) {
      if (no_match || !term.ambiguous) continue;
      report("missing-no-match-test",
             "ambiguous term \"" + term.text.value + "\" has no no_match test", term.text.mark,
             "add a sentence in which it means something else");
      break;
    }
  }
}

int check(const CommonFlags& common, FindingFormat format) {
  PackSource source = open_pack_source(common);
  Diagnostics findings;
  const RuleSet set = load_rules(std::move(source.files), findings);
  check_examples(set, findings);
  if (!findings.has_errors()) make_pack(set, findings);

  FindingOptions options;
  options.format = format;
  options.folder = source.folder;
  options.colour = use_color(common.color);
  options.width = terminal_width();
  std::string out = render_findings(findings, set.files, options);
  if (format == FindingFormat::Human)
    out += std::to_string(set.rules.size()) + " rules in " + std::to_string(set.files.size()) +
           (set.files.size() == 1 ? " file: " : " files: ") + count_findings(findings) + "\n";
  print(out);
  const bool bad =
      findings.has_errors() || (common.strict && findings.count(Severity::Warning) > 0);
  return bad ? kNo : kDone;
}

}  // namespace

void add_rules_check(Cli& cli, CLI::App& rules) {
  const auto format = std::make_shared<FindingFormat>(FindingFormat::Human);
  CLI::App& app =
      add_command(cli, rules, "check", "errors and warnings of the rule files, each with its place",
                  "  rolecall rules check                       the built-in pack\n"
                  "  rolecall rules check -r my-rules\n"
                  "  rolecall rules check -r my-rules -f sarif >rules.sarif\n"
                  "Exit status: 0 no errors (with --strict, no warnings either), 1 some.");
  add_choice(app, "-f,--format", *format,
             {{"human", FindingFormat::Human},
              {"concise", FindingFormat::Concise},
              {"json", FindingFormat::Json},
              {"sarif", FindingFormat::Sarif},
              {"junit", FindingFormat::Junit},
              {"github", FindingFormat::Github}},
             "FORMAT", "human, concise, json, sarif, junit or github");
  app.callback([&cli, format] { cli.run = [&cli, format] { return check(cli.common, *format); }; });
}

}  // namespace rolecall
