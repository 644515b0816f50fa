// A whole small file at once: lists, labels, notes, rule files.
#pragma once

#include <string>

namespace rolecall {

/// Replaces `bytes` by what the file holds. False where that cannot be told, a folder among others;
/// `why` then says so: "is a folder, not a file", "Permission denied".
bool read_whole(const std::string& path, std::string& bytes, std::string& why);

/// The same of an open descriptor, from where it stands.
bool read_whole(int descriptor, std::string& bytes, std::string& why);

}  // namespace rolecall
