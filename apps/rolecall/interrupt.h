// SIGINT and SIGTERM ask the run to stop at a record's end; a second one ends the program at once.
#pragma once

namespace rolecall {

/// Installs the handlers and lets a closed pipe be an error of write() instead of a signal.
void watch_signals();

/// The signal that asked to stop, or 0.
int interrupted();

}  // namespace rolecall
