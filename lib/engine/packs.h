// Where packs come from: the one inside the program, or a folder of YAML through the cache.
#pragma once

#include <optional>
#include <string>

#include "model/diagnostic.h"
#include "model/rule.h"
#include "pack/pack_file.h"

namespace rolecall {

/// The default pack, compiled into the library. Always there, nothing is read or copied.
LoadedPack default_pack();

/// How a folder's pack was obtained, for -v.
struct PackOrigin {
  bool from_cache = false;
  std::string cache_file;     ///< empty if it was neither taken from a cache nor kept in one
  std::string cache_problem;  ///< why a cached file was not used, if one was there
  double compile_seconds = 0;
};

/// The pack of a folder: from the cache where an intact one with the same content is there, else
/// compiled and, if `cache_folder` is not empty and there is nothing to warn of, cached in place of
/// the oldest where there are many (pack_cache.h). Nothing if it has errors, which are in
/// `diagnostics` with warnings of the loader.
std::optional<LoadedPack> load_pack(const std::string& folder, const std::string& cache_folder,
                                    Diagnostics& diagnostics, PackOrigin* origin = nullptr);

/// Compiles a rule set, sealed; nothing if that gives errors.
std::optional<LoadedPack> make_pack(const RuleSet& rules, Diagnostics& diagnostics);

/// The files of the default pack, as compiled in: for `rules` commands without -r.
std::vector<SourceFile> default_pack_files();

}  // namespace rolecall
