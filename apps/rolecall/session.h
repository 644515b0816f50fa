// What a command needs before it can begin: a pack of rules, and what is wrong with it said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli.h"
#include "findings.h"
#include "pack/pack_file.h"

namespace rolecall {

/// The pack of -r, through the cache, else the built-in one. Findings of the loader go to standard
/// error; errors, and with --strict warnings, throw CommandError. `tell`: where the pack of -r came
/// from goes there too, and how long it took to compile.
LoadedPack open_pack(const CommonFlags& flags, bool tell = false);

/// A pack's YAML, for the commands that keep rules.
struct PackSource {
  std::string folder;  ///< of -r with a '/' at its end; "rules/" for the built-in pack
  std::vector<SourceFile> files;
};

/// PackSource::folder, without reading anything.
std::string pack_folder(const CommonFlags& flags);

/// The files of -r or of the built-in pack. Throws CommandError where the folder cannot be read.
PackSource open_pack_source(const CommonFlags& flags);

/// Findings for people on standard error.
void say_findings(const Diagnostics& findings, const PackSource& source, const CommonFlags& flags);

/// What a file holds. Throws CommandError where it cannot be read.
std::string read_file(const std::string& path);

/// Writes to standard output; a closed pipe is no error, a full disk throws CommandError. False:
/// nobody reads any more.
bool print(std::string_view bytes);

}  // namespace rolecall
