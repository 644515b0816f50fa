#include "session.h"

#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "atomic_file.h"
#include "base/read_whole.h"
#include "engine/packs.h"
#include "interrupt.h"
#include "rule/load.h"

namespace rolecall {
namespace {

/// Empty: nowhere to cache.
std::string cache_folder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && cache[0] == '/')
    return std::string(cache) + "/rolecall";
  if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/')
    return std::string(home) + "/.cache/rolecall";
  return {};
}

std::string with_slash(std::string folder) {
  if (!folder.empty() && folder.back() != '/') folder += '/';
  return folder;
}

void check_folder(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder, error))
    throw CommandError("the rule pack '" + folder + "' does not exist");
  if (!std::filesystem::is_directory(folder, error))
    throw CommandError("the rule pack '" + folder + "' is no folder");
}

std::string origin_words(const std::string& folder, const PackOrigin& origin) {
  const std::string rules = "the rules in '" + folder + "' ";
  if (origin.from_cache) return rules + "were compiled before: " + origin.cache_file;
  return rules + "took " + std::to_string(std::lround(1000 * origin.compile_seconds)) +
         " ms to compile, " +
         (origin.cache_file.empty() ? "kept nowhere" : "kept in " + origin.cache_file) +
         (origin.cache_problem.empty() ? "" : "; what was there is " + origin.cache_problem);
}

}  // namespace

void say_findings(const Diagnostics& findings, const PackSource& source, const CommonFlags& flags) {
  if (findings.empty()) return;
  FindingOptions options;
  options.folder = source.folder;
  options.colour = use_color(flags.color, STDERR_FILENO);
  (void)write_all(STDERR_FILENO, render_findings(findings, source.files, options));
}

LoadedPack open_pack(const CommonFlags& flags, bool tell) {
  if (flags.rules.empty()) {
    LoadedPack pack = default_pack();
    if (!pack.pack) throw CommandError("this build has no rules inside; name a pack with -r DIR");
    return pack;
  }
  check_folder(flags.rules);
  Diagnostics findings;
  PackOrigin origin;
  const SignalHold hold;  // a file of the cache may be half written
  std::optional<LoadedPack> pack = load_pack(flags.rules, cache_folder(), findings, &origin);
  if (!findings.empty()) {
    Diagnostics ignored;
    say_findings(findings, {with_slash(flags.rules), read_pack_files(flags.rules, ignored)}, flags);
  }
  if (!pack || (flags.strict && findings.count(Severity::Warning) > 0))
    throw CommandError("the rules in '" + flags.rules +
                       "' cannot be used: " + count_findings(findings));
  if (tell) complain(origin_words(flags.rules, origin));
  return std::move(*pack);
}

std::string pack_folder(const CommonFlags& flags) {
  return flags.rules.empty() ? "rules/" : with_slash(flags.rules);
}

PackSource open_pack_source(const CommonFlags& flags) {
  if (flags.rules.empty()) return {pack_folder(flags), default_pack_files()};
  check_folder(flags.rules);
  Diagnostics findings;
  PackSource source{pack_folder(flags), read_pack_files(flags.rules, findings)};
  if (findings.has_errors()) {
    say_findings(findings, source, flags);
    throw CommandError("the rules in '" + flags.rules + "' cannot be read");
  }
  return source;
}

std::string read_file(const std::string& path) {
  std::string bytes, why;
  if (!read_whole(path, bytes, why)) throw CommandError("cannot read '" + path + "': " + why);
  return bytes;
}

bool print(std::string_view bytes) {
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == 0) return true;
  if (error == EPIPE) return false;
  cannot_write("standard output", error);
}

}  // namespace rolecall
