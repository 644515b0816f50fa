#include "interrupt.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace rolecall {
namespace {

std::atomic<int> stop_signal = 0;
std::atomic<int> holds = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may only use such");

void on_signal(int signal) {
  if (holds == 0) ::_exit(128 + signal);
  stop_signal = signal;
}

}  // namespace

void watch_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  struct sigaction action {};
  action.sa_handler = &on_signal;
  // No SA_RESTART: a read that waits for a terminal must come back.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

int interrupted() { return stop_signal; }

SignalHold::SignalHold() { ++holds; }
SignalHold::~SignalHold() { --holds; }

}  // namespace rolecall
