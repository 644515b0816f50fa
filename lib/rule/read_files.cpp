// The only file of this room that touches the disk.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "rule/load.h"
#include "rule/source.h"

namespace rolecall {
namespace fs = std::filesystem;
namespace {

bool is_yaml(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

using Buffer = std::array<char, 1 << 16>;

// Tells a file in pieces. One byte more than is allowed is enough for the loader to refuse it.
template <class Add>
bool read_file(const fs::path& path, Buffer& bytes, Add add) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(path.c_str(), "rb"),
                                                           std::fclose);
  if (!in) return false;
  std::setvbuf(in.get(), nullptr, _IONBF, 0);
  for (std::size_t left = kMaxFileBytes + 1; left > 0;) {
    const std::size_t most = std::min(bytes.size(), left);
    const std::size_t size = std::fread(bytes.data(), 1, most, in.get());
    add(std::string_view(bytes.data(), size));
    if (size < most) break;
    left -= size;
  }
  return !std::ferror(in.get());
}

// S_IFREG and the like; 0 if nobody can tell.
mode_t mode_of(DIR& dir, const dirent& entry, int flags) {
  struct stat info {};
  const bool known = ::fstatat(::dirfd(&dir), entry.d_name, &info, flags) == 0;
  return known ? info.st_mode : 0;
}

// The files that are the pack's, by path relative to the folder; false for one that is no plain
// file. Every start with `-r` comes here: readdir(3) takes a quarter of the time of the iterators
// of std::filesystem, which make several paths of every name.
std::vector<std::pair<std::string, bool>> list_files(const std::string& folder,
                                                     Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, bool>> files;
  std::vector<std::string> folders{""};  // still to read: relative, with a slash at the end
  while (!folders.empty()) {
    const std::string within = std::move(folders.back());
    folders.pop_back();
    const std::unique_ptr<DIR, int (*)(DIR*)> dir(::opendir((folder + '/' + within).c_str()),
                                                  ::closedir);
    int error = dir ? 0 : errno;
    while (dir) {
      errno = 0;
      const dirent* entry = ::readdir(dir.get());
      error = errno;
      if (!entry) break;
      const std::string_view name = entry->d_name;
      if (name.starts_with('.')) continue;
      mode_t mode = DTTOIF(entry->d_type);
      if (entry->d_type == DT_UNKNOWN) mode = mode_of(*dir, *entry, AT_SYMLINK_NOFOLLOW);
      if (S_ISDIR(mode)) folders.push_back(within + entry->d_name + '/');
      if (!is_yaml(name)) continue;
      if (S_ISLNK(mode)) mode = mode_of(*dir, *entry, 0);
      if (!S_ISDIR(mode)) files.emplace_back(within + entry->d_name, S_ISREG(mode));
    }
    if (error == 0) continue;
    const char* which = within.empty() ? "cannot read the pack's folder: "
                                       : "cannot read all of the pack's folder: ";
    diagnostics.error("unreadable-file", which + std::generic_category().message(error),
                      {folder, 0, 0, {}});
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<SourceFile> read_pack_files(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<SourceFile> files;
  const auto buffer = std::make_unique<Buffer>();
  for (auto& [path, regular] : list_files(folder, diagnostics)) {
    SourceFile file{path, {}};
    const auto add = [&](std::string_view bytes) { file.text += bytes; };
    if (regular && read_file(fs::path(folder) / path, *buffer, add))
      files.push_back(std::move(file));
    else
      diagnostics.error("unreadable-file", "cannot read the file", {path, 0, 0, {}});
  }
  return files;
}

bool visit_pack_files(const std::string& folder, PackFileVisitor& visitor) {
  Diagnostics problems;
  const auto files = list_files(folder, problems);
  const auto buffer = std::make_unique<Buffer>();
  for (const auto& [path, regular] : files) {
    if (!regular) return false;
    visitor.begin_file(path);
    if (!read_file(fs::path(folder) / path, *buffer,
                   [&](std::string_view bytes) { visitor.add(bytes); }))
      return false;
  }
  return !problems.has_errors();
}

std::optional<std::vector<std::string>> list_pack_files(const std::string& folder) {
  Diagnostics problems;
  std::vector<std::string> paths;
  for (auto& [path, regular] : list_files(folder, problems)) paths.push_back(std::move(path));
  if (problems.has_errors()) return std::nullopt;
  return paths;
}

}  // namespace rolecall
