// Where editors find the schema of a rule file.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

/// "rolecall.schema.json", or "rolecall-KIND.schema.json" for files of one kind.
std::string schema_file_name(std::string_view kind = {});

/// The line that names the schema to YAML language servers.
std::string schema_line(const std::string& schema);

/// The path, as `file` must write it, of the schema that is nearest above it, or else would be:
/// beside the pack's files in `pack_folder` where that is above `file`, else beside `file`.
std::string schema_path_from(const std::string& file, const std::string& pack_folder);

}  // namespace rolecall
