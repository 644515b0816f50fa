// rolecall fit: the models of a pack, fitted to labels.
#include "engine/fit.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "atomic_file.h"
#include "cli.h"
#include "columns.h"
#include "evaluation_page.h"
#include "input_flags.h"
#include "labels.h"
#include "run_postings.h"
#include "session.h"

namespace rolecall {
namespace {

struct FitFlags {
  InputFlags input;
  LabelFlags labels;
  std::string out;
  FitOptions options;
};

std::string number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.4g", value);
  return digits;
}

// How closely each model may follow its labels, and what each fold chose without being looked at.
std::string costs_page(const CrossValidation& judged) {
  std::string text =
      "Cost of a wrong label against the penalty on weights, chosen without the fold\n";
  for (const CrossValidation::Cost& cost : judged.costs) {
    text += "  " + left(cost.model, 22) + right(number(cost.cost), 7) + "  folds";
    for (const double one : cost.by_fold) text += ' ' + number(one);
    text += '\n';
  }
  return text;
}

std::string sense_page(const std::vector<std::string>& against_sense) {
  if (against_sense.empty()) return {};
  std::string text = "\nWeights against sense\n";
  for (const std::string& line : against_sense) text += "  " + line + '\n';
  return text;
}

// The figures that stand above the weights: what they were fitted to and how well that went.
std::string comment(const Gold& gold, const Gold& only_learnt, const CrossValidation& judged,
                    const FitOptions& options, const std::vector<std::string>& against_sense) {
  char line[256];
  std::string levels;
  const std::size_t classes = judged.role_classes.size();
  std::string text =
      "# Weights fitted by `rolecall fit`; what a model's kinds are to each other may be edited, "
      "weights\n"
      "# should be fitted anew. Figures are out of fold: each posting judged by models that never "
      "saw it.\n";
  std::snprintf(line, sizeof line, "# labels %s: %s, %s; %d folds, seed %llu\n", gold.hash.c_str(),
                counted(judged.roles.size(), "posting").c_str(),
                counted(judged.clauses.size(), "clause").c_str(), options.folds,
                static_cast<unsigned long long>(options.seed));
  text += line;
  if (!only_learnt.hash.empty()) {
    std::snprintf(line, sizeof line, "# learnt from besides, judging nothing: labels %s: %s, %s\n",
                  only_learnt.hash.c_str(), counted(only_learnt.postings.size(), "posting").c_str(),
                  counted(only_learnt.clauses.size(), "clause").c_str());
    text += line;
  }
  for (const CrossValidation::Level& level : judged.levels) {
    const auto of = static_cast<double>(std::max<std::uint64_t>(1, level.of));
    std::snprintf(line, sizeof line, "# %s: present %.3f, exact level %.3f\n", level.leaf.c_str(),
                  static_cast<double>(level.present) / of, static_cast<double>(level.exact) / of);
    levels += line;
  }
  text += "# costs:";
  for (const CrossValidation::Cost& cost : judged.costs)
    text += ' ' + cost.model + ' ' + number(cost.cost) + (&cost == &judged.costs.back() ? "" : ",");
  text += '\n';
  std::snprintf(line, sizeof line,
                "# role: macro-F1 %.3f, label or runner-up %.3f, calibration error %.3f\n",
                macro_f1(judged.roles, classes), accuracy_or_second(judged.roles),
                calibration_error(judged.roles));
  text += line;
  text += levels;
  for (const std::string& finding : against_sense) text += "# against sense: " + finding + '\n';
  return text;
}

int fit(const CommonFlags& common, const FitFlags& flags) {
  Reader reader = open_inputs(flags.input);
  const Analyzer analyzer(open_pack(common));
  const Gold gold = read_labels(flags.labels.gold, analyzer.pack(), common);
  const Gold only_learnt = read_labels(flags.labels.only_learnt, analyzer.pack(), common);
  FitOptions options = flags.options;
  options.threads = threads_of(common);
  Fitter fitter(analyzer, gold, only_learnt, options);
  const RunResult run =
      run_all(common, reader, analyzer, {},
              [&](const Posting& posting, const Analysis&) { fitter.add(posting); });
  const int status = status_of(common, run);
  if (status > kSomeUnread) return status;
  if (fitter.size() == 0)
    throw CommandError("none of the postings read has an id that is labelled");
  const CrossValidation judged = fitter.cross_validate();
  Evaluation evaluation;
  use_cross_validation(judged, evaluation);
  const Fitted fitted = fitter.fit(judged);
  const std::string yaml =
      write_models(analyzer.pack(), fitted.models,
                   comment(gold, only_learnt, judged, flags.options, fitted.against_sense));
  if (flags.out.empty()) {
    print(yaml);
    return status;
  }
  write_file(flags.out, yaml);
  print(evaluation_page(evaluation) + '\n' + costs_page(judged) + sense_page(fitted.against_sense));
  return status;
}

}  // namespace

void add_fit(Cli& cli) {
  const auto flags = std::make_shared<FitFlags>();
  CLI::App& app = add_command(
      cli, cli.app, "fit", "weights of the roles, layers and kinds of clauses from labels",
      "  rolecall fit --gold labels.jsonl --gold clauses.tsv -o rules/models.yaml postings/\n"
      "  rolecall fit -r my-rules --gold mine.jsonl -o my-rules/models.yaml mine/\n\n"
      "The pack's models name classes and kinds; their weights are replaced. Prints how well "
      "models\n"
      "fitted on some of the postings judge the others.");
  add_label_flags(app, flags->labels, "labels to learn from that judge nothing");
  app.add_option("-o,--out", flags->out, "write the models to FILE, not to standard output")
      ->type_name("FILE");
  app.add_option("--folds", flags->options.folds, "parts that take turns as the test")
      ->type_name("N")
      ->check(CLI::Range(2, 100).description(""));
  app.add_option("--seed", flags->options.seed, "of the division into folds")->type_name("N");
  app.add_option("--role-cost", flags->options.role_cost,
                 "weight of the loss for roles; 0 is chosen inside the training folds")
      ->type_name("X");
  app.add_option("--level-cost", flags->options.level_cost, "... for levels")->type_name("X");
  app.add_option("--clause-cost", flags->options.clause_cost, "... for clauses")->type_name("X");
  app.add_option("--beneficiary-cost", flags->options.party_cost, "... for whom clauses are")
      ->type_name("X");
  app.add_option("--most-features", flags->options.most_role_features,
                 "keep so many for roles; 0 is all")
      ->type_name("N");
  add_input_flags(app, flags->input);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return fit(cli.common, *flags); }; });
}

}  // namespace rolecall
