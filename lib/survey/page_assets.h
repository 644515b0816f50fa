// Style and script of the page, from page/, as they are.
#pragma once

#include <string_view>

namespace rolecall {

std::string_view page_style();
std::string_view page_script();
/// In hexadecimal: the only script that the page lets run.
std::string_view page_script_sha256();

}  // namespace rolecall
