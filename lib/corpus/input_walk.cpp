#include "corpus/input_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/read_whole.h"
#include "corpus/ignore_rules.h"

namespace rolecall {
namespace {

constexpr std::array<const char*, 3> kIgnoreFiles{".gitignore", ".ignore", ".rolecallignore"};

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool is_regular(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

std::string join(const std::string& folder, std::string_view name) {
  std::string path = folder;
  if (!path.ends_with('/')) path += '/';
  path += name;
  return path;
}

}  // namespace

/// A folder with the names that are still to come. A million names lie in one block.
struct InputWalk::Folder {
  std::string path;
  std::string name;   ///< its last component
  std::string names;  ///< one after the other, each with a NUL; folders end in a slash
  std::vector<std::uint64_t> order;  ///< where names begin
  std::size_t at = 0;
  IgnoreRules rules;
  std::string failure;
};

InputWalk::InputWalk(std::vector<std::string> paths, const std::vector<std::string>& passed_over)
    : paths_(std::move(paths)) {
  for (const std::string& path : passed_over) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode))
      passed_over_.emplace_back(info.st_dev, info.st_ino);
  }
}
InputWalk::~InputWalk() = default;

bool InputWalk::next(Input& input) {
  for (;;) {
    while (!stack_.empty()) {
      if (step(input)) return true;
    }
    if (at_ == paths_.size()) return false;
    const std::string& path = paths_[at_++];
    if (path == "-" || !is_folder(path)) {
      input = {path, {}};
      return true;
    }
    enter(path, {});
  }
}

/// Reads a folder's names and puts it on the stack.
void InputWalk::enter(std::string path, std::string name) {
  auto folder = std::make_unique<Folder>();
  folder->path = std::move(path);
  folder->name = std::move(name);
  DIR* handle = ::opendir(folder->path.c_str());
  if (!handle) {
    folder->failure = std::string("the folder cannot be read: ") + std::strerror(errno);
    stack_.push_back(std::move(folder));
    return;
  }
  while (const dirent* entry = ::readdir(handle)) {
    const std::string_view entry_name = entry->d_name;
    if (entry_name.starts_with('.')) continue;
    auto type = entry->d_type;
    if (type == DT_UNKNOWN || type == DT_LNK) {
      struct stat info {};
      const std::string full = join(folder->path, entry_name);
      if (::lstat(full.c_str(), &info) != 0) continue;
      const bool link = S_ISLNK(info.st_mode);
      // A link that leads nowhere is a file that cannot be opened: said when it is.
      if (link && ::stat(full.c_str(), &info) != 0) info.st_mode = S_IFREG;
      // Links to folders are not followed: no loops, no file twice.
      if (link && S_ISDIR(info.st_mode)) continue;
      type = S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_FIFO;
    }
    if (type != DT_DIR && type != DT_REG) continue;
    folder->order.push_back(folder->names.size());
    folder->names += entry_name;
    if (type == DT_DIR) folder->names += '/';
    folder->names += '\0';
  }
  ::closedir(handle);
  // With its slash a folder takes the place that its files' paths have.
  const char* names = folder->names.data();
  std::sort(folder->order.begin(), folder->order.end(), [names](std::uint64_t a, std::uint64_t b) {
    return std::strcmp(names + a, names + b) < 0;
  });
  for (const char* file : kIgnoreFiles) {
    const std::string listed = join(folder->path, file);
    std::string lines, why;
    // A folder or a pipe of that name ignores nothing.
    if (is_regular(listed) && read_whole(listed, lines, why)) folder->rules.add(lines);
  }
  stack_.push_back(std::move(folder));
}

/// One step through the folder on top of the stack; true if it gave an input.
bool InputWalk::step(Input& input) {
  Folder& folder = *stack_.back();
  if (!folder.failure.empty()) {
    input = {folder.path, std::move(folder.failure)};
    stack_.pop_back();
    return true;
  }
  if (folder.at == folder.order.size()) {
    stack_.pop_back();
    return false;
  }
  std::string name = folder.names.data() + folder.order[folder.at++];
  const bool inner = name.ends_with('/');
  if (inner) name.pop_back();
  if (ignored(name, inner)) return false;
  std::string path = join(folder.path, name);
  if (inner) {
    enter(std::move(path), std::move(name));
    return false;
  }
  if (passed_over(path)) return false;
  input = {std::move(path), {}};
  return true;
}

// By what the name leads to: the run may write through a link.
bool InputWalk::passed_over(const std::string& path) const {
  struct stat info {};
  if (passed_over_.empty() || ::stat(path.c_str(), &info) != 0) return false;
  const std::pair file(info.st_dev, info.st_ino);
  return std::find(passed_over_.begin(), passed_over_.end(), file) != passed_over_.end();
}

bool InputWalk::ignored(const std::string& name, bool is_inner) const {
  std::string path = name;
  for (auto folder = stack_.rbegin(); folder != stack_.rend(); ++folder) {
    const auto verdict = (*folder)->rules.judge(path, is_inner);
    if (verdict != IgnoreRules::Verdict::None) return verdict == IgnoreRules::Verdict::Ignore;
    path.insert(0, (*folder)->name + '/');
  }
  return false;
}

}  // namespace rolecall
