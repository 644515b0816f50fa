// The files that paths name: the paths themselves, and the files in folders, one folder's names
// in memory at a time for each level.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace rolecall {

struct Input {
  std::string path;  ///< as named, or the named folder with what is inside; "-" is standard input
  std::string failure;  ///< a folder that cannot be read
};

/// Folders are walked recursively, sorted bytewise by path. Left out are names that begin with a
/// dot, what .gitignore, .ignore and .rolecallignore files from the named folder down exclude
/// (later files of this list and deeper folders win), links to folders, what is no file, and the
/// files that are to be passed over.
class InputWalk {
 public:
  explicit InputWalk(std::vector<std::string> paths, const std::vector<std::string>& passed_over);
  ~InputWalk();

  /// The next file; false after the last one.
  bool next(Input& input);

 private:
  struct Folder;

  void enter(std::string path, std::string name);
  bool step(Input& input);
  bool ignored(const std::string& name, bool is_folder) const;
  bool passed_over(const std::string& path) const;

  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  std::vector<std::unique_ptr<Folder>> stack_;
  std::vector<std::pair<dev_t, ino_t>> passed_over_;
};

}  // namespace rolecall
