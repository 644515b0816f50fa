#include "output_targets.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "cli.h"

namespace rolecall {
namespace {

[[noreturn]] void cannot_write(const std::string& what, int error) {
  throw CommandError("cannot write " + what + ": " + std::strerror(error));
}

}  // namespace

OutputTargets::OutputTargets(const std::vector<OutputFlags::Target>& targets)
    : others_(targets.size() > 1) {
  for (const auto& target : targets) {
    if (target.file.empty()) {
      sinks_.emplace_back([this](std::string_view bytes) { return write_standard(bytes); });
      continue;
    }
    AtomicFile& file = files_.emplace_back(target.file);
    if (file.error() != 0) cannot_write("'" + target.file + "'", file.error());
    sinks_.emplace_back([&file](std::string_view bytes) { return file.write(bytes); });
  }
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
