// Where the bytes of a run go: standard output, and files that appear whole or not at all.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "atomic_file.h"
#include "format_target.h"

namespace rolecall {

/// Opens every target at once, so that one that cannot be written ends the command before any work
/// (CommandError).
class OutputTargets {
 public:
  template <class Format>
  explicit OutputTargets(const std::vector<FormatTarget<Format>>& targets)
      : others_(targets.size() > 1) {
    for (const auto& target : targets) add(target.file);
  }
  OutputTargets(const OutputTargets&) = delete;
  OutputTargets& operator=(const OutputTargets&) = delete;

  /// Takes bytes for target `i`; false: the run may end, nobody wants more. Valid as long as this.
  const std::function<bool(std::string_view)>& sink(std::size_t i) const { return sinks_[i]; }

  /// Puts the files in their places; throws CommandError with what kept an output from being whole.
  void finish();
  /// Says of each file that it is not written, for a run that was interrupted.
  void say_dropped() const;
  /// The reader of standard output went away, and there is no other target.
  bool deserted() const { return closed_ && !others_; }

 private:
  void add(const std::string& file);
  bool write_standard(std::string_view bytes);

  bool others_;  ///< files wait for the rest where the reader of standard output goes away
  bool closed_ = false;
  int standard_error_ = 0;
  std::deque<AtomicFile> files_;
  std::vector<std::function<bool(std::string_view)>> sinks_;
};

}  // namespace rolecall
