#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "atomic_file.h"
#include "base/unicode.h"
#include "report/terminal_text.h"

namespace rolecall {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::string_view(value) : std::string_view();
}

}  // namespace

bool is_terminal(int fd) { return ::isatty(fd) == 1; }

int terminal_width(int fd) {
  // A width that no terminal has is a mistake, and every line is ruled to the width.
  constexpr long kWidest = 10'000;
  const long columns = std::strtol(std::string(environment("COLUMNS")).c_str(), nullptr, 10);
  if (columns > 0 && columns <= kWidest) return static_cast<int>(columns);
  winsize size{};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
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

bool use_color(ColorChoice choice, int fd) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  if (!environment("NO_COLOR").empty()) return false;
  return is_terminal(fd) && environment("TERM") != "dumb";
}

void complain(std::string_view message) {
  // Nothing is left to tell if standard error cannot be written.
  (void)write_all(STDERR_FILENO, "rolecall: " + printable(message) + "\n");
}

}  // namespace rolecall
