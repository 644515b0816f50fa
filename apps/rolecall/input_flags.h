// The options that say what is read, shared by every command that reads postings.
#pragma once

#include <string>
#include <vector>

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
/// where a named path does not exist or is one of the files `outputs`, or nothing is named and
/// standard input is a terminal. In folders, `outputs` and the file that is standard output are
/// passed over: they are of this run, or of an earlier one like it.
Reader open_inputs(const InputFlags& flags, const std::vector<std::string>& outputs = {});

/// Throws CommandError where the file `input` is one of `outputs`, and would be lost.
void refuse_to_overwrite(const std::string& input, const std::vector<std::string>& outputs);

/// What the flags name, in words: "postings/ and 2 more".
std::string describe(const InputFlags& flags);

}  // namespace rolecall
