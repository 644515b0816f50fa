// rolecall rules stats: what each rule does in a corpus.
#include <CLI/CLI.hpp>
#include <memory>

#include "choice.h"
#include "input_flags.h"
#include "interrupt.h"
#include "labels.h"
#include "rules/rules.h"
#include "rules/stats_report.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

enum class StatsFormat { Human, Json, Csv };

struct StatsFlags {
  InputFlags input;
  StatsFormat format = StatsFormat::Human;
  CensusOptions census;
  std::size_t top = 40;
  std::vector<std::string> gold;
  std::string sheet;
};

int judge_sheet(const StatsFlags& flags) {
  const std::vector<SheetRow> rows = read_sheet(read_file(flags.sheet), flags.sheet);
  print(flags.format == StatsFormat::Json ? sheet_json(rows) : sheet_page(rows));
  return kDone;
}

int stats(const CommonFlags& common, const StatsFlags& flags) {
  if (!flags.sheet.empty()) return judge_sheet(flags);
  Reader reader = open_inputs(flags.input);
  const Analyzer analyzer(open_pack(common));
  const Gold gold = read_labels(flags.gold, analyzer.pack(), common);
  Census census(analyzer, &gold, flags.census);
  const int status = status_of(common, survey_all(common, reader, census));
  if (interrupted() != 0) return status;
  const Pack& pack = analyzer.pack();
  const bool time = flags.census.time;
  if (flags.census.sample > 0)
    print(sample_sheet(pack, census));
  else if (flags.format == StatsFormat::Json)
    print(stats_json(pack, census, time));
  else if (flags.format == StatsFormat::Csv)
    print(stats_csv(pack, census, time));
  else
    print(stats_page(pack, census, flags.top, time));
  return status;
}

}  // namespace

void add_rules_stats(Cli& cli, CLI::App& rules) {
  const auto flags = std::make_shared<StatsFlags>();
  CLI::App& app = add_command(
      cli, rules, "stats", "what each rule does in postings: hits, overlaps, vetoes, precision",
      "  rolecall rules stats postings.jsonl.gz\n"
      "  rolecall rules stats --gold mentions.jsonl postings.jsonl.gz -f csv >stats.csv\n"
      "  rolecall rules stats --sample 20 postings/ >sheet.tsv      fill in the column `right`: y "
      "or n\n"
      "  rolecall rules stats --read-sheet sheet.tsv                precision, with 95 % "
      "intervals");
  add_choice(
      app, "-f,--format", flags->format,
      {{"human", StatsFormat::Human}, {"json", StatsFormat::Json}, {"csv", StatsFormat::Csv}},
      "FORMAT", "human, json or csv");
  app.add_option("--gold", flags->gold, "labels with mentions; may be given more than once")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--top", flags->top, "rules in the human table")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--examples", flags->census.examples, "sentences of each rule")->type_name("N");
  app.add_flag("--time", flags->census.time, "also the time each rule's regexes take");
  auto* sample = app.add_option("--sample", flags->census.sample,
                                "write a sheet with N hits of each rule, to be judged by hand")
                     ->type_name("N");
  app.add_option("--read-sheet", flags->sheet, "read a judged sheet")
      ->type_name("FILE")
      ->excludes(sample);
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return stats(cli.common, *flags); }; });
}

}  // namespace rolecall
