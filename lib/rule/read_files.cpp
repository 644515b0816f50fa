// The only file of this room that touches the disk.
#include <algorithm>
#include <array>
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

// Paths are relative to the pack's folder, and sorted.
struct Listing {
  std::vector<std::pair<std::string, bool>> files;  // false: it is no plain file
  std::vector<std::string> folders{"./"};           // searched; with a slash at the end
};

Listing list_files(const std::string& folder, Diagnostics& diagnostics) {
  Listing found;
  std::error_code error, status;
  fs::recursive_directory_iterator at(folder, error), end;
  const char* which =
      error ? "cannot read the pack's folder: " : "cannot read all of the pack's folder: ";
  for (; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    const std::string path = at->path().lexically_relative(folder).string();
    const bool is_folder = at->is_directory(status);
    if (name.starts_with('.'))
      at.disable_recursion_pending();
    else if (!is_folder && is_yaml(name))
      found.files.emplace_back(path, at->is_regular_file(status));
    else if (is_folder && !at->is_symlink(status))  // links to folders are not followed
      found.folders.push_back(path + '/');
  }
  if (error) diagnostics.error("unreadable-file", which + error.message(), {folder, 0, 0, {}});
  std::sort(found.files.begin(), found.files.end());
  std::sort(found.folders.begin(), found.folders.end());
  return found;
}

}  // namespace

std::vector<SourceFile> read_pack_files(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<SourceFile> files;
  const auto buffer = std::make_unique<Buffer>();
  for (auto& [path, regular] : list_files(folder, diagnostics).files) {
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
  const auto files = list_files(folder, problems).files;
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

std::optional<std::vector<std::string>> list_pack_paths(const std::string& folder) {
  Diagnostics problems;
  Listing found = list_files(folder, problems);
  if (problems.has_errors()) return std::nullopt;
  std::vector<std::string> paths = std::move(found.folders);
  for (auto& [path, regular] : found.files) paths.push_back(std::move(path));
  return paths;
}

}  // namespace rolecall
