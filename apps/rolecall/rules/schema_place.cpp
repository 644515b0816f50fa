#include "rules/schema_place.h"

#include <filesystem>
#include <system_error>

namespace rolecall {
namespace fs = std::filesystem;
namespace {

fs::path whole(const std::string& path) {
  std::error_code ignored;
  fs::path absolute = fs::absolute(path.empty() ? "." : path, ignored).lexically_normal();
  if (!absolute.has_filename()) absolute = absolute.parent_path();  // "rules/"
  return absolute;
}

bool is_above(const fs::path& folder, const fs::path& file) {
  const fs::path from_there = file.lexically_relative(folder);
  return !from_there.empty() && *from_there.begin() != "..";
}

}  // namespace

std::string schema_file_name(std::string_view kind) {
  std::string name = "rolecall";
  if (!kind.empty()) (name += '-') += kind;
  return name += ".schema.json";
}

std::string schema_line(const std::string& schema) {
  return "# yaml-language-server: $schema=" + schema + "\n";
}

std::string schema_path_from(const std::string& file, const std::string& pack_folder) {
  const fs::path folder = whole(file).parent_path();
  fs::path place = folder;
  if (!pack_folder.empty() && is_above(whole(pack_folder), whole(file))) place = whole(pack_folder);
  std::error_code ignored;
  for (fs::path at = folder;; at = at.parent_path()) {
    if (fs::exists(at / schema_file_name(), ignored)) {
      place = at;
      break;
    }
    if (at == at.parent_path()) break;
  }
  return (place / schema_file_name()).lexically_relative(folder).generic_string();
}

}  // namespace rolecall
