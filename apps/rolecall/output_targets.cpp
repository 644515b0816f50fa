#include "output_targets.h"

#include <unistd.h>

#include <cerrno>

#include "cli.h"

namespace rolecall {

void OutputTargets::add(const std::string& path) {
  if (path.empty()) {
    sinks_.emplace_back([this](std::string_view bytes) { return write_standard(bytes); });
    return;
  }
  AtomicFile& file = files_.emplace_back(path);
  if (file.error() != 0) cannot_write("'" + path + "'", file.error());
  // The one put in place last would be all that is left of them.
  for (const AtomicFile& other : files_)
    if (&other != &file && other.place() == file.place())
      throw UsageError("two outputs go to one file: '" + other.path() + "' and '" + path + "'");
  sinks_.emplace_back([&file](std::string_view bytes) { return file.write(bytes); });
}

bool OutputTargets::write_standard(std::string_view bytes) {
  if (closed_) return others_;
  const int error = write_all(STDOUT_FILENO, bytes);
  if (error == 0) return true;
  closed_ = error == EPIPE;
  if (!closed_) standard_error_ = error;
  return closed_ && others_;
}

void OutputTargets::finish() {
  for (const AtomicFile& file : files_)
    if (file.error() != 0) cannot_write("'" + file.path() + "'", file.error());
  if (standard_error_ != 0) cannot_write("standard output", standard_error_);
  for (AtomicFile& file : files_)
    if (const int error = file.commit(); error != 0) cannot_write("'" + file.path() + "'", error);
}

void OutputTargets::say_dropped() const {
  for (const AtomicFile& file : files_)
    complain("interrupted: '" + file.path() + "' is not written");
}

}  // namespace rolecall
