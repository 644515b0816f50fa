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

// The files that are the pack's, by path relative to the folder; false for one that is no plain
// file.
std::vector<std::pair<std::string, bool>> list_files(const std::string& folder,
                                                     Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, bool>> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error), end;
  if (error) {
    diagnostics.error("unreadable-file", "cannot read the pack's folder: " + error.message(),
                      {folder, 0, 0, {}});
    return files;
  }
  for (; at != end; at.increment(error)) {
    // Every start with `-r` comes here, and a path cut with fs::path costs more than to list it.
    const std::string_view path = at->path().native();
    const std::string_view name = path.substr(path.rfind('/') + 1);
    std::error_code status;
    if (name.starts_with('.')) {
      if (at->is_directory(status)) at.disable_recursion_pending();
      continue;
    }
    if (!is_yaml(name) || at->is_directory(status)) continue;
    std::size_t begin = path.size() - name.size();
    for (int depth = at.depth(); depth > 0; --depth) begin = path.rfind('/', begin - 2) + 1;
    files.emplace_back(path.substr(begin), at->is_regular_file(status));
    if (error) break;
  }
  if (error)
    diagnostics.error("unreadable-file", "cannot read all of the pack's folder: " + error.message(),
                      {folder, 0, 0, {}});
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
