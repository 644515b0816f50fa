#include "output_flags.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "choice.h"

namespace rolecall {
namespace {

const Choices<OutputFormat>& formats() {
  static const Choices<OutputFormat> all{
      {"human", OutputFormat::Human}, {"jsonl", OutputFormat::Jsonl}, {"json", OutputFormat::Json},
      {"csv", OutputFormat::Csv},     {"md", OutputFormat::Markdown}, {"html", OutputFormat::Html}};
  return all;
}

void check_field(const std::string& name, const std::vector<std::string_view>& known) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const std::vector<std::string> names(known.begin(), known.end());
  throw CLI::ValidationError("--fields", "unknown field '" + name + "'" + hint_or_all(name, names));
}

}  // namespace

void add_output_flags(CLI::App& app, OutputFlags& flags,
                      const std::vector<std::string_view>& known) {
  const std::string group = "Output";
  const auto set_targets = [&flags](const std::vector<std::string>& words) {
    for (const auto& word : words) add_target(flags.targets, word, formats());
  };
  app.add_option_function<std::vector<std::string>>(
         "-f,--format", set_targets,
         "human, jsonl, json, csv, md or html; with =FILE to a file; may be given more than once")
      ->type_name("FORMAT[=FILE]")
      ->allow_extra_args(false)
      ->group(group);
  const auto set_fields = [&flags, known](const std::string& list) {
    flags.fields = CLI::detail::split(list, ',');
    for (const auto& name : flags.fields) check_field(name, known);
  };
  app.add_option_function<std::string>("--fields", set_fields,
                                       "keep these fields of a record, as in id,role,skills")
      ->type_name("LIST")
      ->group(group);
}

std::vector<OutputFlags::Target> targets_of(const OutputFlags& flags) {
  if (!flags.targets.empty()) return flags.targets;
  return {{is_terminal(STDOUT_FILENO) ? OutputFormat::Human : OutputFormat::Jsonl, {}}};
}

WriterOptions writer_options(const OutputFlags& flags, const OutputFlags::Target& target,
                             ColorChoice color) {
  WriterOptions options;
  options.format = target.format;
  options.colour =
      target.file.empty() ? use_color(color, STDOUT_FILENO) : color == ColorChoice::Always;
  options.width = target.file.empty() ? terminal_width(STDOUT_FILENO) : 80;
  options.unicode = locale_has_unicode();
  options.fields = flags.fields;
  options.verbose = flags.verbose;
  return options;
}

}  // namespace rolecall
