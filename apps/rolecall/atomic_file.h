// A file that appears whole or not at all, and plain writing to a descriptor.
#pragma once

#include <string>
#include <string_view>

#include "interrupt.h"

namespace rolecall {

/// Writes all of `bytes` to `fd`; returns 0 or the errno that stopped it.
int write_all(int fd, std::string_view bytes);

/// The whole file at once or not at all; throws CommandError.
void write_file(const std::string& path, std::string_view bytes);

/// Throws CommandError: "cannot write 'out.csv': No space left on device".
[[noreturn]] void cannot_write(const std::string& what, int error);

/// Writes beside the file and takes its place on commit(). A name that already is something other
/// than a regular file (/dev/null, a named pipe) is written directly. Without commit() nothing
/// stays, not even of a program that is interrupted.
///
///   AtomicFile file(path);
///   if (file.error() == 0) file.write(bytes);
///   if (file.commit() != 0) ...           // errno of the first failure of any step
class AtomicFile {
 public:
  explicit AtomicFile(std::string path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  int error() const { return error_; }
  const std::string& path() const { return path_; }
  /// Where it will stand: the same for two names of one file, as "out.csv" and "./out.csv".
  std::string place() const;
  bool write(std::string_view bytes);
  int commit();

 private:
  void discard();

  SignalHold hold_;
  std::string path_;    ///< as the user named it
  std::string target_;  ///< what a symbolic link leads to
  std::string temp_;    ///< empty: written directly
  int fd_ = -1;
  int error_ = 0;
};

}  // namespace rolecall
