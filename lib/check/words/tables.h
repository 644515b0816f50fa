// The words of common.txt and acronyms.txt, as the build put them into the program.
#pragma once

#include <span>
#include <string_view>

namespace rolecall {

struct Meaning {
  std::string_view acronym;
  std::string_view meaning;
};

/// In the order of their bytes.
std::span<const std::string_view> common_words();
std::span<const Meaning> other_meanings();

}  // namespace rolecall
