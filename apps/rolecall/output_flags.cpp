#include "output_flags.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "choice.h"

namespace rolecall {
namespace {

const Choices<OutputFormat>& formats() {
  static const Choices<OutputFormat> all{
      {"human", OutputFormat::Human}, {"jsonl", OutputFormat::Jsonl}, {"json", OutputFormat::Json},
      {"csv", OutputFormat::Csv},     {"md", OutputFormat::Markdown}, {"html", OutputFormat::Html}};
  return all;
}

OutputFlags::Target parse_target(const std::string& word) {
  const std::size_t at = word.find('=');
  const OutputFormat format = choose("--format", word.substr(0, at), formats());
  if (at == std::string::npos) return {format, {}};
  std::string file = word.substr(at + 1);
  if (file.empty()) throw CLI::ValidationError("--format", "no file after '" + word + "'");
  return {format, file == "-" ? std::string() : std::move(file)};
}

void check_field(const std::string& name) {
  const auto& known = record_fields();
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const std::vector<std::string> names(known.begin(), known.end());
  throw CLI::ValidationError("--fields", "unknown field '" + name + "'" + hint(name, names));
}

}  // namespace

void add_output_flags(CLI::App& app, OutputFlags& flags) {
  const std::string group = "Output";
  app.add_option_function<std::vector<std::string>>(
         "-f,--format",
         [&flags](const std::vector<std::string>& words) {
           for (const auto& word : words) flags.targets.push_back(parse_target(word));
           const auto on_stdout = std::count_if(flags.targets.begin(), flags.targets.end(),
                                                [](const auto& t) { return t.file.empty(); });
           if (on_stdout > 1)
             throw CLI::ValidationError(
                 "--format",
                 "only one output can go to standard output; name a file, as in "
                 "csv=out.csv");
           for (std::size_t i = 0; i < flags.targets.size(); ++i)
             for (std::size_t j = 0; j < i; ++j)
               if (flags.targets[i].file == flags.targets[j].file)
                 throw CLI::ValidationError("--format",
                                            "two outputs to '" + flags.targets[i].file + "'");
         },
         "human, jsonl, json, csv, md or html, to standard output or to FILE; may be given more "
         "than once")
      ->type_name("FORMAT[=FILE]")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(group);
  app.add_option_function<std::vector<std::string>>(
         "--fields",
         [&flags](const std::vector<std::string>& names) {
           for (const auto& name : names) check_field(name);
           flags.fields = names;
         },
         "keep these fields of a record, as in id,role,skills")
      ->type_name("LIST")
      ->delimiter(',')
      ->expected(1)
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
  options.colour = target.file.empty() ? use_color(color) : color == ColorChoice::Always;
  options.width = target.file.empty() ? terminal_width() : 80;
  options.unicode = locale_has_unicode();
  options.fields = flags.fields;
  return options;
}

}  // namespace rolecall
