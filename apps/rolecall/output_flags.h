// The options that say what is written and where, and the outputs they ask for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli.h"
#include "format_target.h"
#include "report/writer.h"

namespace rolecall {

struct OutputFlags {
  using Target = FormatTarget<OutputFormat>;
  std::vector<Target> targets;
  std::vector<std::string> fields;
  bool verbose = false;
};

/// Adds -f and --fields to a command whose records have the fields `known`.
void add_output_flags(CLI::App& app, OutputFlags& flags,
                      const std::vector<std::string_view>& known = record_fields());

/// The targets asked for; none asked: people at a terminal get the human view, a pipe gets JSONL.
std::vector<OutputFlags::Target> targets_of(const OutputFlags& flags);

WriterOptions writer_options(const OutputFlags& flags, const OutputFlags::Target& target,
                             ColorChoice color);

}  // namespace rolecall
