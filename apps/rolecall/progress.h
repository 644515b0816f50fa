// How far a long run has come, for the one who waits for it at a terminal.
#pragma once

#include <string_view>

#include "report/amounts.h"

namespace rolecall {

/// One line on standard error that is drawn over itself, at most five times a second, once a second
/// has passed; wiped at the end. Silent unless standard error is a terminal.
class Progress {
 public:
  /// `quiet`: silent in any case. `draws`: false where others write to the same terminal on the
  /// way, which leaves the totals.
  explicit Progress(bool quiet, bool draws = true);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `amounts.seconds` is filled in.
  void show(RunAmounts amounts);
  void show(std::string_view words);
  /// Before anything else is said on the terminal.
  void wipe();
  /// The totals of a run that was long enough for the line to show.
  void finish(RunAmounts amounts);

 private:
  bool due() const;

  bool enabled_;
  bool draws_;
  bool shown_ = false;
  double started_;
  double last_ = 0;
};

}  // namespace rolecall
