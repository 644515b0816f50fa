// The commands of a keeper of rules, one file each.
#pragma once

#include "cli.h"

namespace rolecall {

void add_rules_check(Cli& cli, CLI::App& rules);
void add_rules_explain(Cli& cli, CLI::App& rules);
void add_rules_test(Cli& cli, CLI::App& rules);
void add_rules_list(Cli& cli, CLI::App& rules);
void add_rules_schema(Cli& cli, CLI::App& rules);
void add_rules_show(Cli& cli, CLI::App& rules);
void add_rules_resolve(Cli& cli, CLI::App& rules);
void add_rules_graph(Cli& cli, CLI::App& rules);
void add_rules_diff(Cli& cli, CLI::App& rules);
void add_rules_fmt(Cli& cli, CLI::App& rules);
void add_rules_new(Cli& cli, CLI::App& rules);
void add_rules_stats(Cli& cli, CLI::App& rules);
void add_rules_suggest(Cli& cli, CLI::App& rules);

}  // namespace rolecall
