// SIGINT and SIGTERM end the program at once, with 128 + the signal as its status; while a
// SignalHold lives they only ask to stop, and a second one ends the program.
#pragma once

namespace rolecall {

/// Installs the handlers and lets a closed pipe be an error of write() instead of a signal.
void watch_signals();

/// The signal that asked to stop, or 0.
int interrupted();

/// For work that must come to an end of its own, because it asks interrupted() on its way or has
/// files that must not be left half written.
class SignalHold {
 public:
  SignalHold();
  ~SignalHold();
  SignalHold(const SignalHold&) = delete;
  SignalHold& operator=(const SignalHold&) = delete;
};

}  // namespace rolecall
