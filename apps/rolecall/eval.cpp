// rolecall eval: how far the answers agree with labels.
#include <CLI/CLI.hpp>
#include <memory>

#include "choice.h"
#include "cli.h"
#include "engine/evaluate.h"
#include "engine/fit.h"
#include "evaluation_bars.h"
#include "evaluation_json.h"
#include "evaluation_page.h"
#include "input_flags.h"
#include "labels.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

enum class EvalFormat { Human, Json };

struct EvalFlags {
  InputFlags input;
  LabelFlags labels;
  EvalFormat format = EvalFormat::Human;
  std::vector<Bar> bars = evaluation_bars();
  bool errors = false;
  std::size_t most_errors = 0;
  FitOptions fit{.folds = 0};
};

int evaluate(const CommonFlags& common, const EvalFlags& flags) {
  Reader reader = open_inputs(flags.input);
  const Analyzer analyzer(open_pack(common));
  const Gold gold = read_labels(flags.labels.gold, analyzer.pack(), common);
  const Gold only_learnt = read_labels(flags.labels.only_learnt, analyzer.pack(), common);
  Evaluator evaluator(analyzer.pack(), gold);
  FitOptions options = flags.fit;
  options.threads = threads_of(common);
  Fitter fitter(analyzer, gold, only_learnt, options);
  const RunResult run =
      run_all(common, reader, analyzer, {}, [&](const Posting& posting, const Analysis& analysis) {
        evaluator.add(posting, analysis);
        if (flags.fit.folds > 0) fitter.add(posting);
      });
  const int status = status_of(common, run);
  if (status > kSomeUnread) return status;

  Evaluation result = evaluator.result();
  const std::size_t missing = evaluator.missing().size();
  if (result.postings == 0 && result.precision.of == 0 && result.clauses.empty())
    throw CommandError(run.summary.read == 0
                           ? "no posting in " + describe(flags.input)
                           : "none of the postings read has an id that is labelled");
  if (missing > 0)
    complain(counted(missing, "labelled posting") + (missing == 1 ? " was" : " were") +
             " not among those read");
  // Roles, levels and kinds of clauses by models that never saw the posting; facts and mentions
  // are found without models.
  if (flags.fit.folds > 0) use_cross_validation(fitter.cross_validate(), result);
  print(flags.format == EvalFormat::Json
            ? evaluation_json(result, flags.errors)
            : evaluation_page(result) +
                  (flags.errors ? mistakes_page(result, flags.most_errors) : std::string()));
  const std::vector<std::string> missed = missed_bars(flags.bars, result);
  for (const std::string& bar : missed) complain(bar);
  return missed.empty() ? status : kNo;
}

}  // namespace

void add_eval(Cli& cli) {
  const auto flags = std::make_shared<EvalFlags>();
  CLI::App& app = add_command(
      cli, cli.app, "eval", "precision, recall, confusion and calibration against labels",
      "  rolecall eval --gold labels.jsonl postings.jsonl.gz\n"
      "  rolecall eval --gold labels.jsonl --folds 5 --errors postings/\n"
      "  rolecall eval --gold labels.jsonl --min-macro-f1 0.8 postings/    status 1 below the "
      "bar\n\n"
      "Labels are JSONL with an id and any of role, second, layers, min_years, degree_req,\n"
      "degree_pref, level; or mentions; or a table of clauses (.tsv).");
  add_label_flags(app, flags->labels, "with --folds: labels to learn from that judge nothing");
  CLI::Option* folds =
      app.add_option(
             "--folds", flags->fit.folds,
             "judge each posting by models fitted to the other folds, not by the pack's weights")
          ->type_name("N")
          ->check(CLI::Range(2, 100).description(""));
  app.get_option("--learn")->needs(folds);
  app.add_option("--seed", flags->fit.seed, "of the division into folds")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000000).description(""))
      ->needs(folds);
  CLI::Option* errors =
      app.add_flag("--errors", flags->errors,
                   "list what came out otherwise than labelled, with what spoke for it");
  app.add_option("--most-errors", flags->most_errors, "so many of each kind at most; 0 is all")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000000).description(""))
      ->needs(errors);
  for (Bar& bar : flags->bars)
    app.add_option(bar.option, bar.value, (bar.most ? "most: " : "least: ") + bar.what)
        ->type_name("X")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->group("Bars (status 1 below them, or above a most)");
  add_choice(app, "-f,--format", flags->format,
             {{"human", EvalFormat::Human}, {"json", EvalFormat::Json}}, "FORMAT", "human or json");
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return evaluate(cli.common, *flags); }; });
}

}  // namespace rolecall
