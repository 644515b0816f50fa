#include "engine/packs.h"

#include <chrono>

#include "engine/embedded.h"
#include "engine/pack_cache.h"
#include "pack/compile.h"
#include "pack/pack_stamp.h"
#include "rule/load.h"

namespace rolecall {

LoadedPack default_pack() {
  const auto bytes = embedded_pack();
  if (bytes.empty()) return {};
  return {Pack(bytes.data()), nullptr};
}

std::vector<SourceFile> default_pack_files() { return embedded_files(); }

std::optional<LoadedPack> make_pack(const RuleSet& rules, Diagnostics& diagnostics) {
  std::vector<std::byte> bytes = compile_pack(rules, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return own_pack(std::move(bytes));
}

namespace {

// The hash of a folder's files as they are, without holding them: "" if one cannot be read.
std::string folder_hash(const std::string& folder) {
  struct Hasher : PackFileVisitor {
    ContentHash hash;
    void begin_file(std::string_view path) override { hash.begin_file(path); }
    void add(std::string_view bytes) override { hash.add(bytes); }
  } hasher;
  return visit_pack_files(folder, hasher) ? hasher.hash.hex() : "";
}

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Null if there is none that fits.
LoadedPack cached_pack(const std::string& folder, const std::string& cache_folder,
                       PackOrigin& how) {
  if (cache_folder.empty()) return {};
  how.cache_file = stamped_pack(cache_folder, folder, now());
  if (!how.cache_file.empty()) return map_pack(how.cache_file, how.cache_problem, false);
  const auto paths = list_pack_paths(folder);
  const auto state = paths ? folder_state(folder, *paths) : std::nullopt;
  // What came between the two would be in neither, and what is written to it later go unseen.
  if (!state || list_pack_paths(folder) != paths) return {};
  const std::string hash = folder_hash(folder);
  if (hash.empty()) return {};
  how.cache_file = cache_path(cache_folder, hash);
  const auto pack_state = file_state(how.cache_file);
  if (!pack_state) return {};
  LoadedPack cached = map_pack(how.cache_file, how.cache_problem);
  if (cached.pack) stamp_pack(cache_folder, *state, how.cache_file, *pack_state, now());
  return cached;
}

}  // namespace

std::optional<LoadedPack> load_pack(const std::string& folder, const std::string& cache_folder,
                                    Diagnostics& diagnostics, PackOrigin* origin) {
  PackOrigin ignored;
  PackOrigin& how = origin != nullptr ? *origin : ignored;
  if (LoadedPack cached = cached_pack(folder, cache_folder, how); cached.pack) {
    how.from_cache = true;
    return cached;
  }
  std::vector<SourceFile> files = read_pack_files(folder, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const auto start = std::chrono::steady_clock::now();
  const RuleSet rules = load_rules(std::move(files), diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  std::vector<std::byte> bytes = compile_pack(rules, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  seal_pack(bytes);
  // From the cache its warnings would not be heard again.
  how.cache_file = diagnostics.empty()
                       ? cache_path(cache_folder, std::string(Pack(bytes.data()).content_hash()))
                       : "";
  if (!how.cache_file.empty()) {
    if (write_pack(how.cache_file, bytes))
      prune_cache(cache_folder, how.cache_file);
    else
      how.cache_file.clear();
  }
  how.compile_seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return own_pack(std::move(bytes));
}

}  // namespace rolecall
