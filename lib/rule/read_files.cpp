// The only file of this room that touches the disk.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "rule/load.h"
#include "rule/source.h"

namespace rolecall {
namespace fs = std::filesystem;
namespace {

bool hidden(const fs::path& path) { return path.filename().string().rfind('.', 0) == 0; }

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

// One byte more than is allowed is enough for the loader to refuse the file.
bool read_file(const fs::path& path, std::string& text) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  std::error_code unknown;
  const std::uintmax_t size = fs::file_size(path, unknown);
  text.resize(unknown ? 0 : std::min<std::uintmax_t>(size, kMaxFileBytes + 1));
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return !in.bad();
}

}  // namespace

std::vector<SourceFile> read_pack_files(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<SourceFile> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error), end;
  if (error) {
    diagnostics.error("unreadable-file", "cannot read the pack's folder: " + error.message(),
                      {folder, 0, 0, {}});
    return files;
  }
  for (; at != end; at.increment(error)) {
    const fs::path path = at->path();
    std::error_code status;
    if (hidden(path)) {
      if (at->is_directory(status)) at.disable_recursion_pending();
      continue;
    }
    if (!is_yaml(path) || at->is_directory(status)) continue;
    SourceFile file{path.lexically_relative(folder).generic_string(), {}};
    if (at->is_regular_file(status) && read_file(path, file.text))
      files.push_back(std::move(file));
    else
      diagnostics.error("unreadable-file", "cannot read the file", {file.path, 0, 0, {}});
    if (error) break;
  }
  if (error)
    diagnostics.error("unreadable-file", "cannot read all of the pack's folder: " + error.message(),
                      {folder, 0, 0, {}});
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

}  // namespace rolecall
