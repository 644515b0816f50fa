// rolecall classify: role, layers, skills and coverage of each posting.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli.h"
#include "filter_flags.h"
#include "input_flags.h"
#include "output_flags.h"
#include "run_postings.h"

namespace rolecall {

void add_classify(Cli& cli) {
  struct Flags {
    InputFlags input;
    FilterFlags filter;
    OutputFlags output;
  };
  const auto flags = std::make_shared<Flags>();
  CLI::App& app = add_command(
      cli, cli.app, "classify", "role, layers, skills and coverage of each posting",
      "  rolecall classify posting.txt              a page to read\n"
      "  rolecall classify -v posting.txt           all of it\n"
      "  rolecall classify postings/ >out.jsonl     a record a line\n"
      "  rolecall classify in.csv --text-field body -f csv=out.csv -f html=out.html\n"
      "  find . -name '*.md' -print0 | rolecall classify --files-from - --fields id,role,skills\n"
      "  zcat all.jsonl.gz | rolecall classify --where role=infra --where 'level>=senior' | head");
  add_input_flags(app, flags->input);
  add_filter_flags(app, flags->filter);
  add_output_flags(app, flags->output);
  app.add_flag("-v,--verbose", flags->output.verbose,
               "human: the reasons and bars of every role, the skills under every heading, every "
               "line no rule saw; with -r, how its rules were come by")
      ->group("Output");
  app.callback([&cli, flags] {
    cli.run = [&cli, flags] {
      return run_postings(cli.common, flags->input, flags->filter, flags->output);
    };
  });
}

int classify_standard_input(const std::string& rules) {
  CommonFlags common;
  common.rules = rules;
  return run_postings(common, {}, {}, {});
}

}  // namespace rolecall
