#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "atomic_file.h"
#include "base/unicode.h"
#include "report/terminal_text.h"

namespace rolecall {
namespace {

double seconds() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::string_view(value) : std::string_view();
}

}  // namespace

bool is_terminal(int fd) { return ::isatty(fd) == 1; }

int terminal_width() {
  const int columns = std::atoi(std::string(environment("COLUMNS")).c_str());
  if (columns > 0) return columns;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool locale_has_unicode() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view value = environment(name);
    if (value.empty()) continue;
    const std::size_t dot = value.find('.');
    if (dot == std::string_view::npos) return true;
    const std::string encoding = folded(value.substr(dot + 1));
    return encoding.starts_with("utf-8") || encoding.starts_with("utf8");
  }
  return true;
}

bool use_color(ColorChoice choice) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  if (!environment("NO_COLOR").empty()) return false;
  return is_terminal(STDOUT_FILENO) && environment("TERM") != "dumb";
}

void complain(std::string_view message) {
  // Nothing is left to tell if standard error cannot be written.
  (void)write_all(STDERR_FILENO, "rolecall: " + printable(message) + "\n");
}

Progress::Progress() : enabled_(is_terminal(STDERR_FILENO)), started_(seconds()) {}

Progress::~Progress() { wipe(); }

void Progress::show(unsigned long long records, unsigned long long done, unsigned long long total) {
  if (!enabled_) return;
  const double now = seconds();
  if (now - started_ < 1.0 || now - last_ < 0.1) return;
  last_ = now;
  shown_ = true;
  char share[16] = "";
  if (total > 0)
    std::snprintf(share, sizeof share, "  %3.0f %%",
                  100.0 * static_cast<double>(done) / static_cast<double>(total));
  char line[96];
  const int size = std::snprintf(line, sizeof line, "\r\033[K%llu postings%s  %.0f/s", records,
                                 share, static_cast<double>(records) / (now - started_));
  (void)write_all(STDERR_FILENO, std::string_view(line, static_cast<std::size_t>(size)));
}

void Progress::wipe() {
  if (shown_) (void)write_all(STDERR_FILENO, "\r\033[K");
  shown_ = false;
}

}  // namespace rolecall
