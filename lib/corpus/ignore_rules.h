// Patterns of ignore files, with git's meaning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

/// Patterns of one folder's ignore files, later ones over earlier ones.
class IgnoreRules {
 public:
  enum class Verdict : unsigned char { None, Ignore, Keep };

  /// Adds the patterns of a file, one a line.
  void add(std::string_view lines);
  bool empty() const { return patterns_.empty(); }

  /// What the last pattern that fits says. `path` is relative to the folder of the rules.
  Verdict judge(std::string_view path, bool is_folder) const;

 private:
  struct Pattern {
    std::vector<std::string> segments;  ///< between slashes; "**" is any number of folders
    bool keep = false;
    bool folders_only = false;
    bool anchored = false;  ///< holds a slash: fits the whole path, not any name
  };
  std::vector<Pattern> patterns_;
};

/// Whether a name fits a pattern with * ? [a-z] and backslashes. A slash is not special.
bool glob_matches(std::string_view pattern, std::string_view name);

}  // namespace rolecall
