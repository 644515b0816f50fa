// A text as regexes read it. To a reader a no-break blank is a blank and a full-width digit a
// digit; `\s`, `\d`, `\b` and a literal of a pattern know those of ASCII alone.
//
//   NarrowedText narrowed;
//   narrowed.read("５＋\u00A0years");
//   narrowed.text();           // "5+ years"
//   narrowed.written({0, 2});  // where "5+" stands in what was read: [0, 6)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "model/range.h"

namespace rolecall {

/// What a regex meets where a text has `c`; 0: nothing (a soft hyphen). Full-width signs stay, but
/// for plus and minus: patterns of Chinese tell "，" from ",".
constexpr char32_t narrowed(char32_t c) {
  if (c < 0x80) return c;
  const CharClass cls = classify_wide(c);
  if (cls == CharClass::Blank) return ' ';
  if (cls == CharClass::Ignored) return 0;
  const char32_t ascii = narrow(c);
  return is_alnum(ascii) || ascii == '+' || ascii == '-' ? ascii : c;
}

/// The same for the characters that a pattern writes out; signs get the backslash that they need.
/// What it writes as a number (`\x{A0}`) stays.
std::string narrowed_pattern(std::string_view pattern);

/// A text with each character narrowed, and which place of it is which of the text as written.
/// Buffers are reused.
class NarrowedText {
 public:
  void read(std::string_view written);

  std::string_view text() const { return text_; }
  /// text() with ASCII letters in lower case.
  std::string_view lower() const { return lower_; }

  /// The place of whole characters of the written text in text(), and the other way round.
  Range narrow(Range written) const;
  Range written(Range narrowed) const;

 private:
  struct Change {
    Range written, narrowed;
  };

  std::string text_, lower_;
  std::vector<Change> changes_;  // in order of place
};

}  // namespace rolecall
