// rolecall report: a whole corpus on one page.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli.h"
#include "filter_flags.h"
#include "format_target.h"
#include "input_flags.h"
#include "interrupt.h"
#include "run_postings.h"
#include "session.h"
#include "survey/formats.h"
#include "survey/page.h"
#include "survey/row_pipe.h"

namespace rolecall {
namespace {

enum class ReportFormat { Html, Json, Csv, Markdown };

const Choices<ReportFormat>& page_formats() {
  static const Choices<ReportFormat> all{{"html", ReportFormat::Html},
                                         {"json", ReportFormat::Json},
                                         {"csv", ReportFormat::Csv},
                                         {"md", ReportFormat::Markdown}};
  return all;
}

struct ReportFlags {
  InputFlags input;
  FilterFlags filter;
  std::vector<FormatTarget<ReportFormat>> targets;
  std::vector<std::string> against;
  SurveyOptions survey;
};

/// One corpus, read to its end.
RunResult read(const CommonFlags& common, Reader& reader, const Analyzer& analyzer,
               const FilterFlags& filter, Survey& survey) {
  RowPipe pipe(analyzer.pack(), survey);
  const std::vector<Output> outputs{
      {&pipe, [&](std::string_view rows) { return pipe.take(rows); }}};
  RunHooks hooks;
  hooks.keep = filter_of(filter, analyzer.pack());
  RunResult result = run_all(common, reader, analyzer, outputs, hooks);
  survey.set_selection({filter.conditions, result.summary.filtered});
  return result;
}

std::string render(ReportFormat format, const Report& report, const Survey& survey) {
  switch (format) {
    case ReportFormat::Html:
      return report_html(report, survey);
    case ReportFormat::Json:
      return report_json(report);
    case ReportFormat::Csv:
      return report_csv(report);
    case ReportFormat::Markdown:
      return report_markdown(report);
  }
  return {};
}

/// The corpus of --against, read as the other one is.
InputFlags other_input(const ReportFlags& flags) {
  InputFlags input = flags.input;
  input.options.paths = flags.against;
  input.files_from.clear();
  return input;
}

/// The pages that were asked for, of one corpus or of two.
void write_pages(const ReportFlags& flags, const Survey& survey, const Survey* against,
                 const OutputTargets& targets) {
  const Figures here = make_figures(survey);
  std::optional<Figures> there;
  Changes changes;
  Report all{&here, nullptr, nullptr};
  if (against != nullptr) {
    there = make_figures(*against);
    changes = compare(here, *there);
    all = {&here, &*there, &changes};
  }
  for (std::size_t i = 0; i < flags.targets.size(); ++i)
    targets.sink(i)(render(flags.targets[i].format, all, survey));
}

int report(const CommonFlags& common, ReportFlags flags) {
  if (flags.targets.empty())
    flags.targets.push_back(
        {is_terminal(STDOUT_FILENO) ? ReportFormat::Markdown : ReportFormat::Html, {}});
  Reader reader = open_inputs(flags.input, files_of(flags.targets));
  const InputFlags other = other_input(flags);
  std::optional<Reader> other_reader;
  if (!flags.against.empty()) other_reader = open_inputs(other, files_of(flags.targets));
  OutputTargets targets(flags.targets);
  const Analyzer analyzer(open_pack(common));
  Survey survey(analyzer.pack(), flags.survey);
  RunResult result = read(common, reader, analyzer, flags.filter, survey);
  say_if_empty(flags.input, result);
  Survey against(analyzer.pack(), {0, 0});
  if (other_reader && interrupted() == 0) {
    const RunResult there = read(common, *other_reader, analyzer, flags.filter, against);
    say_if_empty(other, there);
    result.summary += there.summary;
  }
  if (interrupted() == 0) write_pages(flags, survey, other_reader ? &against : nullptr, targets);
  return close_targets(common, targets, result);
}

}  // namespace

void add_report(Cli& cli) {
  const auto flags = std::make_shared<ReportFlags>();
  CLI::App& app = add_command(
      cli, cli.app, "report", "a whole corpus on one page: roles, layers, skills, duplicates",
      "  rolecall report postings/ -f html=page.html            a page to open in a browser\n"
      "  rolecall report all.jsonl.gz -f html=page.html -f json=figures.json\n"
      "  rolecall report 2026/ --against 2024/ -f html=page.html     what rose and fell\n"
      "  rolecall report postings/ --where role=infra --where lang=en -f md    some of them\n"
      "  rolecall report postings/ --texts 0 -f html=page.html  without the texts of postings");
  const std::string group = "Report";
  const auto set_targets = [flags](const std::vector<std::string>& words) {
    for (const auto& word : words) add_target(flags->targets, word, page_formats());
  };
  app.add_option_function<std::vector<std::string>>(
         "-f,--format", set_targets,
         "html, json, csv or md; with =FILE to a file; may be given more than once")
      ->type_name("FORMAT[=FILE]")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--against", flags->against,
                 "compare with the postings in PATH; may be given more than once")
      ->type_name("PATH")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option(
         "--texts", flags->survey.texts,
         "postings whose text the page carries [" + std::to_string(flags->survey.texts) + "]")
      ->type_name("N")
      ->check(CLI::Range(0, 100000).description(""))
      ->group(group);
  app.add_option("--rows", flags->survey.rows,
                 "postings the page lists; of more, a random sample [" +
                     std::to_string(flags->survey.rows) + "]")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000).description(""))
      ->group(group);
  add_input_flags(app, flags->input);
  add_filter_flags(app, flags->filter);
  app.callback([&cli, flags] { cli.run = [&cli, flags] { return report(cli.common, *flags); }; });
}

}  // namespace rolecall
