// The options that say what is read, shared by every command that reads postings.
#pragma once

#include <string>

#include "cli.h"
#include "corpus/reader.h"

namespace rolecall {

struct InputFlags {
  InputOptions options;
  std::string files_from;
};

/// Adds [PATH|-]... and the input options to a command.
void add_input_flags(CLI::App& app, InputFlags& flags);

/// A reader of what the flags name, standard input where they name nothing. Throws CommandError
/// where a named path does not exist, or nothing is named and standard input is a terminal.
Reader open_inputs(const InputFlags& flags);

/// What the flags name, in words: "postings/ and 2 more".
std::string describe(const InputFlags& flags);

}  // namespace rolecall
