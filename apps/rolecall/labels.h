// Labels as the commands that compare with them read them.
#pragma once

#include <string>
#include <vector>

#include "cli.h"
#include "corpus/gold.h"
#include "model/pack.h"

namespace rolecall {

/// The labels of all files; throws CommandError where one is missing or faulty. Names that the pack
/// does not know and postings labelled twice are told; with --strict they are errors, too.
Gold read_labels(const std::vector<std::string>& paths, const Pack& pack,
                 const CommonFlags& common);

/// The options of commands that fit models.
struct LabelFlags {
  std::vector<std::string> gold;
  std::vector<std::string> only_learnt;
};

/// Adds --gold, which must be given, and --learn, of which `learn` says what it is for.
void add_label_flags(CLI::App& app, LabelFlags& flags, const std::string& learn);

}  // namespace rolecall
