#include "progress.h"

#include <unistd.h>

#include <chrono>
#include <string>

#include "atomic_file.h"
#include "report/terminal_text.h"
#include "terminal.h"

namespace rolecall {
namespace {

constexpr double kLong = 1.0;     // seconds; work that takes less says nothing
constexpr double kBetween = 0.2;  // seconds from one drawing to the next

double now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Progress::Progress(bool quiet, bool draws)
    : enabled_(!quiet && is_terminal(STDERR_FILENO)), draws_(draws), started_(now()) {}

Progress::~Progress() { wipe(); }

bool Progress::due() const {
  if (!enabled_ || !draws_) return false;
  const double at = now();
  return at - started_ >= kLong && at - last_ >= kBetween;
}

void Progress::show(RunAmounts amounts) {
  if (!due()) return;
  amounts.seconds = now() - started_;
  show(progress_words(amounts));
}

void Progress::show(std::string_view words) {
  if (!due()) return;
  last_ = now();
  shown_ = true;
  // A line that wraps could not be drawn over.
  const std::string line =
      cut(printable(words), terminal_width(STDERR_FILENO) - 1, locale_has_unicode() ? "…" : "...");
  (void)write_all(STDERR_FILENO, "\r\033[K" + line);
}

void Progress::wipe() {
  if (shown_) (void)write_all(STDERR_FILENO, "\r\033[K");
  shown_ = false;
}

void Progress::finish(RunAmounts amounts) {
  wipe();
  amounts.seconds = now() - started_;
  if (enabled_ && amounts.seconds >= kLong)
    (void)write_all(STDERR_FILENO, total_words(amounts) + "\n");
}

}  // namespace rolecall
