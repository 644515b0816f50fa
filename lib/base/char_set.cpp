#include "base/char_set.h"

#include <array>

#include "base/pattern_pieces.h"

namespace rolecall {
namespace {

/// ASCII of \d, \s and \w, and of their opposites in capitals.
std::optional<AsciiSet> perl_ascii(char letter) {
  static constexpr auto kSets = [] {
    std::array<AsciiSet, 3> sets;
    for (char32_t c = 0; c < 128; ++c) {
      if (is_digit(c)) sets[0].set(c);
      if (std::u32string_view(U"\t\n\f\r ").find(c) != std::u32string_view::npos) sets[1].set(c);
      if (is_word_char(c)) sets[2].set(c);
    }
    return sets;
  }();
  const auto which = std::string_view("dsw").find(ascii_lower(letter));
  if (which == std::string_view::npos) return std::nullopt;
  return is_lower(letter) ? kSets[which] : ~kSets[which];
}

/// Adds what an escape stands for within a class; false where that is not known.
bool add_escape(std::string_view escape, AsciiSet& set) {
  if (escape.size() != 2) return false;
  const char letter = escape[1];
  if (const char32_t c = control_character(letter); c != 0) {
    set.set(c);
    return true;
  }
  if (!is_alnum(letter)) {
    set.set(static_cast<unsigned char>(letter));
    return true;
  }
  const auto perl = is_lower(letter) ? perl_ascii(letter) : std::nullopt;
  if (perl) set.add(*perl);
  return perl.has_value();
}

}  // namespace

char32_t control_character(char letter) {
  constexpr std::string_view kLetters = "nrtfv", kControls = "\n\r\t\f\v";
  const auto at = kLetters.find(letter);
  return at == kLetters.npos ? 0 : static_cast<char32_t>(kControls[at]);
}

CharSet any_but_line_feed() {
  AsciiSet line_feed;
  line_feed.set('\n');
  return {~line_feed, {}, true};
}

std::optional<CharSet> perl_class(char letter) {
  const auto ascii = perl_ascii(letter);
  if (!ascii) return std::nullopt;
  return CharSet{*ascii, {}, is_upper(letter)};
}

std::optional<CharSet> bracket_class(std::string_view written) {
  const auto members = members_of(written);
  if (!members) return std::nullopt;
  CharSet set;
  for (const ClassMember& member : *members) {
    if (!member.escape.empty()) {
      if (!add_escape(member.escape, set.ascii)) return std::nullopt;
      continue;
    }
    if (member.from > member.to) return std::nullopt;
    for (char32_t c = member.from; c <= member.to && c < 128; ++c) set.ascii.set(c);
    if (member.to >= 128) set.wide.push_back({member.from, member.to});
  }
  set.negated_wide = written[1] == '^';
  if (set.negated_wide) set.ascii = ~set.ascii;
  return set;
}

}  // namespace rolecall
