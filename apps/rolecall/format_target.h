// FORMAT[=FILE], the value of -f: what is written, and where.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

#include "choice.h"

namespace rolecall {

template <class Format>
struct FormatTarget {
  Format format;
  std::string file;  ///< empty: standard output
};

/// Adds what `word` stands for ("csv", "csv=out.csv", "csv=-"). Throws CLI::ValidationError for a
/// format that is none of `formats`, and where two outputs go to one place.
template <class Format>
void add_target(std::vector<FormatTarget<Format>>& targets, const std::string& word,
                const Choices<Format>& formats) {
  const std::size_t at = word.find('=');
  FormatTarget<Format> target{choose("--format", word.substr(0, at), formats), {}};
  if (at != std::string::npos) {
    target.file = word.substr(at + 1);
    if (target.file.empty()) throw CLI::ValidationError("--format", "no file after '" + word + "'");
    // By its name the stream would be opened anew, and lose what `>>` is to keep.
    if (target.file == "-" || target.file == "/dev/stdout") target.file.clear();
  }
  for (const auto& other : targets) {
    if (other.file != target.file) continue;
    throw CLI::ValidationError(
        "--format",
        target.file.empty()
            ? "only one output can go to standard output; name a file, as in csv=out.csv"
            : "two outputs go to '" + target.file + "'");
  }
  targets.push_back(std::move(target));
}

/// The files among the targets.
template <class Format>
std::vector<std::string> files_of(const std::vector<FormatTarget<Format>>& targets) {
  std::vector<std::string> files;
  for (const auto& target : targets)
    if (!target.file.empty()) files.push_back(target.file);
  return files;
}

}  // namespace rolecall
