#include "pack/pack_stamp.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <sstream>

#include "base/read_whole.h"
#include "pack/pack_file.h"

namespace rolecall {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kSettled = 2 * kSecond;  // the coarsest clock of a file system
constexpr std::int64_t kTrusted = 24 * 60 * 60 * kSecond;

std::string stamp_path(const std::string& cache_folder, const std::string& folder) {
  ContentHash name;
  name.begin_file(folder);
  return (std::filesystem::path(cache_folder) / (name.hex() + ".stamp")).string();
}

// When it was written, a digest of all that must be as it was then, and the pack's path.
std::string note_of(const FolderState& state, const std::string& pack_file, const FileState& pack,
                    std::int64_t written) {
  std::string bytes;  // hashed in one go: every start with `-r` comes here
  const auto add = [&](auto... numbers) {
    (bytes.append(reinterpret_cast<const char*>(&numbers), sizeof numbers), ...);
  };
  const auto add_file = [&](std::string_view path, const FileState& file) {
    add(path.size());
    bytes += path;
    add(file.device, file.inode, file.size, file.modified, file.changed);
  };
  add_file(pack_file, pack);
  add(pack_layout(), written);
  for (const auto& [path, file] : state.files) add_file(path, file);
  ContentHash hash;
  hash.add(bytes);
  return std::to_string(written) + '\n' + hash.hex() + '\n' + pack_file + '\n';
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec;
}

std::optional<FileState> state_of(const struct stat& info) {
  if (!S_ISREG(info.st_mode)) return std::nullopt;
  return FileState{info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size),
                   nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

bool settled(const FileState& file, std::int64_t now) {
  return std::max(file.modified, file.changed) + kSettled < now;
}

}  // namespace

std::optional<FileState> file_state(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return state_of(info);
}

std::optional<FolderState> folder_state(const std::string& folder,
                                        const std::vector<std::string>& files) {
  std::error_code error;
  FolderState state{std::filesystem::absolute(folder, error).string(), {}};
  state.files.reserve(files.size());
  // From the folder on: the way to it need not be looked up for every file.
  const int base = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (base < 0) return std::nullopt;
  bool sound = true;
  for (const std::string& path : files) {
    struct stat info {};
    const auto file = ::fstatat(base, path.c_str(), &info, 0) == 0 ? state_of(info) : std::nullopt;
    if (!(sound = file.has_value())) break;
    state.files.emplace_back(path, *file);
  }
  ::close(base);
  if (!sound) return std::nullopt;
  return state;
}

std::string stamped_pack(const std::string& cache_folder, const FolderState& state,
                         std::int64_t now) {
  const std::string path = stamp_path(cache_folder, state.folder);
  if (!file_state(path)) return {};  // none, or a device or pipe, which may have no end
  std::string note, why;
  read_whole(path, note, why);
  std::int64_t written = 0;
  std::string digest, pack_file;
  std::istringstream words(note);
  if (!(words >> written >> digest >> std::ws) || !std::getline(words, pack_file)) return {};
  if (written > now || now - written > kTrusted) return {};
  const auto pack = file_state(pack_file);
  return pack && note == note_of(state, pack_file, *pack, written) ? pack_file : "";
}

void stamp_pack(const std::string& cache_folder, const FolderState& state,
                const std::string& pack_file, const FileState& pack, std::int64_t now) {
  if (!settled(pack, now)) return;
  for (const auto& [path, file] : state.files)
    if (!settled(file, now)) return;
  const std::string note = note_of(state, pack_file, pack, now);
  write_pack(stamp_path(cache_folder, state.folder), std::as_bytes(std::span(note)));
}

}  // namespace rolecall
