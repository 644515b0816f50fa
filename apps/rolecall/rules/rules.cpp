#include "rules/rules.h"

#include <CLI/CLI.hpp>

namespace rolecall {

void add_rules(Cli& cli) {
  CLI::App& app =
      add_command(cli, cli.app, "rules", "check, test and look at rules",
                  "  rolecall rules check -r my-rules          errors, each with its place\n"
                  "  rolecall rules test -r my-rules           the tests that stand in the rules\n"
                  "  rolecall rules list --kind language\n"
                  "  rolecall rules show pytorch");
  app.require_subcommand(1, 1);
  add_rules_check(cli, app);
  add_rules_explain(cli, app);
  add_rules_test(cli, app);
  add_rules_list(cli, app);
  add_rules_show(cli, app);
  add_rules_resolve(cli, app);
  add_rules_graph(cli, app);
  add_rules_diff(cli, app);
  add_rules_fmt(cli, app);
  add_rules_new(cli, app);
  add_rules_schema(cli, app);
  add_rules_stats(cli, app);
  add_rules_suggest(cli, app);
}

}  // namespace rolecall
