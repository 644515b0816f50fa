#include "input_flags.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <vector>

#include "base/read_whole.h"
#include "choice.h"
#include "interrupt.h"
#include "session.h"

namespace rolecall {
namespace {

constexpr const char* kStandardOutput = "/dev/stdout";

/// Paths separated by NUL where there is one, else by line breaks.
std::vector<std::string> split_list(const std::string& bytes) {
  const bool by_nul = bytes.find('\0') != std::string::npos;
  std::vector<std::string> paths;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    std::size_t end = bytes.find(by_nul ? '\0' : '\n', begin);
    if (end == std::string::npos) end = bytes.size();
    std::string path = bytes.substr(begin, end - begin);
    if (!by_nul && !path.empty() && path.back() == '\r') path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    begin = end + 1;
  }
  return paths;
}

std::vector<std::string> read_list(const std::string& file) {
  if (file != "-") return split_list(read_file(file));
  std::string bytes, why;
  if (!read_whole(STDIN_FILENO, bytes, why))
    throw CommandError("cannot read standard input: " + why);
  return split_list(bytes);
}

}  // namespace

void add_input_flags(CLI::App& app, InputFlags& flags) {
  const std::string group = "Input";
  InputOptions& options = flags.options;
  app.add_option("path", options.paths, "files and folders; - is standard input")
      ->type_name("PATH");
  app.add_option("--files-from", flags.files_from,
                 "read paths from FILE (- for standard input), one a line or separated by NUL")
      ->type_name("FILE")
      ->group(group);
  add_choice(app, "--input", options.format,
             {{"auto", InputFormat::Auto},
              {"text", InputFormat::Text},
              {"md", InputFormat::Markdown},
              {"html", InputFormat::Html},
              {"json", InputFormat::Json},
              {"jsonl", InputFormat::Jsonl},
              {"csv", InputFormat::Csv},
              {"tsv", InputFormat::Tsv}},
             "FORMAT",
             "auto, text, md, html, json, jsonl, csv or tsv; .gz and .zst are read as they are")
      ->group(group);
  const auto field = [&](const char* name, std::string& value, const char* what) {
    app.add_option(name, value, std::string("field that holds ") + what)
        ->type_name("NAME")
        ->group(group);
  };
  field("--text-field", options.text_field, "the posting's text");
  field("--title-field", options.title_field, "its title");
  field("--id-field", options.id_field, "its id");
  field("--company-field", options.company_field, "the employer, whose name is no skill");
}

void refuse_to_overwrite(const std::string& input, const std::vector<std::string>& outputs) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(input, ignored)) return;
  for (const std::string& output : outputs)
    if (std::filesystem::equivalent(input, output, ignored))
      throw CommandError("'" + input + "' is read, and " +
                         (output == kStandardOutput ? "standard output goes to it"
                          : output == input         ? "would be overwritten"
                                                    : "would be overwritten as '" + output + "'") +
                         "; name another file");
}

Reader open_inputs(const InputFlags& flags, const std::vector<std::string>& outputs) {
  InputOptions options = flags.options;
  if (!flags.files_from.empty())
    for (auto& path : read_list(flags.files_from)) options.paths.push_back(std::move(path));
  if (options.paths.empty() && flags.files_from.empty()) {
    if (is_terminal(STDIN_FILENO))
      throw UsageError("no posting: name a file or folder, or pipe a text in");
    options.paths.emplace_back("-");
  }
  options.passed_over = outputs;
  options.passed_over.emplace_back(kStandardOutput);
  for (const std::string& path : options.paths) refuse_to_overwrite(path, options.passed_over);
  options.stop = [] { return interrupted() != 0; };
  Reader reader(std::move(options));
  if (!reader.missing().empty()) {
    std::string message;
    for (const auto& path : reader.missing())
      message += (message.empty() ? "'" : ", '") + path + "'";
    throw CommandError(message +
                       (reader.missing().size() == 1 ? " does not exist" : " do not exist"));
  }
  return reader;
}

std::string describe(const InputFlags& flags) {
  const auto& paths = flags.options.paths;
  if (paths.empty() && !flags.files_from.empty())
    return "the files of " + (flags.files_from == "-" ? "standard input" : flags.files_from);
  if (paths.empty() || paths.front() == "-") return "standard input";
  const std::size_t more = paths.size() - 1 + (flags.files_from.empty() ? 0 : 1);
  return paths.front() + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

}  // namespace rolecall
