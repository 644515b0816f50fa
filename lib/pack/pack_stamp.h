// Notes beside cached packs: while nothing was written since a pack was checked, it is used without
// reading it and its sources again, as Git does with the files of a work tree (its racy-git rule
// too).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace rolecall {

/// What the file system tells of a file without its being read. It differs after every write and
/// when another file takes its place: `changed` is set by the system alone. A write so soon after
/// another that the clock has not moved on may not show.
struct FileState {
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t modified = 0, changed = 0;  ///< nanoseconds since 1970
};

/// Of a plain file, links followed; nothing for anything else.
std::optional<FileState> file_state(const std::string& path);

/// A folder of rules as the file system tells it. `paths` are relative to it: the files that are
/// read, and all folders that are searched for them, with a slash at the end.
struct FolderState {
  std::string folder;  ///< absolute
  std::vector<std::string> paths;
  std::vector<FileState> states;  ///< one a path
};

/// Nothing if one of `paths` is not what it should be.
std::optional<FolderState> folder_state(const std::string& folder, std::vector<std::string> paths);

/// The cached pack noted for the folder, if folder and pack are as they were then. Empty if not, if
/// the note is damaged or another build's, or if it is a day old: then all is to be checked again.
/// The note says which files to ask for, so the folder is not searched. `now` is in nanoseconds
/// since 1970, here and below.
std::string stamped_pack(const std::string& cache_folder, const std::string& folder,
                         std::int64_t now);

/// Notes that `pack_file`, whose state was `pack` before it was mapped, is intact and made of the
/// folder as it was at `state`, taken before its files were read. Nothing is noted where one of
/// them is so new that a later write could leave its state as it is.
void stamp_pack(const std::string& cache_folder, const FolderState& state,
                const std::string& pack_file, const FileState& pack, std::int64_t now);

}  // namespace rolecall
