// The frame of the HTML pages that show postings one by one.
#pragma once

#include <string_view>

namespace rolecall {

/// All of a page before its content, up to and with <main>: it loads nothing and runs nothing.
std::string_view html_head();

}  // namespace rolecall
