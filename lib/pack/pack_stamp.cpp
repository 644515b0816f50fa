#include "pack/pack_stamp.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <span>
#include <utility>

#include "base/read_whole.h"
#include "pack/pack_file.h"

namespace rolecall {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kSettled = 2 * kSecond;  // the coarsest clock of a file system
constexpr std::int64_t kTrusted = 24 * 60 * 60 * kSecond;

std::string absolute_path(const std::string& folder) {
  std::error_code error;
  return std::filesystem::absolute(folder, error).string();
}

std::string stamp_path(const std::string& cache_folder, const std::string& folder) {
  ContentHash name;
  name.begin_file(folder);
  return (std::filesystem::path(cache_folder) / (name.hex() + ".stamp")).string();
}

// When it was written, a digest of all that must be as it was then, the pack's path, and the paths
// of the folder; each ends with a NUL.
std::string note_of(const FolderState& state, const std::string& pack_file, const FileState& pack,
                    std::int64_t written) {
  std::string states;  // hashed in one go: every start with `-r` comes here
  const auto add = [&](auto... numbers) {
    (states.append(reinterpret_cast<const char*>(&numbers), sizeof numbers), ...);
  };
  const auto add_state = [&](const FileState& file) {
    add(file.device, file.inode, file.size, file.modified, file.changed);
  };
  add(pack_layout(), written);
  add_state(pack);
  for (const FileState& file : state.states) add_state(file);
  std::string paths = pack_file + '\0';
  for (const std::string& path : state.paths) paths.append(path) += '\0';
  ContentHash hash;
  hash.add(states);
  hash.add(paths);
  return std::to_string(written) + '\0' + hash.hex() + '\0' + paths;
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec;
}

FileState state_of(const struct stat& info) {
  return FileState{info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size),
                   nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

bool settled(const FileState& file, std::int64_t now) {
  return std::max(file.modified, file.changed) + kSettled < now;
}

}  // namespace

std::optional<FileState> file_state(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return state_of(info);
}

std::optional<FolderState> folder_state(const std::string& folder, std::vector<std::string> paths) {
  FolderState state{absolute_path(folder), std::move(paths), {}};
  state.states.reserve(state.paths.size());
  // From the folder on: the way to it need not be looked up for every file.
  const int base = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (base < 0) return std::nullopt;
  for (const std::string& path : state.paths) {
    struct stat info {};
    const bool known = ::fstatat(base, path.c_str(), &info, 0) == 0;
    if (!known || !(path.ends_with('/') ? S_ISDIR(info.st_mode) : S_ISREG(info.st_mode))) break;
    state.states.push_back(state_of(info));
  }
  ::close(base);
  if (state.states.size() < state.paths.size()) return std::nullopt;
  return state;
}

std::string stamped_pack(const std::string& cache_folder, const std::string& folder,
                         std::int64_t now) {
  const std::string path = stamp_path(cache_folder, absolute_path(folder));
  if (!file_state(path)) return {};  // none, or a device or pipe, which may have no end
  std::string note, why;
  read_whole(path, note, why);
  std::vector<std::string> parts;
  for (std::size_t at = 0, end; (end = note.find('\0', at)) != std::string::npos; at = end + 1)
    parts.push_back(note.substr(at, end - at));
  if (parts.size() < 3) return {};
  std::int64_t written = 0;
  std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), written);
  if (written > now || now - written > kTrusted) return {};
  const std::string pack_file = std::move(parts[2]);
  parts.erase(parts.begin(), parts.begin() + 3);
  const auto pack = file_state(pack_file);
  const auto state = folder_state(folder, std::move(parts));
  return pack && state && note == note_of(*state, pack_file, *pack, written) ? pack_file : "";
}

void stamp_pack(const std::string& cache_folder, const FolderState& state,
                const std::string& pack_file, const FileState& pack, std::int64_t now) {
  const auto is_settled = [now](const FileState& file) { return settled(file, now); };
  if (!is_settled(pack) || !std::all_of(state.states.begin(), state.states.end(), is_settled))
    return;
  const std::string note = note_of(state, pack_file, pack, now);
  write_pack(stamp_path(cache_folder, state.folder), std::as_bytes(std::span(note)));
}

}  // namespace rolecall
