#include "engine/pack_cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "model/pack.h"

namespace rolecall {
namespace {

constexpr std::time_t kAbandoned = 24 * 60 * 60;  // seconds: no writer takes so long

enum class Entry : std::uint8_t { Foreign, Pack, Note, Unfinished };

bool is_hash(std::string_view name) {
  return name.size() == 32 && std::all_of(name.begin(), name.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f');
         });
}

/// "HASH-FORMAT.pack" or "HASH.stamp"; a file that is being written has a dot and six signs more.
Entry entry_of(std::string_view name) {
  constexpr std::string_view kPack = ".pack", kNote = ".stamp";
  constexpr std::size_t kRandom = 7;
  if (name.ends_with(kNote))
    return is_hash(name.substr(0, name.size() - kNote.size())) ? Entry::Note : Entry::Foreign;
  if (name.ends_with(kPack)) {
    name.remove_suffix(kPack.size());
    const std::size_t dash = std::min(name.find('-'), name.size());
    const auto format = name.substr(std::min(dash + 1, name.size()));
    const bool number = !format.empty() && std::all_of(format.begin(), format.end(),
                                                       [](char c) { return is_digit(c); });
    return number && is_hash(name.substr(0, dash)) ? Entry::Pack : Entry::Foreign;
  }
  if (name.size() <= kRandom || name[name.size() - kRandom] != '.') return Entry::Foreign;
  const Entry target = entry_of(name.substr(0, name.size() - kRandom));
  return target == Entry::Pack || target == Entry::Note ? Entry::Unfinished : Entry::Foreign;
}

struct CachedFile {
  std::pair<std::int64_t, std::int64_t> written;  // seconds and nanoseconds
  std::string name;
};

void remove_oldest(int folder, std::vector<CachedFile>& files, std::size_t most) {
  if (files.size() <= most) return;
  std::sort(files.begin(), files.end(), [](const CachedFile& a, const CachedFile& b) {
    return std::tie(a.written, a.name) > std::tie(b.written, b.name);
  });
  for (std::size_t i = most; i < files.size(); ++i) ::unlinkat(folder, files[i].name.c_str(), 0);
}

}  // namespace

std::string cache_path(const std::string& cache_folder, const std::string& hash) {
  if (cache_folder.empty()) return {};
  return (std::filesystem::path(cache_folder) /
          (hash + "-" + std::to_string(kPackFormat) + ".pack"))
      .string();
}

void prune_cache(const std::string& cache_folder, const std::string& written, std::size_t most) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(cache_folder.c_str()), ::closedir);
  if (!entries) return;
  const int folder = ::dirfd(entries.get());
  const std::string kept = std::filesystem::path(written).filename().string();
  std::vector<CachedFile> packs, notes;
  while (const dirent* entry = ::readdir(entries.get())) {
    const Entry kind = entry_of(entry->d_name);
    struct stat info {};
    if (kind == Entry::Foreign || entry->d_name == kept ||
        ::fstatat(folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(info.st_mode) || info.st_uid != ::geteuid())
      continue;
    if (kind == Entry::Unfinished) {
      if (info.st_mtim.tv_sec + kAbandoned < std::time(nullptr))
        ::unlinkat(folder, entry->d_name, 0);
      continue;
    }
    (kind == Entry::Pack ? packs : notes)
        .push_back({{info.st_mtim.tv_sec, info.st_mtim.tv_nsec}, entry->d_name});
  }
  remove_oldest(folder, packs, most - std::min<std::size_t>(most, !kept.empty()));
  remove_oldest(folder, notes, most);
}

}  // namespace rolecall
