// rolecall explain: why the answer is what it is.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "choice.h"
#include "cli.h"
#include "explanation.h"
#include "input_flags.h"
#include "interrupt.h"
#include "rule_ids.h"
#include "rule_story.h"
#include "run_postings.h"
#include "session.h"
#include "terminal.h"

namespace rolecall {
namespace {

enum class StoryFormat { Human, Json };

struct ExplainFlags {
  InputFlags input;
  bool skills_only = false;
  std::vector<std::string> rules;
  StoryFormat format = StoryFormat::Human;
};

// Reads postings one at a time, since a page is read faster than it is made. `show` returns false
// once nobody reads any more.
template <class Show>
int each_posting(const CommonFlags& common, const InputFlags& input, Show show) {
  Reader reader = open_inputs(input);
  Chunk chunk;
  Batch batch;
  RunResult result;
  const SignalHold hold;
  bool open = true;
  while (open && interrupted() == 0 && reader.next(chunk)) {
    reader.decode(chunk, batch);
    for (const auto& record : batch.records) {
      if (const auto* failure = std::get_if<Failure>(&record)) {
        result.summary.add(*failure);
        say_failure(*failure);
      } else {
        ++result.summary.read;
        open = open && show(std::get<Posting>(record));
      }
    }
  }
  say_if_empty(input, result);
  return open || interrupted() != 0 ? status_of(common, result) : kDone;
}

int explain(const CommonFlags& common, const ExplainFlags& flags) {
  const Analyzer analyzer(open_pack(common));
  Scratch scratch;
  bool first = true;
  return each_posting(common, flags.input, [&](const Posting& posting) {
    const std::string page = explanation_page(analyzer, posting, flags.skills_only, scratch);
    return print((std::exchange(first, false) ? "" : "\n") + page);
  });
}

int explain_rules(const CommonFlags& common, const ExplainFlags& flags) {
  const Analyzer analyzer(open_pack(common));
  const std::vector<Index> rules = rules_named(analyzer.pack(), flags.rules);
  RuleTeller teller(analyzer);
  ShowOptions options;
  options.colour = use_color(common.color, STDOUT_FILENO);
  options.width = terminal_width(STDOUT_FILENO);
  return each_posting(common, flags.input, [&](const Posting& posting) {
    const bool one = posting.source.record == 0;
    std::string out;
    for (const Index rule : rules) {
      const RuleStory story = teller.tell(posting, rule);
      StoryTexts texts{posting.id, posting.title, posting.text};
      if (flags.format == StoryFormat::Json) {
        story_json(analyzer.pack(), story, texts, out);
        continue;
      }
      if (one) texts.name = posting.source.path;
      out += story_page(analyzer.pack(), story, texts, options, pack_folder(common));
    }
    return print(out);
  });
}

}  // namespace

void add_explain(Cli& cli) {
  const auto flags = std::make_shared<ExplainFlags>();
  CLI::App& app = add_command(
      cli, cli.app, "explain", "why: every hit, kept or lost and to what, every term of each score",
      "  rolecall explain posting.txt\n"
      "  rolecall explain --skills posting.txt | grep lost    what was seen and not taken\n"
      "  pbpaste | rolecall explain -r my-rules\n"
      "  rolecall explain --rule go posting.txt               why this rule did not tag, or did\n"
      "  rolecall explain --rule go --rule rust -f json postings.jsonl");
  app.add_option("--rule", flags->rules,
                 "only this rule: each place of its terms, and why it tags there or not; may be "
                 "given several times")
      ->type_name("ID")
      ->allow_extra_args(false);
  app.add_flag("--skills", flags->skills_only, "only hits of skills and headings");
  CLI::Option* format = add_choice(
      app, "-f,--format", flags->format,
      {{"human", StoryFormat::Human}, {"json", StoryFormat::Json}}, "FORMAT",
      "with --rule: human (default) or json, an object a line for each posting and rule");
  add_input_flags(app, flags->input);
  app.callback([&cli, flags, format] {
    if (format->count() > 0 && flags->rules.empty())
      throw CLI::ValidationError("--format", "it is for --rule; name a rule");
    if (flags->skills_only && !flags->rules.empty())
      throw CLI::ValidationError("--skills", "it cannot be used with --rule");
    cli.run = [&cli, flags] {
      return flags->rules.empty() ? explain(cli.common, *flags) : explain_rules(cli.common, *flags);
    };
  });
}

}  // namespace rolecall
