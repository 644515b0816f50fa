// rolecall explain: why the answer is what it is.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli.h"
#include "explanation.h"
#include "input_flags.h"
#include "interrupt.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

struct Flags {
  InputFlags input;
  bool skills_only = false;
};

int explain(const CommonFlags& common, const Flags& flags) {
  Reader reader = open_inputs(flags.input);
  const Analyzer analyzer(open_pack(common));
  Scratch scratch;
  Chunk chunk;
  Batch batch;
  RunResult result;
  bool open = true;
  bool first = true;
  // One at a time: a page is read faster than it is made.
  while (open && interrupted() == 0 && reader.next(chunk)) {
    reader.decode(chunk, batch);
    for (const auto& record : batch.records) {
      if (const auto* failure = std::get_if<Failure>(&record)) {
        result.summary.add(*failure);
        say_failure(*failure);
        continue;
      }
      open =
          open && print((first ? "" : "\n") + explanation_page(analyzer, std::get<Posting>(record),
                                                               flags.skills_only, scratch));
      first = false;
    }
  }
  return status_of(common, result);
}

}  // namespace

void add_explain(Cli& cli) {
  const auto flags = std::make_shared<Flags>();
  CLI::App& app = add_command(
      cli, cli.app, "explain", "why: every hit, kept or lost and to what, every term of each score",
      "  rolecall explain posting.txt\n"
      "  rolecall explain --skills posting.txt | grep lost    what was seen and not taken\n"
      "  pbpaste | rolecall explain -r my-rules");
  app.add_flag("--skills", flags->skills_only, "only hits of skills and headings");
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return explain(cli.common, *flags); }; });
}

}  // namespace rolecall
