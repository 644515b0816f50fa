// What the program knows of the terminal, and every line it says on standard error.
#pragma once

#include <string_view>

namespace rolecall {

bool is_terminal(int fd);

/// Columns of the terminal on standard output; COLUMNS first, 80 where unknown.
int terminal_width();

/// False where the locale names an encoding other than UTF-8.
bool locale_has_unicode();

enum class ColorChoice { Auto, Always, Never };

/// The flag, then NO_COLOR, then whether standard output is a terminal that can.
bool use_color(ColorChoice choice);

/// "rolecall: MESSAGE" on standard error, made printable.
void complain(std::string_view message);

/// One line on standard error that is written over; silent unless that is a terminal and a second
/// has passed. The destructor wipes it.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `total` 0: unknown.
  void show(unsigned long long records, unsigned long long done, unsigned long long total);
  void wipe();

 private:
  bool enabled_;
  bool shown_ = false;
  double started_;
  double last_ = 0;
};

}  // namespace rolecall
