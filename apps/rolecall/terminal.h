// What the program knows of the terminal, and every line it says on standard error.
#pragma once

#include <string_view>

namespace rolecall {

bool is_terminal(int fd);

/// Columns of the terminal on `fd`; COLUMNS first, 80 where unknown.
int terminal_width(int fd);

/// False where the locale names an encoding other than UTF-8.
bool locale_has_unicode();

enum class ColorChoice { Auto, Always, Never };

/// The flag, then NO_COLOR, then whether `fd` is a terminal that can.
bool use_color(ColorChoice choice, int fd);

/// "rolecall: MESSAGE" on standard error, made printable.
void complain(std::string_view message);

}  // namespace rolecall
